using System.Globalization;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;

namespace SocialPay.Application.Access;

/// <summary>One question or command under way: the database, who acts, and the office's time.</summary>
public sealed class Work
{
    private readonly OfficeClock clock;

    internal Work(SocialPayContext db, Actor actor, Officer officer, OfficeClock clock) => (Db, Actor, Officer, this.clock) = (db, actor, officer, clock);

    internal SocialPayContext Db { get; }

    public Officer Officer { get; }

    /// <summary>The office's present moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The office's day, in Vietnam.</summary>
    public DateOnly Today => clock.Today();

    internal Actor Actor { get; }

    internal Subject? Subject { get; private set; }

    internal string? Reason { get; private set; }

    /// <summary>The command's name, of a question that leaves an entry: what was read.</summary>
    internal string? Reading { get; private set; }

    internal ChangedRows? Changes { get; init; }

    /// <summary>The command found that there is nothing to do: its answer is no refusal, and nothing is stored.</summary>
    internal bool IsWithoutEffect { get; private set; }

    internal void HasNoEffect() => IsWithoutEffect = true;

    internal Dictionary<string, object?> Asked { get; } = [];

    /// <summary>What the command is about, for the audit and for whoever sends it again.</summary>
    /// <param name="areaPath">Where it lies; null where it lies where the officer's role does.</param>
    /// <param name="reason">As the officer gave it.</param>
    internal void IsAbout(SubjectKind kind, object? id, string? areaPath = null, string? reason = null) =>
        (Subject, Reason) = (new Subject(kind, Text(id), areaPath), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());

    /// <summary>Tells the audit what the command changed past the context: in bulk, or in another file.</summary>
    internal void Tell(string field, object? value) => Changes!.Tell(field, value);

    /// <summary>The question shows somebody's data, or hands it out as a file: it leaves an entry.</summary>
    /// <param name="asked">What was asked for besides the subject.</param>
    internal void Reads(string what, SubjectKind kind, object? id, string? areaPath = null, params (string Field, object? Value)[] asked)
    {
        (Reading, Subject) = (what, new Subject(kind, Text(id), areaPath));
        foreach (var (field, value) in asked) Asked[field] = value;
    }

    private static string? Text(object? id) => Convert.ToString(id, CultureInfo.InvariantCulture);
}
