using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SocialPay.Application.Access;
using SocialPay.Application.Data;

namespace SocialPay.Application.Audit;

/// <summary>
/// Notes the rows that a command changes through the context: of each the changed fields, before and after. What is copied or updated in bulk the
/// command tells itself, in sums.
/// </summary>
internal sealed class ChangedRows
{
    // A command that changes more tells how many there were.
    private const int MostRows = 200;

    private static readonly HashSet<string> Secret = ["password_hash", "security_stamp", "concurrency_stamp", "access_failed_count", "search_text", "name_key", "xmin"];

    private readonly List<(EntityEntry Entry, Dictionary<string, object?>? Before, Dictionary<string, object?>? After)> rows = [];
    private readonly Dictionary<string, object?> told = [];
    private int more;

    public ChangedRows(SocialPayContext db) => db.SavingChanges += (_, _) => Note(db.ChangeTracker);

    /// <summary>What the command tells besides: a name of the field, and its value.</summary>
    public void Tell(string field, object? value) => told[field] = value;

    /// <summary>Null where nothing was changed or told.</summary>
    public string? ToJson()
    {
        if (rows.Count == 0 && told.Count == 0) return null;
        var changed = rows.ConvertAll(row => new Dictionary<string, object?>
        {
            ["table"] = row.Entry.Metadata.GetTableName(),
            // Known only now for a row that was added.
            ["key"] = string.Join(' ', row.Entry.Properties.Where(property => property.Metadata.IsPrimaryKey()).Select(property => Value(property.Metadata, property.CurrentValue))),
            ["before"] = row.Before,
            ["after"] = row.After,
        });
        var all = new Dictionary<string, object?>(told);
        if (changed.Count > 0) all["rows"] = changed;
        if (more > 0) all["more_rows"] = more;
        return JsonSerializer.Serialize(all);
    }

    private void Note(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity is not (AuditEntry or DoneCommand)))
        {
            if (rows.Count == MostRows)
            {
                more++;
                continue;
            }

            var fields = entry.Properties.Where(property => !Secret.Contains(property.Metadata.GetColumnName()) && (entry.State != EntityState.Modified || property.IsModified)).ToList();
            var before = entry.State == EntityState.Added ? null : fields.ToDictionary(field => field.Metadata.GetColumnName(), field => Value(field.Metadata, field.OriginalValue));
            var after = entry.State == EntityState.Deleted ? null
                : fields.Where(field => !field.IsTemporary && (entry.State != EntityState.Added || field.CurrentValue is not null))
                    .ToDictionary(field => field.Metadata.GetColumnName(), field => Value(field.Metadata, field.CurrentValue));
            rows.Add((entry, before, after));
        }
    }

    // As it is stored; of a file, how long it is.
    private static object? Value(IProperty property, object? value)
    {
        var stored = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return stored is byte[] bytes ? $"{bytes.Length} bytes" : stored;
    }
}
