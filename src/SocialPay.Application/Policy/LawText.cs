using System.Globalization;
using System.Text;
using CsvHelper;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>Rows of the law as text and back: CSV, UTF-8, comma, with the columns of the shipped files (docs/law.md).</summary>
internal static class LawText
{
    public static readonly IReadOnlyList<string> RuleColumns =
    [
        "rule_id", "programme", "instrument", "article", "clause", "point", "group_code", "group_vi", "group_en", "predicate", "component", "value_type", "value", "base_ref",
        "payee", "stack_class", "effective_from", "effective_to", "in_force_from", "source_flag", "notes",
    ];

    private static readonly string[] BaseColumns = ["province", "base_ref", "from", "to", "amount", "instrument"];

    public static string Write(IEnumerable<RateRule> rules) => Write(RuleColumns, rules.Select(Cells));

    public static string Write(IEnumerable<ProvincialBase> bases) => Write(BaseColumns, bases.Select(row => new[]
    {
        row.Province, PolicyCodes.BaseReferences.CodeOf(row.Reference), Day(row.From), Day(row.To), row.Amount.ToString(), row.Instrument,
    }));

    public static List<RateRule> ReadRules(Stream text, List<LawProblem> problems) => LawFile.ReadAll(text, LawColumns.Rule, problems, RuleColumns);

    public static List<RateRule> ReadRules(string text) => Read(text, LawColumns.Rule);

    public static List<ProvincialBase> ReadBases(string text) => Read(text, LawColumns.Base);

    /// <summary>The cells of a row, in the order of <see cref="RuleColumns"/>.</summary>
    public static string[] Cells(RateRule rule) =>
    [
        rule.Id, rule.Programme.Code(), rule.Instrument, rule.Article, rule.Clause, rule.Point, rule.GroupCode, rule.GroupVi, rule.GroupEn, rule.Predicate,
        rule.Component.Code(), PolicyCodes.Units.CodeOf(rule.Unit), rule.Value.ToString("0.############", CultureInfo.InvariantCulture),
        PolicyCodes.BaseReferences.CodeOf(rule.BaseReference), rule.Payee.Code(), PolicyCodes.StackClasses.CodeOf(rule.StackClass),
        Day(rule.EffectiveFrom), Day(rule.EffectiveTo), Day(rule.InForceFrom), rule.Flag.Code(), rule.Notes,
    ];

    /// <exception cref="InvalidOperationException">Text that was stored by <see cref="Write(IEnumerable{RateRule})"/> can't be read.</exception>
    private static List<T> Read<T>(string text, Func<LawRow, T?> read)
        where T : class
    {
        if (text.Length == 0) return [];
        var problems = new List<LawProblem>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var rows = LawFile.ReadAll(stream, read, problems);
        return problems.Count == 0 ? rows : throw new InvalidOperationException($"Stored rows of the law are damaged: {string.Join("; ", problems)}");
    }

    private static string Write(IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        using var content = new MemoryStream();
        using (var csv = CsvWriter.Create(content, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord([.. columns]);
            foreach (var row in rows) csv.WriteRecord(row);
        }

        return Encoding.UTF8.GetString(content.ToArray());
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
