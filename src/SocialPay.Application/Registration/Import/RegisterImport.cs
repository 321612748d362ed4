using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>
/// Brings a register file into the register: previewed, confirmed, and then all accepted rows at once or none. The same file again
/// adds nobody.
/// </summary>
public sealed class RegisterImport(IDbContextFactory<SocialPayContext> contexts, LawInForce laws, OfficeClock clock, ReadingDesk desk)
{
    private const int ReportEvery = 500;

    /// <summary>For one statement: a large province's copy, or the wait for somebody else's.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What the file would do; stores nothing.</summary>
    /// <param name="progress">Told now and then how many rows are read.</param>
    public Task<Result<ImportReport>> PreviewAsync(Actor actor, byte[] content, IProgress<int>? progress, CancellationToken cancellation) =>
        RunAsync(actor, content, store: false, null, progress, cancellation);

    /// <summary>Checks the file anew and stores the accepted rows; the others are in the report.</summary>
    public Task<Result<ImportReport>> CommitAsync(Actor actor, byte[] content, IProgress<int>? progress, CancellationToken cancellation) =>
        RunAsync(actor, content, store: true, null, progress, cancellation);

    /// <summary>The same for a file that waited; <see cref="AcceptedRegisterFiles"/> finds what became of it.</summary>
    public Task<Result<ImportReport>> CommitAsync(Actor actor, StagedFile file, IProgress<int>? progress, CancellationToken cancellation) =>
        RunAsync(actor, file.Content, store: true, file, progress, cancellation);

    private async Task<Result<ImportReport>> RunAsync(Actor actor, byte[] content, bool store, StagedFile? staged, IProgress<int>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        var officer = found.Value;
        if (officer.RefusalWithout(Permission.ImportRegister) is { } refusal) return refusal;

        var checker = await RegistrationChecker.LoadAsync(db, officer, Permission.ImportRegister, await laws.GrantsAsync(db, cancellation), clock.Today(), cancellation);
        var read = await desk.ReadAsync(actor, stop => Read(content, checker, progress, stop), cancellation);
        if (read.Error is { } refused) return refused;
        var file = read.Value;
        var rows = file.Rows;
        ImportPass.FindDuplicates(rows);
        ImportPass.FindSharedAccounts(rows);

        db.Database.SetCommandTimeout(Patience);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Nobody else adds people between looking whether they are there and adding them.
        if (store) await RegisterLock.TakeAsync(db, cancellation);
        var now = clock.GetUtcNow();
        await ImportPass.FindRegisteredAsync(db, officer, Permission.ImportRegister, rows, now, cancellation);
        officer.NoteRefused(Permission.ImportRegister, ImportPass.OutOfReach(checker, rows));
        if (store)
        {
            await RegisterStore.AddAsync(db, [.. rows.Where(row => row.IsAccepted).Select(row => row.Registration.ToBeneficiary(now))], cancellation);
        }

        var report = Report(file, store, watch.Elapsed);
        if (staged is not null) await AcceptedRegisterFiles.RecordAsync(db, officer, staged, report, now, cancellation);
        if (store) await transaction.CommitAsync(cancellation);
        return report;
    }

    /// <summary>A file with what was found about its rows.</summary>
    private sealed record ReadFile(List<CheckedRow> Rows, IReadOnlyList<string> UnknownColumns, IReadOnlyList<(string Sheet, string Missing)> UnreadSheets);

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
        return file.Error is { } broken ? broken : new ReadFile(rows, file.UnknownColumns, file.UnreadSheets);
    }

    private static ImportReport Report(ReadFile file, bool stored, TimeSpan elapsed)
    {
        var rows = file.Rows;
        var (errors, warnings) = (new List<ImportProblem>(), new List<ImportProblem>());
        foreach (var (sheet, missing) in file.UnreadSheets) warnings.Add(new(0, "", sheet, SpreadsheetErrors.SheetNotRead(sheet, missing)));
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
