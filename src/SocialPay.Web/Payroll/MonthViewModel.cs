using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Web.Payroll;

/// <summary>The payroll of a month: one row per area that makes one.</summary>
public sealed class MonthViewModel(MonthOverview overview)
{
    public IReadOnlyList<MonthArea> Rows { get; } = overview.Areas;

    public bool MayCompute { get; } = overview.MayCompute;

    /// <summary>Where Tết falls in this month or the next.</summary>
    public TetDate? Tet { get; } = overview.Tet;

    /// <summary>Areas whose payroll is not computed yet, nor paid with that of an earlier month.</summary>
    public int Missing { get; } = overview.Areas.Count(area => area is { Run: null, Earlier: null });

    /// <summary>Areas that were paid with an earlier month; a run of this one pays only who came later and what changed.</summary>
    public int PaidEarlier { get; } = overview.Areas.Count(area => area is { Run: null, Earlier: not null });

    /// <summary>How many months the drafts pay, the most where they differ; one where there is none.</summary>
    public int Months { get; } =
        overview.Areas.Select(area => area.Run).OfType<RunSummary>().Where(run => run.State == PayrollRunState.Draft).Select(run => run.Months).DefaultIfEmpty(1).Max();

    /// <summary>Drafts, which computing makes anew.</summary>
    public int Drafts { get; } = overview.Areas.Count(area => area.Run is { State: PayrollRunState.Draft });

    /// <summary>Who is paid by two runs counts once.</summary>
    public int People { get; } = overview.People;

    public int Lines { get; } = overview.Areas.Sum(area => area.Run?.Lines ?? 0);

    public Vnd Amount { get; } = overview.Areas.Sum(area => area.Run?.Amount ?? Vnd.Zero);

    /// <summary>How many runs stand in each state, in the order of the states.</summary>
    public IReadOnlyList<(PayrollRunState State, int Runs)> States { get; } =
        [.. overview.Areas.Select(area => area.Run).OfType<RunSummary>().GroupBy(run => run.State).OrderBy(state => state.Key).Select(state => (state.Key, state.Count()))];
}

/// <summary>What a computation of one or more areas came to.</summary>
public sealed class ComputationViewModel(IReadOnlyList<AreaComputation> areas)
{
    public int Computed { get; } = areas.Count(area => area.Run.IsDone);

    /// <summary>Runs that are no draft any more and stayed as they were.</summary>
    public int Kept { get; } = areas.Count(IsKept);

    public IReadOnlyList<(string AreaName, Error Error)> Refused { get; } =
        [.. areas.Where(area => !area.Run.IsDone && !IsKept(area)).Select(area => (area.Area.FullName, area.Run.Error!))];

    private static bool IsKept(AreaComputation area) => area.Run.Error is { } error && error.Code == PayrollErrors.NotDraft(default).Code;
}
