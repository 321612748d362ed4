using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration;

/// <summary>What may be wrong with a registration, by form or by file. Texts: Registration.resx; list with remedies: docs/register-file.md.</summary>
public static class RegistrationErrors
{
    // A cell or a field that can't be read
    public static Error UnreadableDate(string text) => new("Registration.UnreadableDate", text);
    public static Error UnreadableBirth(string text) => new("Registration.UnreadableBirth", text);
    public static Error UnreadableMonth(string text) => new("Registration.UnreadableMonth", text);
    public static Error UnreadableNumber(string text) => new("Registration.UnreadableNumber", text);

    /// <summary>A count that no household has: a mark may have been lost, «1.0» become 10.</summary>
    public static Error UnlikelyCount(string text) => new("Registration.UnlikelyCount", text);

    /// <summary>A row that sums up the list; it is nobody's.</summary>
    public static Error TotalRow(string label) => new("Registration.TotalRow", label);
    public static Error UnknownValue(string text, IEnumerable<string> allowed) => new("Registration.UnknownValue", text, string.Join(", ", allowed.Select(word => $"«{word}»")));
    public static Error Missing(string field) => new($"Registration.Missing_{field}");
    public static Error TooLong(int most) => new("Registration.TooLong", most);
    public static Error HiddenCharacters { get; } = new("Registration.HiddenCharacters");
    public static Error OldFont(string text) => new("Registration.OldFont", text);

    // Person
    public static Error UnusualName(string name) => new("Registration.UnusualName", name);
    public static Error BirthInFuture { get; } = new("Registration.BirthInFuture");
    public static Error BirthTooOld(int age) => new("Registration.BirthTooOld", age);
    public static Error IdNumberShort(int digits) => new("Registration.IdNumberShort", digits);
    public static Error IdNumberForm(string text) => new("Registration.IdNumberForm", text);
    public static Error IdNumberProvince(string code) => new("Registration.IdNumberProvince", code);
    public static Error IdNumberBirth { get; } = new("Registration.IdNumberBirth");
    public static Error IdNumberSex { get; } = new("Registration.IdNumberSex");
    public static Error IdIssuedInFuture { get; } = new("Registration.IdIssuedInFuture");
    public static Error IdIssuedBeforeBirth { get; } = new("Registration.IdIssuedBeforeBirth");
    public static Error PhoneForm(string text) => new("Registration.PhoneForm", text);
    public static Error PhoneConverted(string from, string to) => new("Registration.PhoneConverted", from, to);
    public static Error PhoneZeroAdded(string from, string to) => new("Registration.PhoneZeroAdded", from, to);

    /// <summary>Somebody of that number waits for a decision already.</summary>
    public static Error AlreadyProposed { get; } = new("Registration.AlreadyProposed");

    // Commune
    public static Error CommuneNotInArea(string text) => new("Registration.CommuneNotInArea", text);
    public static Error CommuneAmbiguous(string text, string candidates) => new("Registration.CommuneAmbiguous", text, candidates);
    public static Error CommuneDivided(string text, string successors) => new("Registration.CommuneDivided", text, successors);

    // Group and decision
    public static Error UnknownGroup(string text) => new("Registration.UnknownGroup", text);
    public static Error GroupNotMatched(string group, PayPeriod month) => new("Registration.GroupNotMatched", group, month.ToDisplay());
    public static Error NoCareForGroups(string groups) => new("Registration.NoCareForGroups", groups);
    public static Error CareNotMatched(PayPeriod month) => new("Registration.CareNotMatched", month.ToDisplay());
    public static Error CarerMissing { get; } = new("Registration.CarerMissing");
    public static Error DecisionInFuture { get; } = new("Registration.DecisionInFuture");
    public static Error DecisionBeforeBirth { get; } = new("Registration.DecisionBeforeBirth");
    public static Error StartBeforeBirth { get; } = new("Registration.StartBeforeBirth");
    public static Error StartLongBeforeDecision(int months) => new("Registration.StartLongBeforeDecision", months);
    public static Error StartLongAfterDecision(int months) => new("Registration.StartLongAfterDecision", months);
    public static Error PaidThroughInFuture { get; } = new("Registration.PaidThroughInFuture");
    public static Error PaidThroughBeforeStart { get; } = new("Registration.PaidThroughBeforeStart");

    // Payment
    public static Error UnknownProvider(string text) => new("Registration.UnknownProvider", text);
    public static Error NoContract(string provider, string commune, DateOnly day) => new("Registration.NoContract", provider, commune, day);
    public static Error UnknownBank(string text) => new("Registration.UnknownBank", text);
    public static Error AmbiguousBank(string text, string candidates) => new("Registration.AmbiguousBank", text, candidates);
    public static Error AccountForm(string text) => new("Registration.AccountForm", text);
    public static Error AccountLooksLikeCard { get; } = new("Registration.AccountLooksLikeCard");
    public static Error AccountNotPhone { get; } = new("Registration.AccountNotPhone");
    public static Error AccountUnused { get; } = new("Registration.AccountUnused");
    public static Error HolderDiffers(string holder, string name) => new("Registration.HolderDiffers", holder, name);

    // Proxy
    public static Error ProxyEndsBeforeStart { get; } = new("Registration.ProxyEndsBeforeStart");
    public static Error ProxyEnded(DateOnly day) => new("Registration.ProxyEnded", day);
    public static Error ProxyPaperIncomplete { get; } = new("Registration.ProxyPaperIncomplete");

    // Against the other rows and the register
    public static Error DuplicateInFile(int row) => new("Registration.DuplicateInFile", row);

    /// <param name="row">Its number and sheet.</param>
    public static Error DuplicateInFile(string row) => new("Registration.DuplicateInFile", row);
    public static Error AlreadyRegistered(string columns) => new("Registration.AlreadyRegistered", columns);
    public static Error MaybeDuplicateInFile(string row) => new("Registration.MaybeDuplicateInFile", row);
    public static Error AccountOfAnother(string row) => new("Registration.AccountOfAnother", row);
    public static Error IdNumberTaken { get; } = new("Registration.IdNumberTaken");
}

/// <summary>One thing wrong with one field. A warning is shown and does not stop the registration.</summary>
/// <param name="Field">One of <see cref="RegistrationFields"/>, or the name of the fact's attribute.</param>
public sealed record RegistrationProblem(string Field, Error Error, bool IsWarning = false);
