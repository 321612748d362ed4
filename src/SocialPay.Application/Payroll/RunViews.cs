using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Payroll;

/// <summary>One run in a list.</summary>
public sealed record RunSummary(
    long RunId, string AreaCode, string AreaName, PayPeriod Period, Programme Programme, PayrollRunState State, int Revision, string Hash,
    int People, int Lines, Vnd Amount, DateTimeOffset ComputedAt);

/// <summary>One run with all that an approver looks at.</summary>
public sealed record RunDetails(
    RunSummary Run,
    IReadOnlyList<RunStepView> Steps,
    IReadOnlyList<BatchSummary> Batches,
    IReadOnlyList<GroupTotal> Groups,
    int CarriedPeople,
    Vnd CarriedAmount,
    IReadOnlyList<ExceptionView> Exceptions)
{
    public required RunActions May { get; init; }
}

/// <summary>What the officer may do with the run as it stands.</summary>
public sealed record RunActions(bool Compute, bool Submit, bool Approve, bool Export, bool ImportResults);

public sealed record RunStepView(RunAction Action, int Revision, string UserFullName, DateTimeOffset At, string? Reason);

public sealed record BatchSummary(
    long BatchId, string AreaCode, string AreaName, string ProviderCode, string ProviderName, BatchState State, int Count, Vnd Amount);

/// <summary>People and money of one group of the law in a run.</summary>
public sealed record GroupTotal(string Group, RuleComponent Component, int People, Vnd Amount);

/// <summary>Somebody who is owed money that the run could not pay out.</summary>
public sealed record ExceptionView(long BeneficiaryId, string FullName, string AreaName, ExceptionCause Cause, Vnd Amount);

/// <summary>Narrows the lines of a run; null leaves a criterion out.</summary>
public sealed record RunLineFilter(string? AreaCode = null, long? BatchId = null, string? Search = null, InstructionState? State = null);

public sealed record RunLineView(
    int Number, long BeneficiaryId, string FullName, BirthDate Birth, string AreaName, string? Village, PayrollLineKind Kind, RuleComponent Component,
    PayPeriod For, string RuleId, Vnd Base, decimal Coefficient, Vnd Amount, string Reasons, string Reference, PaymentMethodKind MethodKind,
    string ProviderName, string? ProxyName, InstructionState State);
