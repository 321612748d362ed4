using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Explain;

/// <summary>A file of facts as read (docs/explain.md).</summary>
/// <param name="ByDecision">Entitlements are given; otherwise every group that the facts match counts as decided.</param>
/// <param name="Cared">The people that the person cares for, for the care support alone.</param>
/// <param name="Granted">What earlier runs granted; none: no adjustments.</param>
/// <param name="LookBackFrom">The first month looked at again; none: found from entitlements and granted amounts.</param>
/// <param name="FirstDated">The month of the first circumstance with a date.</param>
public sealed record ExplainQuestion(
    PayPeriod Period,
    string Province,
    IReadOnlySet<Programme> Programmes,
    PersonFile Person,
    bool ByDecision,
    IReadOnlyList<PersonFile> Cared,
    IReadOnlyList<GrantedEntry>? Granted,
    IReadOnlyList<ProvincialBase> Bases,
    Vnd? RecoveryCap,
    PayPeriod? LookBackFrom,
    PayPeriod? FirstDated);

/// <summary>An amount granted before. Where programme, payee or row are not said, it is set against what the component owes.</summary>
public sealed record GrantedEntry(PayPeriod For, RuleComponent Component, Vnd Amount, Programme? Programme, PayeeKind? Payee, string RuleId);

/// <summary>One amount and why.</summary>
/// <param name="Flag">How well the row is founded.</param>
/// <param name="Because">The facts used and the rows set aside; none where nothing is owed any more.</param>
public sealed record ExplainedLine(
    string Rule,
    string Group,
    PayPeriod For,
    RuleComponent Component,
    PayeeKind Payee,
    Vnd Base,
    decimal Coefficient,
    Vnd Amount,
    PayrollLineKind Kind,
    SourceFlag? Flag,
    string Reason,
    Reasons? Because);

/// <summary>What is owed for a month, to be added and to be taken back.</summary>
/// <param name="Total">What can be paid: the lines, but recoveries only as far as they leave zero, and within the cap.</param>
/// <param name="HeldBack">What is left of the recoveries for later months, negative: lines are total and this.</param>
/// <param name="Notes">What somebody should look at, in sentences.</param>
public sealed record Explanation(IReadOnlyList<ExplainedLine> Lines, Vnd Total, Vnd HeldBack, IReadOnlyList<string> Notes);
