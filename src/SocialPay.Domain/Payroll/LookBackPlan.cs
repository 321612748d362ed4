using SocialPay.Domain.Common;

namespace SocialPay.Domain.Payroll;

/// <summary>Another run of the same programme and province, as far as it takes to know who changed.</summary>
/// <param name="Changed">Its last computation or cancellation.</param>
/// <param name="Seen">What its last computation knew of: nothing of one that went on beside it.</param>
public sealed record OtherRun(long RunId, long AreaId, PayPeriod Period, PayPeriod Through, PayrollRunState State, RunChange Changed, SeenMoment Seen);

/// <summary>
/// Whose earlier months can't have a difference. With somebody settled in the area's run that paid the month before, everything was granted as
/// owed up to that month; it still is, unless her file or the law changed (the digests tell), lines that were counted as granted went
/// away, or another run granted her something since. Where none of that can be excluded cheaply, she is looked at in full.
/// </summary>
public sealed class LookBackPlan
{
    private readonly List<OtherRun> granting;
    private readonly Dictionary<long, Reckoning> reckonings = [];
    private readonly Func<PayPeriod, PayPeriod, string> lawDigest;
    private readonly PayPeriod from;
    private Reckoning? previous;

    /// <param name="runs">All other runs, cancelled ones too.</param>
    /// <param name="from">The first month that this run looks at.</param>
    /// <param name="lawDigest">Digest of the law as it is now, from one month through another.</param>
    public LookBackPlan(IReadOnlyList<OtherRun> runs, long areaId, PayPeriod period, PayPeriod from, Func<PayPeriod, PayPeriod, string> lawDigest)
    {
        this.from = from;
        this.lawDigest = lawDigest;
        Previous = runs.Where(run => run.AreaId == areaId && run.Period < period && run.Through == period.Previous && run.State != PayrollRunState.Cancelled)
            .MaxBy(run => run.Period);
        // What it counted as granted may have gone where an earlier month was computed again or given up after it.
        if (Previous is { } before && runs.Any(run => run.AreaId == areaId && run.Period < before.Period && !before.Seen.Sees(run.Changed))) Previous = null;
        granting = Previous is null ? [] :
        [
            .. runs.Where(run => run.RunId != Previous.RunId && run.State != PayrollRunState.Cancelled
                && (run.Through >= period || !Previous.Seen.Sees(run.Changed))),
        ];
    }

    /// <summary>The run whose reckoning counts; none where everybody is looked at in full.</summary>
    public OtherRun? Previous { get; private set; }

    /// <summary>The runs whose reckonings have to be given.</summary>
    public IEnumerable<long> Needed => Previous is null ? [] : [Previous.RunId, .. granting.Select(run => run.RunId)];

    /// <summary>Gives the needed reckonings that there are.</summary>
    public void Give(IReadOnlyDictionary<long, Reckoning> given)
    {
        if (Previous is null) return;
        foreach (var (run, reckoning) in given) reckonings[run] = reckoning;
        if (!reckonings.TryGetValue(Previous.RunId, out previous)
            || granting.Exists(run => !reckonings.ContainsKey(run.RunId))
            || previous.From > from
            || previous.Law != lawDigest(previous.From, Previous.Through))
            (Previous, previous) = (null, null);
    }

    /// <summary>Whether the person's earlier months have no difference and no other run has granted her the run's own months.</summary>
    public bool IsSettled(long person, ulong digest) =>
        previous is not null && digest == previous.DigestOf(person) && digest != Reckoning.Open
        && !granting.Exists(run => reckonings[run.RunId].Has(person));
}
