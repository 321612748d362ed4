using SocialPay.Application.Policy;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Payroll;

/// <summary>One run in a list.</summary>
public sealed record RunSummary(
    long RunId, string AreaCode, string AreaName, PayPeriod Period, PayPeriod Through, Programme Programme, PayrollRunState State, int Revision, string Hash,
    int People, int Lines, Vnd Amount, DateTimeOffset ComputedAt)
{
    /// <summary>How many months it pays.</summary>
    public int Months => Through - Period + 1;
}

/// <summary>The payroll of a month in an area.</summary>
/// <param name="Areas">The areas that make a payroll, each with its run where there is one; for an area below them, the one it belongs to.</param>
/// <param name="People">In the runs of the month; who stands in two of them counts once.</param>
/// <param name="MayCompute">The officer may compute the payroll of the area asked for.</param>
/// <param name="Tet">The first day of Tết, where it falls in the month or the next: two months may be paid at once.</param>
public sealed record MonthOverview(IReadOnlyList<MonthArea> Areas, int People, bool MayCompute, TetDate? Tet);

/// <summary>An area that makes a payroll in the month, and its run; null while none is computed.</summary>
/// <param name="Earlier">The run of an earlier month that pays this one too.</param>
public sealed record MonthArea(string AreaCode, string AreaName, RunSummary? Run, RunSummary? Earlier)
{
    /// <summary>The run that pays the month.</summary>
    public RunSummary? Shown => Run ?? Earlier;
}

/// <summary>One run with all that an approver looks at.</summary>
/// <param name="Exceptions">Who is owed money that the run could not pay out.</param>
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

    /// <summary>People of the register in the area who get no line, by reason; with <see cref="Exceptions"/> they and those paid are all of the programme.</summary>
    public required IReadOnlyList<UnpaidTotal> Unpaid { get; init; }

    /// <summary>The same people by the code of their commune; communes without any are left out.</summary>
    public required IReadOnlyDictionary<string, int> UnpaidByCommune { get; init; }

    /// <summary>All who get no line, owed money or not (chưa vào bảng).</summary>
    public int NotPaid => Exceptions.Count + Unpaid.Sum(cause => cause.People);

    /// <summary>The law that names its groups.</summary>
    public required Law Law { get; init; }

    /// <summary>The steps that hold for the lines as they stand: of before the last return only that they were computed.</summary>
    public IEnumerable<RunStepView> Standing =>
        Steps.Where((step, place) => step.Action == RunAction.Compute || !Steps.Skip(place).Any(later => later.Action == RunAction.Return));

    /// <summary>What rests on rows of the law flagged M or A.</summary>
    public required UnverifiedPart Unverified { get; init; }

    /// <summary>For earlier months, not granted then (truy lĩnh).</summary>
    public required KindTotal Arrears { get; init; }

    /// <summary>Taken back for earlier months, negative (truy thu).</summary>
    public required KindTotal Recoveries { get; init; }

    /// <summary>Who was overpaid earlier by more than this month takes back, and how much is left.</summary>
    public required IReadOnlyList<ExceptionView> Overpaid { get; init; }

    /// <summary>Who has not collected for months on end before this run, by commune and name.</summary>
    public required IReadOnlyList<SuspensionProposal> SuspensionProposals { get; init; }

    /// <summary>By commune, in the order of codes.</summary>
    public required IReadOnlyList<CommuneTotal> Communes { get; init; }

    /// <summary>The instructions by state, in the order of the states.</summary>
    public required IReadOnlyList<StateTotal> Outcomes { get; init; }

    /// <summary>The run that paid the month before in the same area and programme.</summary>
    public required RunSummary? Previous { get; init; }
}

/// <summary>A commune's part of a run.</summary>
/// <param name="Carried">What was not collected in earlier months, within <paramref name="Amount"/>.</param>
public sealed record CommuneTotal(string AreaCode, string AreaName, int People, int Lines, Vnd Amount, Vnd Carried, IReadOnlyList<StateTotal> Outcomes);

/// <summary>How many payments stand in a state, and how much they come to.</summary>
public sealed record StateTotal(InstructionState State, int People, Vnd Amount);

/// <summary>What the officer may do with the run as it stands.</summary>
public sealed record RunActions(bool Compute, bool Submit, bool Approve, bool Export, bool ImportResults);

public sealed record RunStepView(RunAction Action, int Revision, string UserFullName, DateTimeOffset At, string? Reason);

public sealed record BatchSummary(
    long BatchId, string AreaCode, string AreaName, string ProviderCode, string ProviderName, BatchState State, int Count, Vnd Amount)
{
    /// <summary>From 1, in the order of the run's lists.</summary>
    public int Number { get; init; }
}

/// <summary>People and money of one group of the law in a run.</summary>
public sealed record GroupTotal(string Group, RuleComponent Component, int People, Vnd Amount);

public sealed record KindTotal(int People, Vnd Amount);

/// <summary>Somebody who is owed money that the run could not pay out, or was overpaid.</summary>
public sealed record ExceptionView(long BeneficiaryId, string FullName, string AreaCode, string AreaName, ExceptionCause Cause, Vnd Amount);

/// <summary>How many people get no line for one reason.</summary>
public sealed record UnpaidTotal(UnpaidCause Cause, int People);

/// <summary>Somebody of the register who gets no line in a run.</summary>
public sealed record UnpaidView(long BeneficiaryId, string FullName, BirthDate Birth, string AreaCode, string AreaName, string? Village, UnpaidCause Cause);

/// <summary>Narrows those who get no line and orders them; null leaves a criterion out.</summary>
public sealed record UnpaidFilter(
    UnpaidCause? Cause = null, string? AreaCode = null, string? Search = null, UnpaidSort Sort = UnpaidSort.Commune, bool Descending = false);

/// <summary>Narrows the lines of a run and orders them; null leaves a criterion out.</summary>
/// <param name="Search">Words of a name without regard to diacritics, or parts of an identity number, a telephone or a payment's reference; all must match.</param>
public sealed record RunLineFilter(
    string? AreaCode = null, long? BatchId = null, string? Search = null, InstructionState? State = null, RunLineSort Sort = RunLineSort.Number, bool Descending = false);

/// <summary>A page of a run's lines, and the law for the words of their reasons.</summary>
public sealed record RunLines(IReadOnlyList<RunLineView> Rows, int Total, Law Law);

/// <summary>A line of a run with the person and the payment.</summary>
/// <param name="ProxyName">Who collects for her; <see cref="ProxyKind"/> says as what.</param>
public sealed record RunLineView(
    int Number, long BeneficiaryId, string FullName, BirthDate Birth, string AreaName, string? Village, PayrollLineKind Kind, RuleComponent Component,
    PayPeriod For, string RuleId, Vnd Base, decimal Coefficient, Vnd Amount, string Reasons, string Reference, PaymentMethodKind MethodKind,
    string ProviderName, string? ProxyName, InstructionState State)
{
    /// <summary>As it went to the provider.</summary>
    public string? IdNumber { get; init; }

    /// <summary>A proxy by paper, or a guardian; null where she collects herself.</summary>
    public ProxyKind? ProxyKind { get; init; }

    /// <summary>Why the payment failed, was not collected or came back, as the provider said.</summary>
    public string? Reason { get; init; }

    /// <summary>For the words of its reasons.</summary>
    public LineContent ToContent() => new(Component, For, RuleId, PayeeKind.None, Base, Coefficient, Amount, Reasons);
}
