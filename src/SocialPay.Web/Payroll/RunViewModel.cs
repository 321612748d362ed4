using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Web.Payroll;

/// <summary>One run as an officer looks at it.</summary>
public sealed class RunViewModel(RunDetails details)
{
    // The chain that every run goes through.
    private static readonly RunAction[] Chain = [RunAction.Compute, RunAction.Submit, RunAction.Approve, RunAction.Release];

    public RunDetails Details => details;

    public RunSummary Run => details.Run;

    public RunActions May => details.May;

    /// <summary>The chain with what has been done of it for the lines as they stand.</summary>
    public IReadOnlyList<(RunAction Action, RunStepView? Step)> Stages { get; } =
        [.. Chain.Select(action => (action, details.Standing.LastOrDefault(step => step.Action == action)))];

    /// <summary>The return that the preparer has yet to answer.</summary>
    public RunStepView? Returned { get; } =
        details.Run.State == PayrollRunState.Draft ? details.Steps.LastOrDefault(step => step.Action is RunAction.Return or RunAction.Submit) is { Action: RunAction.Return } last ? last : null : null;

    /// <summary>Against the run before; null where there was none, or one of more or fewer months.</summary>
    public (int People, Vnd Amount)? Change { get; } =
        details.Previous is { } previous && previous.Months == details.Run.Months ? (details.Run.People - previous.People, details.Run.Amount - previous.Amount) : null;

    public Vnd ExceptionAmount { get; } = details.Exceptions.Sum(exception => exception.Amount);

    /// <summary>Payments have left, so what became of them is shown.</summary>
    public bool ShowsOutcomes { get; } = details.Outcomes.Any(outcome => outcome.State != InstructionState.Pending);

    /// <summary>At least one batch has gone out, so there are files to fetch again.</summary>
    public bool HasFiles { get; } = details.Batches.Any(batch => batch.State != BatchState.Ready);

    public bool AllFiles { get; } = details.Batches.Count > 0 && details.Batches.All(batch => batch.State != BatchState.Ready);

    /// <summary>Who of a commune gets no line, owed money or not.</summary>
    public int NotPaidIn(string areaCode) =>
        details.Exceptions.Count(exception => exception.AreaCode == areaCode) + details.UnpaidByCommune.GetValueOrDefault(areaCode);

    public static int People(IEnumerable<StateTotal> outcomes, params IReadOnlyList<InstructionState> states) =>
        outcomes.Where(outcome => states.Contains(outcome.State)).Sum(outcome => outcome.People);

    public static Vnd Amount(IEnumerable<StateTotal> outcomes, params IReadOnlyList<InstructionState> states) =>
        outcomes.Where(outcome => states.Contains(outcome.State)).Sum(outcome => outcome.Amount);
}
