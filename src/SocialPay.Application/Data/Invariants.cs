using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;

namespace SocialPay.Application.Data;

/// <summary>
/// What must always hold: each a SQL view that returns no row while it does (design §5); and that what was granted is what is owed, which
/// only the calculator can tell.
/// </summary>
public sealed class Invariants(IDbContextFactory<SocialPayContext> contexts, LawInForce laws)
{
    private const string Folder = "invariants/";

    /// <summary>The views' names, as <c>invariant_01_totals</c>.</summary>
    public static IReadOnlyList<string> Views { get; } =
        [.. Scripts().Where(script => !script.EndsWith("00-functions.sql", StringComparison.Ordinal)).Select(ViewName)];

    /// <summary>How many rows break each invariant, with some of them.</summary>
    public async Task<IReadOnlyList<InvariantFinding>> VerifyAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var findings = new List<InvariantFinding>();
        foreach (var view in Views) findings.Add(new InvariantFinding(view["invariant_".Length..], await ViolationsAsync(db, view, null, cancellation)));
        findings.Add(new InvariantFinding(GrantedAsOwed.Name, await GrantedAsOwed.ViolationsAsync(db, await laws.LoadAsync(db, cancellation), cancellation)));
        return [.. findings.OrderBy(finding => finding.Invariant, StringComparer.Ordinal)];
    }

    /// <summary>What is wrong with one run; empty when nothing is.</summary>
    public static async Task<IReadOnlyList<Violation>> OfRunAsync(SocialPayContext db, long runId, CancellationToken cancellation)
    {
        var violations = new List<Violation>();
        foreach (var view in Views) violations.AddRange(await ViolationsAsync(db, view, runId, cancellation));
        return violations;
    }

    internal static async Task CreateViewsAsync(SocialPayContext db, CancellationToken cancellation)
    {
        foreach (var view in Views) await ExecuteAsync(db, $"drop view if exists {view}", cancellation);
        foreach (var script in Scripts())
        {
            using var reader = new StreamReader(typeof(Invariants).Assembly.GetManifestResourceStream(script)!);
            await ExecuteAsync(db, await reader.ReadToEndAsync(cancellation), cancellation);
        }
    }

    private static Task ExecuteAsync(SocialPayContext db, string sql, CancellationToken cancellation) =>
        // The statements carry braces of their own only as SQL text; EF would read them as places.
        db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellation);

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

    private static IEnumerable<string> Scripts() =>
        typeof(Invariants).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string ViewName(string script) =>
        "invariant_" + script[Folder.Length..^".sql".Length].Replace('-', '_');
}

/// <summary>A row that breaks an invariant.</summary>
public sealed record Violation(string Subject, string Detail);

/// <summary>One invariant and what breaks it.</summary>
public sealed record InvariantFinding(string Invariant, IReadOnlyList<Violation> Violations);
