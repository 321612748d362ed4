using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Domain.Tests.Registration.Changes;

/// <summary>A person told change by change. Change 1 registers her on 2021-01-05; the next ones are 2, 3, 4 and so on.</summary>
internal sealed class Story
{
    public const long Person = 7;

    /// <summary>Communes.</summary>
    public const long Here = 11, There = 12;

    private readonly List<KnownChange> changes = [];

    private Story()
    {
    }

    public static RegistrationValues Registered { get; } = new()
    {
        FullName = "Đinh Thị Sen",
        Birth = BirthDate.Parse("1941-06-05"),
        Sex = Sex.Female,
        Ethnicity = "Nùng",
        IdNumber = "020141000111",
        IdIssuedOn = Day("2016-05-20"),
        Phone = "0912345678",
        AreaId = Here,
        Village = "Thôn 1",
        Grants = [Grant("20/5.6", "2021-01"), Grant("20/5.4", "2021-03")],
        Facts = [new("poverty", "poor", Day("2021-01-01"))],
        Methods = [Cash("2021-01")],
        Collectors = [Proxy("Đinh Văn Bảo", "2021-01-05", "2021-12-31")],
    };

    public IReadOnlyList<KnownChange> Changes => changes;

    public Beneficiary Now => PersonHistory.Of(Person, changes)!;

    public static Story Of(RegistrationValues? registration = null) => new Story().With("2021-01-05", registration ?? Registered);

    /// <param name="decided">The day of the decision; null: the effective day.</param>
    public Story With(string effective, ChangeValues values, string? decided = null, long? corrects = null) =>
        With(Day(effective), values, Noon(decided ?? effective), corrects);

    public Story With(DateOnly effective, ChangeValues values, DateTimeOffset decided, long? corrects = null)
    {
        changes.Add(new(changes.Count + 1, effective, decided, corrects, values));
        return this;
    }

    /// <summary>As she was known at the end of a day; null: not yet in the register.</summary>
    public Beneficiary? AsOf(string day) => PersonHistory.Of(Person, changes.Where(change => change.DecidedAt <= Noon(day)));

    public static GrantValues Grant(string group, string start) => new(Programme.SocialAssistance, group, RuleComponent.Allowance, $"{group} {start}", Month(start).FirstDay, Month(start));

    public static MethodValues Cash(string? from = null) => new(PaymentMethodKind.CashAtHome, 1) { From = from is null ? null : Month(from) };

    public static MethodValues Account(string number, string? from = null) =>
        new(PaymentMethodKind.BankAccount, 2) { BankBin = "970405", AccountNumber = number, HolderName = "DINH THI SEN", From = from is null ? null : Month(from) };

    public static CollectorValues Proxy(string name, string from, string to) => new(ProxyKind.Authorised, name, Day(from), Day(to)) { PaperNumber = "1/UQ" };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static PayPeriod Month(string text) => PayPeriod.Parse(text);

    /// <summary>Noon in Vietnam.</summary>
    private static DateTimeOffset Noon(string day) => new(Day(day).ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(7));
}

/// <summary>The parts of a person as short texts, in the order in which the history gives them.</summary>
internal static class PictureText
{
    /// <summary>As <c>11 ..2021-05; out 2021-06..</c></summary>
    public static string Places(this Beneficiary person) => Text(person.Residences, place =>
        $"{(place.AreaId is { } area ? Invariant($"{area}") : "out")} {(place.From is null ? "" : $"{place.FirstMonth}")}..{place.LastMonth}");

    /// <summary>As <c>20/5.6 2021-01..2021-05 rests 2021-03..</c></summary>
    public static string Grants(this Beneficiary person) => Text(person.Entitlements, grant =>
        $"{grant.Group} {grant.Start}..{grant.End}{(grant.Suspended.IsNone ? "" : $" rests {grant.Suspended}")}");

    /// <summary>As <c>cash 2021-01..2021-05; 1234567890 2021-06..</c></summary>
    public static string Methods(this Beneficiary person) => Text(person.PaymentMethods, method =>
        $"{method.AccountNumber ?? "cash"} {method.From}..{method.To}{(method.State == PaymentMethodState.Verified ? "" : $" {method.State}")}");

    /// <summary>As <c>Đinh Văn Bảo 2021-01-05..2021-12-31 Verified</c></summary>
    public static string Collectors(this Beneficiary person) => Text(person.Proxies, proxy =>
        Invariant($"{(proxy.Kind == ProxyKind.Guardian ? "guardian " : "")}{proxy.FullName} {proxy.From:yyyy-MM-dd}..{proxy.To:yyyy-MM-dd} {proxy.State}"));

    /// <summary>As <c>poverty=poor 2021-01-01</c></summary>
    public static string Facts(this Beneficiary person) => Text(person.Circumstances, fact => Invariant($"{fact.Attribute}={fact.Value} {fact.From:yyyy-MM-dd}"));

    /// <summary>All that the changes make, with the changes that it comes from.</summary>
    public static string All(this Beneficiary? person) => person is null ? "nobody" : string.Join('\n',
        Invariant($"{person.FullName} | {person.Birth} | {person.Sex} | {person.IdNumber} | {person.IdIssuedOn:yyyy-MM-dd} | {person.NoIdReason} | {person.Ethnicity} | {person.Phone}"),
        Invariant($"{person.AreaId} | {person.Village} | died {person.DiedOn:yyyy-MM-dd} | registered {person.RegisteredAt:u} | {person.SearchText} | {person.NameKey}"),
        person.Places(), Text(person.Residences, place => Invariant($"{place.From:yyyy-MM-dd} {place.Village} by {place.ChangeId}")),
        person.Grants(), Text(person.Entitlements, grant => Invariant($"{grant.DecisionNumber} by {grant.ChangeId}.{grant.Place}")),
        person.Methods(), Text(person.PaymentMethods, method => Invariant($"{method.Kind} {method.ProviderId} by {method.ChangeId}.{method.Place}")),
        person.Collectors(), Text(person.Proxies, proxy => Invariant($"by {proxy.ChangeId}.{proxy.Place}")),
        person.Facts(), Text(person.Circumstances, fact => Invariant($"{fact.RecordedAt:u} by {fact.ChangeId}.{fact.Place}")));

    private static string Text<T>(IEnumerable<T> rows, Func<T, string> text) => string.Join("; ", rows.Select(text));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
