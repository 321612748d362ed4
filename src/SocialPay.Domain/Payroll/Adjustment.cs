using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>What earlier runs granted for a month, a recovery being negative; money carried over was granted once, not again.</summary>
/// <param name="RuleId">The row that paid it, where known.</param>
public readonly record struct GrantedAmount(
    Programme Programme, RuleComponent Component, PayeeKind Payee, PayPeriod For, Vnd Amount, string RuleId = "");

/// <summary>What is to be added (truy lĩnh) or taken back (truy thu) for one month.</summary>
/// <param name="Kind">Arrears or recovery.</param>
/// <param name="RuleId">The row that owes it; where nothing is owed, the row that paid it, empty where that is not known.</param>
/// <param name="Owed">What the row owes for the month as known now.</param>
/// <param name="Granted">What was granted of it before.</param>
/// <param name="Amount">Added where positive, taken back where negative. Smaller than the difference where a limit holds some back.</param>
/// <param name="Line">Why the amount is owed; none where nothing is owed any more.</param>
public sealed record Adjustment(
    PayrollLineKind Kind,
    Programme Programme,
    RuleComponent Component,
    PayeeKind Payee,
    PayPeriod For,
    string RuleId,
    Vnd Owed,
    Vnd Granted,
    Vnd Amount,
    OwedLine? Line)
{
    /// <summary>Counts as granted from now on.</summary>
    public GrantedAmount AsGranted => new(Programme, Component, Payee, For, Amount, RuleId);

    /// <summary>As a payroll line says it: base and coefficient are those of what is owed, zero where nothing is.</summary>
    public LineContent Content => new(
        Component, For, RuleId, Payee, Line?.Base ?? Vnd.Zero, Line?.Coefficient ?? 0, Amount,
        (Line?.Reasons ?? new Reasons(For.LastDay, "", [], [])).ToString());
}
