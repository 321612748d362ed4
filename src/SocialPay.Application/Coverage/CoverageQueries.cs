using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Providers;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Coverage;

/// <summary>Reads how many people have an account and are paid without cash, by area, and who they are.</summary>
public sealed class CoverageQueries(Door door)
{
    private static readonly List<InstructionState> States = [.. Enum.GetValues<InstructionState>()];

    public Task<Result<CoverageReport>> ReportAsync(
        Actor actor, PayPeriod period, string areaCode, CancellationToken cancellation) => door.AskAsync<CoverageReport>(actor, async work =>
    {
        var found = await AreaAsync(work, period, areaCode, cancellation);
        if (found.Error is { } refusal) return refusal;
        var (db, area) = (work.Db, found.Value);
        var day = period.FirstDay;
        var children = await db.Areas.AsNoTracking()
            .Where(child => child.ParentId == area.Id && child.ValidFrom <= day && (child.ValidTo == null || child.ValidTo >= day))
            .OrderBy(child => child.Code)
            .ToListAsync(cancellation);
        var figures = await FiguresAsync(db, CoveragePeople.InEachArea(db, period, [area.Id, .. children.Select(child => child.Id)]), cancellation);
        AreaCoverage Of(Area one) => new(one.Code, one.FullName, one.Level, figures.GetValueOrDefault(one.Id, new CoverageFigures(0, 0, 0, Vnd.Zero, Vnd.Zero)));
        return new CoverageReport(
            period, Of(area), [.. children.Select(Of)], await TargetAsync(db, area, period, cancellation), await RunsAsync(db, area, period, cancellation),
            await CoverageMonths.OfAsync(db, area, period, cancellation));
    }, cancellation);

    /// <summary>The month to show for an area: not one that only some of the areas below have begun.</summary>
    /// <param name="period">The month asked for, and the last one that is shown.</param>
    public Task<Result<CoverageMonth>> MonthAsync(
        Actor actor, PayPeriod period, string areaCode, CancellationToken cancellation) => door.AskAsync<CoverageMonth>(actor, async work =>
    {
        var area = await AreaAsync(work, period, areaCode, cancellation);
        if (area.Error is { } refusal) return refusal;
        return await CoverageMonths.UpToAsync(work.Db, area.Value, period, cancellation);
    }, cancellation);

    /// <summary>The people behind a number, by name.</summary>
    public Task<Result<Page<CoveragePerson>>> PeopleAsync(
        Actor actor, PayPeriod period, string areaCode, CoverageGroup group, string? search, int skip, int take, CancellationToken cancellation) =>
        PeopleAsync(actor, period, areaCode, group, search, CoveragePersonSort.Name, descending: false, skip, take, cancellation);

    /// <param name="search">Words of a name, or parts of an identity number, a telephone or a payment's reference; null for everybody.</param>
    public Task<Result<Page<CoveragePerson>>> PeopleAsync(
        Actor actor, PayPeriod period, string areaCode, CoverageGroup group, string? search, CoveragePersonSort sort, bool descending, int skip, int take,
        CancellationToken cancellation) => door.AskAsync<Page<CoveragePerson>>(actor, async work =>
    {
        var db = work.Db;
        var area = await AreaAsync(work, period, areaCode, cancellation);
        if (area.Error is { } refusal) return refusal;
        var people = CoveragePeople.InEachArea(db, period, [area.Value.Id]);
        people = group switch
        {
            CoverageGroup.Everybody => people,
            CoverageGroup.WithAccount => people.Where(row => row.WithAccount),
            CoverageGroup.WithoutAccount => people.Where(row => !row.WithAccount),
            CoverageGroup.PaidCashless => people.Where(row => row.PaidCashless),
            CoverageGroup.Paid => people.Where(row => row.Paid > 0),
        };
        var query =
            from row in people
            join instruction in db.Instructions on row.InstructionId equals instruction.Id
            join person in db.Beneficiaries on row.BeneficiaryId equals person.Id
            select new { row, instruction, person };
        query = query.Matching(search, found => found.person.SearchText + " " + found.instruction.Reference);
        var total = await query.CountAsync(cancellation);
        if (!string.IsNullOrWhiteSpace(search)) work.Reads("search coverage", SubjectKind.Search, areaCode, area.Value.Path, ("words", search), ("found", total));
        var providers = await ProviderOrder.ReadAsync(db, cancellation);
        var sorted = sort switch
        {
            CoveragePersonSort.Name => query.By(found => found.person.NameKey, descending),
            CoveragePersonSort.Birth => query.By(found => found.instruction.Birth, descending),
            CoveragePersonSort.Area => query.By(found => found.instruction.Batch!.Area!.NameKey, descending),
            CoveragePersonSort.Method => query.By(found => providers.IndexOf(found.instruction.Batch!.ProviderId), descending),
            CoveragePersonSort.Amount => query.By(found => found.row.Amount, descending),
            CoveragePersonSort.Paid => query.By(found => found.row.Paid, descending),
            CoveragePersonSort.State => query.By(found => States.IndexOf(found.instruction.State), descending),
        };
        var rows = await sorted.ThenBy(found => found.person.NameKey).ThenBy(found => found.row.BeneficiaryId).Skip(skip).Take(take)
            .Select(found => new CoveragePerson(
                found.row.BeneficiaryId, found.instruction.FullName, found.instruction.Birth, found.instruction.Batch!.Area!.FullName,
                found.instruction.MethodKind, found.instruction.Batch.Provider!.Name, found.instruction.State, new Vnd(found.row.Amount),
                new Vnd(found.row.Paid), found.row.WithAccount, found.row.PaidCashless)
            {
                Reason = db.PaymentResults.Where(result => result.InstructionId == found.instruction.Id)
                    .OrderByDescending(result => result.Id).Select(result => result.Reason).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return new Page<CoveragePerson>(rows, total);
    }, cancellation);

    /// <summary>The months up to one that every area has computed; the area is that of the last month.</summary>
    public Task<Result<IReadOnlyList<MonthCoverage>>> TrendAsync(
        Actor actor, PayPeriod last, int months, string areaCode, CancellationToken cancellation) => door.AskAsync<IReadOnlyList<MonthCoverage>>(actor, async work =>
    {
        var area = await AreaAsync(work, last, areaCode, cancellation);
        if (area.Error is { } refusal) return refusal;
        List<MonthCoverage> trend = [];
        for (var month = last.AddMonths(1 - months); month <= last; month = month.Next)
        {
            if (!(await CoverageMonths.OfAsync(work.Db, area.Value, month, cancellation)).IsWhole) continue;
            var figures = await FiguresAsync(work.Db, CoveragePeople.InEachArea(work.Db, month, [area.Value.Id]), cancellation);
            if (figures.TryGetValue(area.Value.Id, out var known)) trend.Add(new MonthCoverage(month, known));
        }

        return trend;
    }, cancellation);

    private static Task<Result<Area>> AreaAsync(Work work, PayPeriod period, string code, CancellationToken cancellation) =>
        work.Db.AreaForAsync(work.Officer, Permission.ViewCoverage, code, period.FirstDay, cancellation);

    private static async Task<Dictionary<long, CoverageFigures>> FiguresAsync(
        SocialPayContext db, IQueryable<CoveragePersonRow> people, CancellationToken cancellation)
    {
        var rows = await people.GroupBy(row => row.AreaId)
            .Select(group => new
            {
                AreaId = group.Key,
                People = group.Count(),
                WithAccount = group.Count(row => row.WithAccount),
                PaidCashless = group.Count(row => row.PaidCashless),
                Amount = group.Sum(row => row.Amount),
                Paid = group.Sum(row => row.Paid),
            })
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => row.AreaId, row => new CoverageFigures(row.People, row.WithAccount, row.PaidCashless, new Vnd(row.Amount), new Vnd(row.Paid)));
    }

    // The nearest area that has a target, and of its targets the last one before the month.
    private static async Task<int?> TargetAsync(SocialPayContext db, Area area, PayPeriod period, CancellationToken cancellation)
    {
        var targets = await db.CoverageTargets.AsNoTracking().Where(target => area.Path.StartsWith(target.Area!.Path))
            .Select(target => new { target.From, target.Percent, target.Area!.Level }).ToListAsync(cancellation);
        return targets.Where(target => target.From <= period).OrderByDescending(target => target.Level).ThenByDescending(target => target.From)
            .FirstOrDefault()?.Percent;
    }

    private static Task<Dictionary<PayrollRunState, int>> RunsAsync(SocialPayContext db, Area area, PayPeriod period, CancellationToken cancellation) =>
        db.PayrollRuns.AsNoTracking()
            .Where(run => run.Period <= period && run.Through >= period && run.Kind == PayrollRunKind.Regular && run.State != PayrollRunState.Cancelled
                && (run.Area!.Path.StartsWith(area.Path) || area.Path.StartsWith(run.Area.Path)))
            .GroupBy(run => run.State)
            .ToDictionaryAsync(runs => runs.Key, runs => runs.Count(), cancellation);
}
