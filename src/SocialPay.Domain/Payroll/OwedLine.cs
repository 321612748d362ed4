using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>An amount owed to one person, or for her to a carer, for one component and one month, with what made it.</summary>
/// <param name="Group">The group of the law that pays, after successions.</param>
/// <param name="Base">The base that counts, national or of the province; the amount per day or the fixed amount where there is no base.</param>
/// <param name="Coefficient">What the base is multiplied by, children or days included.</param>
/// <param name="EvaluatedOn">The day whose facts count: the last of the month or of the month before (policy-rules §6.0).</param>
/// <param name="Decision">The decision that grants it; none where no decision exists yet.</param>
public sealed record OwedLine(
    RateRule Rule,
    RuleComponent Component,
    PayPeriod For,
    PayeeKind Payee,
    string Group,
    Vnd Base,
    decimal Coefficient,
    Vnd Amount,
    DateOnly EvaluatedOn,
    GrantedGroup? Decision,
    Reasons Reasons);
