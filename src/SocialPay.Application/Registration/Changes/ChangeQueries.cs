using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>A change in a list.</summary>
/// <param name="People">How many it is about: one, or those of a file.</param>
/// <param name="Name">Of the one person; of a file, the first one's.</param>
/// <param name="IsLate">Waits longer than the law gives.</param>
public sealed record ChangeRow(
    long Id, ChangeKind Kind, ChangeState State, DateOnly Effective, string AreaCode, string AreaName, long? PersonId, string Name, int People, string ProposedBy, DateTimeOffset ProposedAt,
    DateOnly Due, bool IsLate, string? PaperNumber);

/// <summary>A step with who took it.</summary>
public sealed record ChangeStepView(ChangeAction Action, string UserName, string FullName, DateTimeOffset At, string? Reason);

/// <summary>All of one change.</summary>
/// <param name="Values">What it says, one for each person, as it is stored: JSON. None for who may not know why somebody is in the register.</param>
public sealed record ChangeView(
    ChangeRow Row, DateOnly? PaperDate, string? PaperIssuer, string? PaperScan, long? CorrectsId, long? CorrectedById, IReadOnlyList<(long? PersonId, string Values)> Values, IReadOnlyList<ChangeStepView> Steps);

/// <summary>Reads changes: what waits in an area, and one with all its steps.</summary>
public sealed class ChangeQueries(Door door)
{
    private const int Most = 1_000;
    private const int MostPeopleShown = 100;

    /// <summary>The changes of an area and below, the one that is due first at the top.</summary>
    public Task<Result<IReadOnlyList<ChangeRow>>> ListAsync(Actor actor, string areaCode, ChangeState? state, CancellationToken cancellation) =>
        door.AskAsync<IReadOnlyList<ChangeRow>>(actor, async work =>
        {
            var (db, day) = (work.Db, work.Today);
            var area = await db.AreaForAsync(work.Officer, Permission.ViewRegister, areaCode, day, cancellation);
            if (area.Error is { } refusal) return refusal;
            var changes = db.RegisterChanges.AsNoTracking().Where(change => state == null || change.State == state);
            return await RowsAsync(db, changes, area.Value.Path, day, cancellation);
        }, cancellation);

    public Task<Result<ChangeView>> ShowAsync(Actor actor, long changeId, CancellationToken cancellation) =>
        door.AskAsync<ChangeView>(actor, async work =>
        {
            var db = work.Db;
            var change = await db.RegisterChanges.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == changeId, cancellation);
            var place = change is null ? null : await db.Areas.AsNoTracking().SingleAsync(area => area.Id == change.AreaId, cancellation);
            if (work.Officer.Refusal(Permission.ViewRegister, place?.Path, changeId) is { } refusal) return refusal;
            work.Reads("change", SubjectKind.Change, changeId, place!.Path);
            var row = (await RowsAsync(db, db.RegisterChanges.Where(candidate => candidate.Id == changeId), place.Path, work.Today, cancellation))[0];
            var items = !Confidential.MaySee(work.Officer, place.Path) ? []
                : await db.Set<ChangeItem>().AsNoTracking().Where(item => item.ChangeId == changeId).OrderBy(item => item.Id).Take(MostPeopleShown).ToListAsync(cancellation);
            var corrected = await db.RegisterChanges.Where(other => other.CorrectsId == changeId && other.State == ChangeState.Approved).Select(other => (long?)other.Id).FirstOrDefaultAsync(cancellation);
            return new ChangeView(
                row, change!.PaperDate, change.PaperIssuer, change.PaperScan, change.CorrectsId, corrected, [.. items.Select(item => (item.BeneficiaryId, ChangeJson.Write(item.Values)))],
                await StepsAsync(db, [changeId], cancellation) is var steps ? [.. steps[changeId]] : []);
        }, cancellation);

    internal static async Task<ILookup<long, ChangeStepView>> StepsAsync(SocialPayContext db, IReadOnlyCollection<long> changes, CancellationToken cancellation)
    {
        var steps = await db.Set<ChangeStep>().AsNoTracking().Where(step => changes.Contains(step.ChangeId)).OrderBy(step => step.Id)
            .Join(db.Users, step => step.UserId, user => user.Id, (step, user) => new { step, user.UserName, user.FullName }).ToListAsync(cancellation);
        return steps.ToLookup(row => row.step.ChangeId, row => new ChangeStepView(row.step.Action, row.UserName!, row.FullName, row.step.At, row.step.Reason));
    }

    private static async Task<List<ChangeRow>> RowsAsync(SocialPayContext db, IQueryable<RegisterChange> changes, string path, DateOnly day, CancellationToken cancellation)
    {
        var query =
            from change in changes
            join area in db.Areas on change.AreaId equals area.Id
            where area.Path.StartsWith(path)
            let first = change.Items.OrderBy(item => item.Id).FirstOrDefault()
            let proposal = change.Steps.Where(step => step.Action == ChangeAction.Propose).OrderBy(step => step.Id).FirstOrDefault()
            orderby change.State == ChangeState.Proposed ? 0 : 1, change.Due, change.Id
            select new
            {
                change.Id,
                change.Kind,
                change.State,
                change.Effective,
                area.Code,
                area.FullName,
                Person = (long?)first!.BeneficiaryId,
                Name = db.Beneficiaries.Where(person => person.Id == first!.BeneficiaryId).Select(person => person.FullName).FirstOrDefault(),
                Item = (long?)first!.Id,
                People = change.Items.Count,
                By = db.Users.Where(user => user.Id == proposal!.UserId).Select(user => user.UserName).FirstOrDefault(),
                change.ProposedAt,
                change.Due,
                change.PaperNumber,
            };
        var rows = await query.Take(Most).ToListAsync(cancellation);
        // Of somebody who is not yet in the register the name stands in what was proposed.
        var unnamed = rows.Where(row => row.Name is null).Select(row => row.Item).OfType<long>().ToList();
        var proposed = await db.Set<ChangeItem>().AsNoTracking().Where(item => unnamed.Contains(item.Id)).ToDictionaryAsync(item => item.Id, item => (item.Values as RegistrationValues)?.FullName, cancellation);
        return rows.ConvertAll(row => new ChangeRow(
            row.Id, row.Kind, row.State, row.Effective, row.Code, row.FullName, row.Person, row.Name ?? (row.Item is { } item ? proposed.GetValueOrDefault(item) : null) ?? "", row.People, row.By ?? "", row.ProposedAt, row.Due,
            row.State == ChangeState.Proposed && row.Due < day, row.PaperNumber));
    }
}
