using System.CommandLine;
using SocialPay.Domain.Common;

namespace SocialPay.Cli;

/// <summary>Options that several verbs share.</summary>
internal static class Arguments
{
    public static Option<PayPeriod> Period { get; } = Month("--period", "month, as 2021-06");

    public static Option<PayPeriod> Month(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM",
        Required = true,
        CustomParser = result =>
        {
            if (PayPeriod.TryParse(result.Tokens.Count == 1 ? result.Tokens[0].Value : null, out var period)) return period;
            result.AddError($"{name} takes a month of the form 2021-06.");
            return default;
        },
    };
}
