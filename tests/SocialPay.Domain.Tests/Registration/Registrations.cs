using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Registration;

/// <summary>A registration with nothing wrong, to be spoilt in one place.</summary>
internal static class Registrations
{
    public static readonly DateOnly Today = new(2021, 6, 15);

    /// <summary>A woman of 80 in Lạng Sơn, paid to her account at VietinBank through December 2020.</summary>
    public static RegistrationRequest Sound(Action<RegistrationRequest>? spoil = null)
    {
        var request = new RegistrationRequest
        {
            FullName = "Nông Thị Hòa",
            Birth = BirthDate.On(new DateOnly(1940, 5, 6)),
            Sex = Sex.Female,
            Ethnicity = "Tày",
            IdNumber = "020140000123",
            IdIssuedOn = new DateOnly(2016, 7, 1),
            Phone = "0912345678",
            Commune = "Xã Hợp Thành",
            Village = "Thôn Một",
            Groups = { "136/5.5b" },
            DecisionNumber = "12/QĐ-UBND",
            DecisionDate = new DateOnly(2020, 6, 1),
            Start = new PayPeriod(2020, 5),
            PaidThrough = new PayPeriod(2020, 12),
            PaymentKind = PaymentMethodKind.BankAccount,
            Provider = "VietinBank",
            Bank = "970415",
            AccountNumber = "101000000123",
            AccountHolder = "NONG THI HOA",
        };
        spoil?.Invoke(request);
        return request;
    }

    /// <summary>Codes without their prefix, warnings in brackets, each with its field.</summary>
    public static IReadOnlyList<string> Codes(IEnumerable<RegistrationProblem> problems) =>
        [.. problems.Select(problem => $"{problem.Field}:{problem.Error.Code["Registration.".Length..]}").Zip(problems, (text, problem) => problem.IsWarning ? $"({text})" : text)];
}
