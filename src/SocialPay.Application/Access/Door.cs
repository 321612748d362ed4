using System.Data;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>
/// The one door to the database for use cases: it opens the work of one question or one command, looks up who acts with the roles held at
/// this moment, holds the transaction, and makes of a conflict with somebody else an expected error. What the officer asks for, the
/// work itself checks, by role and area.
/// </summary>
public sealed class Door(IDbContextFactory<SocialPayContext> contexts, OfficeClock clock)
{
    /// <summary>Answers a question; nothing is changed.</summary>
    public Task<Result<T>> AskAsync<T>(Actor actor, Func<Work, Task<Result<T>>> answer, CancellationToken cancellation) =>
        OpenAsync(actor, answer, cancellation);

    /// <summary>The same from one moment of the database, whatever is stored meanwhile.</summary>
    public Task<Result<T>> AskOfOneMomentAsync<T>(Actor actor, Func<Work, Task<Result<T>>> answer, CancellationToken cancellation) =>
        OpenAsync(
            actor,
            async work =>
            {
                await using var moment = await work.Db.BeginSnapshotAsync(cancellation);
                return await answer(work);
            },
            cancellation);

    /// <summary>Carries out a command: all of it, or nothing where it is refused or somebody else was faster.</summary>
    public Task<Result<T>> DoAsync<T>(Actor actor, Func<Work, Task<Result<T>>> act, CancellationToken cancellation) =>
        DoAsync(actor, Command.Ordinary, act, cancellation);

    /// <summary>The same, of a command that needs more than an ordinary transaction.</summary>
    public async Task<Result<T>> DoAsync<T>(Actor actor, Command command, Func<Work, Task<Result<T>>> act, CancellationToken cancellation)
    {
        try
        {
            return await OpenAsync(actor, InTransactionAsync, cancellation);
        }
        catch (Exception exception) when (exception.IsConflict())
        {
            return AccessErrors.ChangedMeanwhile;
        }

        async Task<Result<T>> InTransactionAsync(Work work)
        {
            await using var held = command.Hold is { } hold ? await hold(work.Db) : null;
            await using var transaction = await work.Db.Database.BeginTransactionAsync(command.OfOneMoment ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancellation);
            var done = await act(work);
            if (!done.IsDone) return done;
            await work.Db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return done;
        }
    }

    /// <summary>Carries out a command that answers nothing but that it was done.</summary>
    public async Task<Result> DoAsync(Actor actor, Func<Work, Task<Result>> act, CancellationToken cancellation)
    {
        var done = await DoAsync<bool>(actor, async work => await act(work) is { Error: { } refusal } ? refusal : true, cancellation);
        return new Result(done.Error);
    }

    private async Task<Result<T>> OpenAsync<T>(Actor actor, Func<Work, Task<Result<T>>> act, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        return officer.Error is { } unknown ? unknown : await act(new Work(db, officer.Value, clock));
    }
}

/// <summary>What a command needs of its transaction.</summary>
public sealed record Command
{
    public static Command Ordinary { get; } = new();

    /// <summary>Sees the database as it is at its first statement, whatever is stored meanwhile.</summary>
    public bool OfOneMoment { get; init; }

    /// <summary>A lock that is waited for before the transaction begins, and held until it is over.</summary>
    internal Func<SocialPayContext, Task<IAsyncDisposable>>? Hold { get; init; }
}

/// <summary>One question or command under way: the database, who acts, and the office's time.</summary>
public sealed class Work
{
    private readonly OfficeClock clock;

    internal Work(SocialPayContext db, Officer officer, OfficeClock clock) => (Db, Officer, this.clock) = (db, officer, clock);

    internal SocialPayContext Db { get; }

    public Officer Officer { get; }

    /// <summary>The office's present moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The office's day, in Vietnam.</summary>
    public DateOnly Today => clock.Today();
}
