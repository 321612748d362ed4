using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Audit;

/// <summary>One entry of the audit, as it is shown.</summary>
/// <param name="Number">Its place in the province's chain; null while it waits for it.</param>
/// <param name="Changes">JSON.</param>
public sealed record AuditView(
    long? Number, DateTimeOffset At, AuditKind Kind, string? UserName, string? FullName, OfficerRole? Role, string? AreaCode, OriginKind Origin, string? Address,
    string Command, SubjectKind SubjectKind, string? SubjectId, string? Changes, string? Reason);

/// <summary>Reads the audit: of a person, a run, or an officer. Only those who watch over others may.</summary>
public sealed class AuditQueries(Door door)
{
    /// <summary>The most entries that are shown, the newest.</summary>
    public const int Most = 1_000;

    /// <param name="person">Her number in the register, or her ID number.</param>
    public Task<Result<IReadOnlyList<AuditView>>> OfPersonAsync(Actor actor, string person, CancellationToken cancellation) => door.AskAsync<IReadOnlyList<AuditView>>(actor, async work =>
    {
        var found = await PersonOf.FindAsync(work.Db, person, cancellation);
        if (work.Officer.Refusal(Permission.ViewAudit, found?.Area!.Path, found?.Id) is { } refusal) return refusal;
        var text = found!.Id.ToString(CultureInfo.InvariantCulture);
        var changes = await work.Db.Set<ChangeItem>().Where(item => item.BeneficiaryId == found.Id).Select(item => item.ChangeId).ToListAsync(cancellation);
        var subjects = changes.SelectMany(change => new[] { change.ToString(CultureInfo.InvariantCulture), RegisterBeneficiary.Waiting + change.ToString(CultureInfo.InvariantCulture) }).ToList();
        work.Reads("audit", SubjectKind.Person, found.Id, found.Area!.Path);
        return await ViewsAsync(
            work.Db,
            work.Db.AuditEntries.Where(entry => (entry.SubjectKind == SubjectKind.Person && entry.SubjectId == text) || (entry.SubjectKind == SubjectKind.Change && subjects.Contains(entry.SubjectId!))), cancellation);
    }, cancellation);

    public Task<Result<IReadOnlyList<AuditView>>> OfRunAsync(Actor actor, long runId, CancellationToken cancellation) => door.AskAsync(actor, async work =>
    {
        var path = await work.Db.PayrollRuns.AsNoTracking().Where(run => run.Id == runId).Select(run => run.Area!.Path).FirstOrDefaultAsync(cancellation);
        if (work.Officer.Refusal(Permission.ViewAudit, path, runId) is { } refusal) return refusal;
        return await OfSubjectAsync(work, SubjectKind.Run, runId, path!, cancellation);
    }, cancellation);

    /// <summary>What an officer did and read; only of one whose every role lies in reach.</summary>
    public Task<Result<IReadOnlyList<AuditView>>> OfOfficerAsync(Actor actor, string userName, CancellationToken cancellation) => door.AskAsync<IReadOnlyList<AuditView>>(actor, async work =>
    {
        if (work.Officer.RefusalWithout(Permission.ViewAudit) is { } notAllowed) return notAllowed;
        var normalized = VietnameseText.Clean(userName).ToUpperInvariant();
        var user = await work.Db.Users.AsNoTracking().Where(candidate => candidate.NormalizedUserName == normalized)
            .Select(candidate => new { candidate.Id, Paths = candidate.Roles.Select(role => role.Area!.Path).ToList() }).FirstOrDefaultAsync(cancellation);
        if (user is null or { Paths.Count: 0 }) return work.Officer.Refusal(Permission.ViewAudit, null)!;
        foreach (var path in user.Paths)
            if (work.Officer.Refusal(Permission.ViewAudit, path, user.Id) is { } refusal) return refusal;
        work.Reads("audit", SubjectKind.Officer, user.Id, user.Paths is [var first, ..] ? first : null);
        return await ViewsAsync(work.Db, work.Db.AuditEntries.Where(entry => entry.UserId == user.Id), cancellation);
    }, cancellation);

    private static async Task<Result<IReadOnlyList<AuditView>>> OfSubjectAsync(Work work, SubjectKind kind, long id, string path, CancellationToken cancellation)
    {
        var text = id.ToString(CultureInfo.InvariantCulture);
        work.Reads("audit", kind, id, path);
        return await ViewsAsync(work.Db, work.Db.AuditEntries.Where(entry => entry.SubjectKind == kind && entry.SubjectId == text), cancellation);
    }

    private static async Task<List<AuditView>> ViewsAsync(SocialPayContext db, IQueryable<AuditEntry> entries, CancellationToken cancellation)
    {
        var rows = await entries.AsNoTracking().OrderByDescending(entry => entry.Id).Take(Most)
            .Select(entry => new
            {
                Entry = entry,
                Number = db.Set<AuditLink>().Where(link => link.EntryId == entry.Id).Select(link => (long?)link.Number).FirstOrDefault(),
                User = db.Users.Where(user => user.Id == entry.UserId).Select(user => new { user.UserName, user.FullName }).FirstOrDefault(),
                Area = db.Areas.Where(area => area.Id == entry.RoleAreaId).Select(area => area.Code).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return rows.ConvertAll(row => new AuditView(
            row.Number, row.Entry.At, row.Entry.Kind, row.User?.UserName, row.User?.FullName, row.Entry.Role, row.Area, row.Entry.Origin, row.Entry.Address,
            row.Entry.Command, row.Entry.SubjectKind, row.Entry.SubjectId, row.Entry.Changes, row.Entry.Reason));
    }
}
