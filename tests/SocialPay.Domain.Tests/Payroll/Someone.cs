using System.Globalization;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>
/// A person for a test, written as briefly as the examples of the law: born <c>1941</c> or <c>2018-09-20</c>; facts as
/// <c>poverty=poor; lone_parent; @2022-01-15 poverty=none</c>; decisions as <c>20/5.6 2021-07; care 20/5.6 2021-07..2021-12</c>.
/// </summary>
internal static class Someone
{
    /// <summary>Since when a fact holds that names no day.</summary>
    private static readonly DateOnly Always = new(1900, 1, 1);

    public static Law Law => LawFile.Load();

    public static PersonFile Of(string born, string facts = "", string decisions = "", string? died = null, long id = 1) => new(
        id, Born(born), Sex.Female, died is null ? null : Day(died), Facts(facts), Decisions(decisions));

    /// <summary>As <c>20-6-1a-u4 900000; 20-20-1a 900000</c>, in the order in which the calculator gives them.</summary>
    public static string Text(IEnumerable<OwedLine> lines) =>
        string.Join("; ", lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Rule.Id} {line.Amount.Amount}")));

    public static string Owed(this PersonFile person, string month, string province = "20") =>
        Text(Calculator.Owed(Law, person, PayPeriod.Parse(month), province));

    public static string Possible(this PersonFile person, string month, string province = "20") =>
        Text(Calculator.Possible(Law, person, PayPeriod.Parse(month), province));

    public static BirthDate Born(string born) => BirthDate.Parse(born);

    public static List<DatedFact> Facts(string facts) => [.. Parts(facts).Select(Fact)];

    private static DatedFact Fact(string text)
    {
        var from = Always;
        if (text[0] == '@') (from, text) = (Day(text[1..11]), text[12..]);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? DatedFact.Of(text, from, "true") : DatedFact.Of(text[..equals], from, text[(equals + 1)..]);
    }

    private static IEnumerable<GrantedGroup> Decisions(string decisions) => Parts(decisions).Select((text, index) =>
    {
        var words = text.Split(' ');
        var component = words[0] switch
        {
            "care" => RuleComponent.CareSupport,
            "facility" => RuleComponent.Institution,
            "pension" => RuleComponent.SocialPension,
            "supplement" => RuleComponent.Supplement,
            "seniority" => RuleComponent.SenioritySupplement,
            "carer" => RuleComponent.Carer,
            "survivor" => RuleComponent.Survivor,
            "nurture" => RuleComponent.SurvivorNurture,
            "education" => RuleComponent.Education,
            _ => RuleComponent.Allowance,
        };
        if (component != RuleComponent.Allowance) words = words[1..];
        var months = words[1].Split("..");
        PayPeriod? end = months.Length == 2 ? PayPeriod.Parse(months[1]) : null;
        return new GrantedGroup(words[0], component, PayPeriod.Parse(months[0]), end, $"{index + 1}/QĐ-UBND", index + 1);
    });

    private static string[] Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
