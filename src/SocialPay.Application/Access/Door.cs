using System.Data;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>
/// The one door to the database for use cases: it opens the work of one question or one command, looks up who acts with the roles held at
/// this moment, holds the transaction, writes the audit with it, gives a command that is sent again its one effect, and makes of a
/// conflict with somebody else an expected error. What the officer asks for, the work itself checks, by role and area.
/// </summary>
public sealed class Door(IDbContextFactory<SocialPayContext> contexts, OfficeClock clock, AuditLog audit)
{
    private static readonly TimeSpan[] Looks = [TimeSpan.Zero, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>Answers a question; nothing is changed. One that shows somebody's data leaves an entry, which the answer does not wait for.</summary>
    public async Task<Result<T>> AskAsync<T>(Actor actor, Func<Work, Task<Result<T>>> answer, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        var work = new Work(db, actor, officer.Value, clock);
        var answered = await answer(work);
        if (answered.IsDone && work.Reading is not null) audit.Note(work);
        return answered;
    }

    /// <summary>The same from one moment of the database, whatever is stored meanwhile.</summary>
    public Task<Result<T>> AskOfOneMomentAsync<T>(Actor actor, Func<Work, Task<Result<T>>> answer, CancellationToken cancellation) =>
        AskAsync(
            actor,
            async work =>
            {
                await using var moment = await work.Db.BeginSnapshotAsync(cancellation);
                return await answer(work);
            },
            cancellation);

    /// <summary>Takes note that somebody's data leaves as a file, which other questions read in parts.</summary>
    internal async Task NoteFileAsync(Actor actor, string what, SubjectKind kind, object? id, CancellationToken cancellation) =>
        await AskAsync<bool>(
            actor,
            work =>
            {
                work.Reads(what, kind, id);
                return Task.FromResult<Result<bool>>(true);
            },
            cancellation);

    /// <summary>Carries out a command: all of it, or nothing where it is refused or somebody else was faster.</summary>
    /// <param name="again">What a command that was carried out before answers, by the id of its subject; null: that it was done already.</param>
    public async Task<Result<T>> DoAsync<T>(
        Actor actor, Command command, Func<Work, Task<Result<T>>> act, Func<Work, string?, Task<Result<T>>>? again, CancellationToken cancellation)
    {
        try
        {
            return await CarryOutAsync(actor, command, act, again, cancellation);
        }
        catch (Exception exception) when (exception.IsConflict())
        {
            // Of two that are the same, the second one sees now what the first did.
            return actor.CommandId is not null && await SentBeforeAsync(actor, command, again, cancellation) is { } sent ? sent : AccessErrors.ChangedMeanwhile;
        }
    }

    /// <summary>The same, of a command whose answer is the id of its subject.</summary>
    public Task<Result<long>> DoAsync(Actor actor, Command command, Func<Work, Task<Result<long>>> act, CancellationToken cancellation) =>
        DoAsync(actor, command, act, (_, subject) => Task.FromResult<Result<long>>(long.Parse(subject!, System.Globalization.CultureInfo.InvariantCulture)), cancellation);

    /// <summary>The same, of a command that answers nothing but that it was done.</summary>
    public async Task<Result> DoAsync(Actor actor, Command command, Func<Work, Task<Result>> act, CancellationToken cancellation)
    {
        var done = await DoAsync<bool>(
            actor, command, async work => await act(work) is { Error: { } refusal } ? refusal : true, (_, _) => Task.FromResult<Result<bool>>(true), cancellation);
        return new Result(done.Error);
    }

    private async Task<Result<T>> CarryOutAsync<T>(
        Actor actor, Command command, Func<Work, Task<Result<T>>> act, Func<Work, string?, Task<Result<T>>>? again, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        // With an id of its own, so that a lost answer can be asked after; what is saved every few letters needs none.
        var id = actor.CommandId ?? (command.IsPrivate ? null : (Guid?)Guid.CreateVersion7());
        var work = new Work(db, actor, officer.Value, clock) { Changes = new ChangedRows(db) };
        await using var held = command.Hold is { } hold ? await hold(db) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(command.OfOneMoment ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancellation);
        if (id is { } begun && !await BeginAsync(db, begun, work, command, cancellation))
        {
            await transaction.RollbackAsync(cancellation);
            return await SentBeforeAsync(actor, command, again, cancellation) ?? AccessErrors.ChangedMeanwhile;
        }

        var done = await act(work);
        if (!done.IsDone || work.IsWithoutEffect) return done;
        await db.SaveChangesAsync(cancellation);
        var entry = command.IsPrivate ? null : AuditLog.EntryOf(work, command);
        if (entry is not null) db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancellation);
        if (id is not null && work.Subject is not null) await db.DoneCommands.Where(known => known.Id == id).ExecuteUpdateAsync(known => known.SetProperty(row => row.Subject, work.Subject.Id), cancellation);
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception exception) when (DatabaseLoss.Is(exception))
        {
            // The line was cut when the answer was on its way: what was committed stands, and is not done again.
            if (id is not { } asked || !await StandsAsync(asked)) throw;
        }

        if (entry is not null) await LinkAsync(entry.ProvinceId);
        return done;
    }

    // False where a command of the same id was carried out; one under way is waited for.
    private static async Task<bool> BeginAsync(SocialPayContext db, Guid id, Work work, Command command, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync(
            $"insert into commands (id, user_id, name, content, at) values ({id}, {work.Officer.Id}, {command.Name}, {command.ContentHash}, {work.Now}) on conflict do nothing", cancellation) == 1;

    // Null where nothing was carried out under the id.
    private async Task<Result<T>?> SentBeforeAsync<T>(Actor actor, Command command, Func<Work, string?, Task<Result<T>>>? again, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var known = await db.DoneCommands.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == actor.CommandId, cancellation);
        if (known is null) return null;
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        if (known.UserId != officer.Value.Id || known.Name != command.Name || known.Content != command.ContentHash) return AccessErrors.OtherCommand;
        return again is null ? AccessErrors.DoneAlready : await again(new Work(db, actor, officer.Value, clock), known.Subject);
    }

    private async Task<bool> StandsAsync(Guid id)
    {
        foreach (var pause in Looks)
        {
            await Task.Delay(pause, CancellationToken.None);
            try
            {
                await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
                return await db.DoneCommands.AnyAsync(known => known.Id == id, CancellationToken.None);
            }
            catch (Exception exception) when (DatabaseLoss.Is(exception))
            {
                // Not yet there again.
            }
        }

        return false;
    }

    private async Task LinkAsync(long provinceId)
    {
        try
        {
            await audit.LinkAsync(provinceId, CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseLoss.Is(exception))
        {
            // What was done is done; the next entry links this one too.
        }
    }
}
