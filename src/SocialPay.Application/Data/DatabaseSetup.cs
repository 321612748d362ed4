using Microsoft.EntityFrameworkCore;
using Npgsql;
using SocialPay.Application.Areas;
using SocialPay.Application.Payroll;
using SocialPay.Application.Providers;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Data;

/// <summary>Brings a database to the state this program needs: schema, shipped data, guards, invariants. Safe to repeat, and on several nodes at once.</summary>
public sealed class DatabaseSetup(IDbContextFactory<SocialPayContext> contexts, TimeProvider clock)
{
    /// <summary>What the database itself refuses or reckons, also for whoever writes past the program.</summary>
    private static readonly string[] Guards = ShippedSql.Files("guards");

    private static readonly (string Name, string[] Files, Func<SocialPayContext, CancellationToken, Task> Load)[] Sets =
    [
        ("areas", AreaCatalogue.Files, AreaLoader.LoadAsync),
        ("banks", [BankLoader.File], BankLoader.LoadAsync),
        ("tet-dates", [TetDateLoader.File], TetDateLoader.LoadAsync),
        // Functions that views call come before them. Views of another node's are left as they are while their text is the same.
        ("guards", Guards, (db, cancellation) => ShippedSql.RunAsync(db, Guards, cancellation)),
        ("invariants", Invariants.Files, Invariants.CreateViewsAsync),
    ];

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.MigrateAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('socialpay setup'))", cancellation);
        foreach (var (name, files, load) in Sets) await LoadOnceAsync(db, name, files, load, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Said of a reset that names another database than the one it would empty.</summary>
    public static Error WrongName { get; } = new("WrongDatabaseName");

    /// <summary>The name of the database, as whoever empties it has to type it.</summary>
    public async Task<string> NameAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return db.Database.GetDbConnection().Database;
    }

    /// <summary>Empties the database: everything in its schema is dropped.</summary>
    public async Task DropEverythingAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("drop schema public cascade; create schema public", cancellation);
        // The types that the connections of the pool remember are gone with the schema.
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
    }

    private async Task LoadOnceAsync(
        SocialPayContext db, string name, string[] files, Func<SocialPayContext, CancellationToken, Task> load, CancellationToken cancellation)
    {
        var hash = ShippedFile.Sha256(files);
        var loaded = await db.ReferenceDataSets.FirstOrDefaultAsync(set => set.Name == name, cancellation);
        if (loaded?.Sha256 == hash) return;
        await load(db, cancellation);
        if (loaded is null) db.ReferenceDataSets.Add(new ReferenceDataSet { Name = name, Sha256 = hash, LoadedAt = clock.GetUtcNow() });
        else (loaded.Sha256, loaded.LoadedAt) = (hash, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
