using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Changes;

namespace SocialPay.Application.Data;

/// <summary>
/// What must always hold: each a SQL view that returns no row while it does (design §5); that what was granted is what is owed, which only
/// the calculator can tell; and that the register is what its changes add up to.
/// </summary>
public sealed class Invariants(IDbContextFactory<SocialPayContext> contexts, LawInForce laws)
{
    private const string Folder = "invariants";

    // Of the whole province, and no run's.
    private const string Audit = "invariant_10_audit";

    internal static string[] Files { get; } = ShippedSql.Files(Folder);

    /// <summary>The views' names, as <c>invariant_01_totals</c>.</summary>
    public static IReadOnlyList<string> Views { get; } =
        [.. Files.Select(ViewName)];

    /// <summary>How many rows break each invariant, with some of them.</summary>
    public async Task<IReadOnlyList<InvariantFinding>> VerifyAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Of one moment: a run that is computed meanwhile breaks nothing.
        await using var transaction = await db.BeginSnapshotAsync(cancellation);
        var findings = new List<InvariantFinding>();
        foreach (var view in Views) findings.Add(new InvariantFinding(view["invariant_".Length..], await ViolationsAsync(db, view, null, cancellation)));
        findings.Add(new InvariantFinding(GrantedAsOwed.Name, await GrantedAsOwed.ViolationsAsync(db, await laws.LoadAsync(db, cancellation), cancellation)));
        findings.Add(new InvariantFinding(RegisterAsHistory.Name, await RegisterAsHistory.ViolationsAsync(db, cancellation)));
        return [.. findings.OrderBy(finding => finding.Invariant, StringComparer.Ordinal)];
    }

    /// <summary>What is wrong with one run; empty when nothing is.</summary>
    public static async Task<IReadOnlyList<Violation>> OfRunAsync(SocialPayContext db, long runId, CancellationToken cancellation)
    {
        var violations = new List<Violation>();
        foreach (var view in Views.Where(view => view != Audit)) violations.AddRange(await ViolationsAsync(db, view, runId, cancellation));
        return violations;
    }

    /// <summary>Replaces all views, those too that only an older program had.</summary>
    internal static async Task CreateViewsAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var old = await db.Database.SqlQuery<string>($@"select viewname::text from pg_views where schemaname = current_schema() and viewname like 'invariant\_%'")
            .ToListAsync(cancellation);
        foreach (var view in old) await ShippedSql.RunAsync(db, $"drop view {view}", cancellation);
        await ShippedSql.RunAsync(db, Files, cancellation);
    }

    private static async Task<IReadOnlyList<Violation>> ViolationsAsync(SocialPayContext db, string view, long? runId, CancellationToken cancellation)
    {
#pragma warning disable EF1002 // The view's name comes from this program's own files.
        // Two statements rather than «run is null or …», which would read every run to check one.
        var query = runId is { } run
            ? db.Database.SqlQueryRaw<Violation>($"select subject, detail from {view} where run_id = {{0}}", run)
            : db.Database.SqlQueryRaw<Violation>($"select subject, detail from {view}");
#pragma warning restore EF1002
        return await query.ToListAsync(cancellation);
    }

    private static string ViewName(string file) =>
        "invariant_" + file[(Folder.Length + 1)..^".sql".Length].Replace('-', '_');
}

/// <summary>A row that breaks an invariant.</summary>
public sealed record Violation(string Subject, string Detail);

/// <summary>One invariant and what breaks it.</summary>
public sealed record InvariantFinding(string Invariant, IReadOnlyList<Violation> Violations);
