using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Changes;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Import;

/// <summary>
/// Brings a register file into the register: previewed, confirmed, and then all accepted rows at once or none. The same file again
/// adds nobody.
/// </summary>
public sealed class RegisterImport(Door door, LawInForce laws, ReadingDesk desk)
{
    private const int ReportEvery = 500;

    /// <summary>For one statement: a large province's copy, or the wait for somebody else's.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What the file would do; stores nothing.</summary>
    /// <param name="progress">Told now and then how many rows are read.</param>
    public Task<Result<ImportReport>> PreviewAsync(Actor actor, byte[] content, IProgress<int>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        return door.AskAsync<ImportReport>(actor, async work =>
        {
            var read = await ReadAsync(work, actor, content, progress, cancellation);
            if (read.Error is { } refusal) return refusal;
            work.Db.Database.SetCommandTimeout(Patience);
            await FindRegisteredAsync(work, read.Value, work.Now, cancellation);
            return Report(read.Value, stored: false, watch.Elapsed);
        }, cancellation);
    }

    /// <summary>Checks the file anew and stores the accepted rows; the others are in the report.</summary>
    public Task<Result<ImportReport>> CommitAsync(Actor actor, byte[] content, IProgress<int>? progress, CancellationToken cancellation) =>
        CommitAsync(actor, content, null, progress, cancellation);

    /// <summary>The same for a file that waited; <see cref="AcceptedRegisterFiles"/> finds what became of it.</summary>
    public Task<Result<ImportReport>> CommitAsync(Actor actor, StagedFile file, IProgress<int>? progress, CancellationToken cancellation) =>
        CommitAsync(actor, file.Content, file, progress, cancellation);

    private async Task<Result<ImportReport>> CommitAsync(Actor actor, byte[] content, StagedFile? staged, IProgress<int>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        // Read before the command begins: waiting for the desk and reading hold no transaction.
        var read = await door.AskAsync<ReadFile>(actor, work => ReadAsync(work, actor, content, progress, cancellation), cancellation);
        if (read.Error is { } unread) return unread;
        var file = read.Value;
        return await door.DoAsync<ImportReport>(actor, new Command("register import", new { content }), async work =>
        {
            if (work.Officer.RefusalWithout(Permission.ImportRegister) is { } refusal) return refusal;
            work.Db.Database.SetCommandTimeout(Patience);
            // Nobody else adds people between looking whether they are there and adding them.
            await RegisterLock.TakeAsync(work.Db, cancellation);
            var now = work.Now;
            await FindRegisteredAsync(work, file, now, cancellation);
            var accepted = file.Rows.Where(row => row.IsAccepted).ToList();
            var change = accepted.Count == 0 ? null : await BeginAsync(work, accepted, cancellation);
            if (change is not null) await RegisterStore.AddAsync(work.Db, change, [.. accepted.Select(row => RegistrationValues.Of(row.Registration.ToBeneficiary(now)))], cancellation);
            var report = Report(file, stored: true, watch.Elapsed) with { WaitingChange = change is { State: ChangeState.Proposed } ? change.Id : null };
            if (staged is not null) await AcceptedRegisterFiles.RecordAsync(work.Db, work.Officer, staged, report, now, cancellation);
            work.IsAbout(SubjectKind.RegisterFile, staged?.Id);
            work.Tell("sha256", Convert.ToHexStringLower(SHA256.HashData(content)));
            work.Tell("people", report.Accepted);
            return report;
        }, null, cancellation);
    }

    /// <summary>One change for the whole file: the province's opening register holds at once, a commune's list as its chain says.</summary>
    private static async Task<RegisterChange> BeginAsync(Work work, List<CheckedRow> accepted, CancellationToken cancellation)
    {
        var role = work.Officer.ActsAs!;
        var place = await work.Db.Areas.AsNoTracking().SingleAsync(area => area.Id == role.AreaId, cancellation);
        var opens = role.Role is OfficerRole.Province or OfficerRole.Administrator;
        // Of an officer of several communes, the one where they all live decides.
        if (accepted.Select(row => row.Registration.Commune!.Id).Distinct().Count() == 1) place = accepted[0].Registration.Commune!;
        return await Proposals.BeginAsync(work, ChangeKind.Registration, place, Permission.ImportRegister, work.Today, null, opens, cancellation);
    }

    private async Task<Result<ReadFile>> ReadAsync(Work work, Actor actor, byte[] content, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (db, officer) = (work.Db, work.Officer);
        if (officer.RefusalWithout(Permission.ImportRegister) is { } refusal) return refusal;
        var checker = await RegistrationChecker.LoadAsync(db, officer, Permission.ImportRegister, await laws.GrantsAsync(db, cancellation), work.Today, cancellation);
        var read = await desk.ReadAsync(actor, stop => Read(content, checker, progress, stop), cancellation);
        if (read.Error is not null) return read;
        ImportPass.FindDuplicates(read.Value.Rows);
        ImportPass.FindSharedAccounts(read.Value.Rows);
        return read;
    }

    private static async Task FindRegisteredAsync(Work work, ReadFile file, DateTimeOffset now, CancellationToken cancellation)
    {
        await ImportPass.FindRegisteredAsync(work.Db, work.Officer, Permission.ImportRegister, file.Rows, now, cancellation);
        work.Officer.NoteRefused(Permission.ImportRegister, ImportPass.OutOfReach(file.Checker, file.Rows));
    }

    /// <summary>A file with what was found about its rows.</summary>
    private sealed record ReadFile(
        RegistrationChecker Checker, List<CheckedRow> Rows, IReadOnlyList<string> UnknownColumns, IReadOnlyList<ImportProblem> Remarks);

    private static Result<ReadFile> Read(byte[] content, RegistrationChecker checker, IProgress<int>? progress, CancellationToken cancellation)
    {
        var opened = RegisterFile.Open(content, cancellation);
        if (opened.Error is { } refused) return refused;
        using var file = opened.Value;
        var rows = new List<CheckedRow>();
        foreach (var row in file.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(new CheckedRow(row.Place, checker.Check(row.Request, row.Unreadable)));
            if (rows.Count % ReportEvery == 0) progress?.Report(rows.Count);
        }

        progress?.Report(rows.Count);
        return file.Error is { } broken ? broken : new ReadFile(checker, rows, file.UnknownColumns, [.. file.Remarks]);
    }

    private static ImportReport Report(ReadFile file, bool stored, TimeSpan elapsed)
    {
        var rows = file.Rows;
        var (errors, warnings) = (new List<ImportProblem>(), file.Remarks.ToList());
        foreach (var row in rows)
        {
            foreach (var problem in row.Registration.Problems.Concat(row.Conflicts).OrderBy(problem => RegisterColumns.PlaceOf(problem.Field)))
                (problem.IsWarning ? warnings : errors).Add(new(row.Place.Row, problem.Field, RegisterColumns.HeaderOf(problem.Field), problem.Error, row.Place.Sheet));
        }

        var accepted = rows.Count(row => row.IsAccepted);
        var unchanged = rows.Count(row => row.IsUnchanged);
        return new(rows.Count, accepted, rows.Count - accepted - unchanged, unchanged, errors, warnings, file.UnknownColumns, stored, elapsed.TotalSeconds);
    }
}
