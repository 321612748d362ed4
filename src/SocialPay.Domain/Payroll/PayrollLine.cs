using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>One amount for one person, one component and one month it is for, with its reasons (dòng chi trả).</summary>
public sealed class PayrollLine
{
    public long Id { get; init; }

    public long RunId { get; init; }

    public long InstructionId { get; init; }

    /// <summary>Position in the run, from 1.</summary>
    public required int Number { get; init; }

    public required long BeneficiaryId { get; init; }

    public required PayrollLineKind Kind { get; init; }

    public required RuleComponent Component { get; init; }

    /// <summary>The month that the amount is for.</summary>
    public required PayPeriod For { get; init; }

    /// <summary>The row of the law that pays, or paid first, where the money is carried over.</summary>
    public required string RuleId { get; init; }

    public required PayeeKind Payee { get; init; }

    public required Vnd Base { get; init; }

    public required decimal Coefficient { get; init; }

    public required Vnd Amount { get; init; }

    /// <summary>The facts used and the alternatives excluded, in the calculator's compact form.</summary>
    public required string Reasons { get; init; }

    /// <summary>The line of an earlier run whose money did not reach the person and is carried over here, once.</summary>
    public long? CarriedFromId { get; init; }
}

public enum PayrollLineKind
{
    Current,
    Arrears,
    Recovery,
    CarriedOver,
}
