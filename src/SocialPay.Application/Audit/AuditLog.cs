using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;

namespace SocialPay.Application.Audit;

/// <summary>
/// Writes the audit. A command's entry is stored with what it changed; a reading's follows after its page has been answered. Both are linked to
/// the chain of their province in a step of its own.
/// </summary>
public sealed class AuditLog(IDbContextFactory<SocialPayContext> contexts, ILogger<AuditLog> log)
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly Channel<AuditEntry> readings = Channel.CreateUnbounded<AuditEntry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock starting = new();
    private Task? writer;

    /// <summary>The entry of a command, stored when its transaction is committed.</summary>
    internal static AuditEntry EntryOf(Work work, Command command) =>
        Entry(work, AuditKind.Change, command.Name, work.Changes!.ToJson());

    /// <summary>Takes note of what a question showed; written a moment later.</summary>
    internal void Note(Work work)
    {
        readings.Writer.TryWrite(Entry(work, AuditKind.Reading, work.Reading!, work.Asked.Count == 0 ? null : JsonSerializer.Serialize(work.Asked)));
        lock (starting) writer ??= Task.Run(WriteReadingsAsync);
    }

    /// <summary>Links what waits in the province's chain. What is not linked now will be with the next entry.</summary>
    internal async Task LinkAsync(long provinceId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"select link_audit({provinceId})", cancellation);
    }

    /// <summary>Writes what was noted and takes no more: before the program ends, while its services still stand.</summary>
    public async Task CompleteAsync()
    {
        readings.Writer.TryComplete();
        if (writer is not null) await writer;
    }

    private static AuditEntry Entry(Work work, AuditKind kind, string command, string? changes)
    {
        var subject = work.Subject ?? throw new InvalidOperationException($"«{command}» does not say what it is about.");
        var role = work.Officer.ActsAs ?? (work.Officer.Roles is [var first, ..] ? first : null);
        var path = subject.AreaPath ?? role?.AreaPath ?? throw new InvalidOperationException($"«{command}» does not say where it is about.");
        return new AuditEntry
        {
            ProvinceId = new AreaPath(path).ProvinceId,
            At = work.Now,
            UserId = work.Officer.Id == 0 ? null : work.Officer.Id,
            Kind = kind,
            Role = role?.Role,
            RoleAreaId = role?.AreaId,
            Origin = work.Actor.Origin.Kind,
            Address = work.Actor.Origin.Address,
            Command = command,
            CommandId = work.Actor.CommandId,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Changes = changes,
            Reason = work.Reason,
        };
    }

    private async Task WriteReadingsAsync()
    {
        var batch = new List<AuditEntry>();
        while (await readings.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostAtOnce && readings.Reader.TryRead(out var entry)) batch.Add(entry);
            // Until the database takes them: a reading is not forgotten because the line was cut.
            while (!await TryWriteAsync(batch) && !readings.Reader.Completion.IsCompleted) await Task.Delay(Again);
            batch.Clear();
        }
    }

    private async Task<bool> TryWriteAsync(List<AuditEntry> entries)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            db.AuditEntries.AddRange(entries);
            await db.SaveChangesAsync();
            foreach (var province in entries.Select(entry => entry.ProvinceId).Distinct()) await LinkAsync(province, CancellationToken.None);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever it is: the next readings are written.
            var waits = DatabaseLoss.Is(exception);
            log.LogError("{Count} readings {Become} in the audit: {Reason}", entries.Count, waits ? "wait to be written" : "could not be written", exception.GetBaseException().Message);
            return !waits;
        }
    }
}
