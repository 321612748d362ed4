using System.Text.RegularExpressions;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>One row read as a header: which cell is which column.</summary>
internal sealed partial class TableHeader
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> duplicates = [];
    private readonly List<string> unknown = [];

    private TableHeader(IReadOnlyList<string> texts) => Texts = texts;

    /// <summary>Before any header was found.</summary>
    public static TableHeader None { get; } = new([]);

    /// <summary>The headers as they stand in the file.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Headers that no column is known by.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    public int Matches => places.Count;

    public bool IsComplete { get; private set; }

    public static TableHeader Of(IRowSource row, IReadOnlyDictionary<string, TableColumn> columns, IReadOnlyList<TableColumn> all)
    {
        var texts = new string[row.CellCount];
        for (var i = 0; i < texts.Length; i++) texts[i] = row.Text(i);
        var header = new TableHeader(texts);
        for (var i = 0; i < texts.Length; i++) header.Place(texts[i], i, columns);
        header.IsComplete = all.All(column => !column.Required || header.places.ContainsKey(column.Key));
        return header;
    }

    /// <summary>Every accepted spelling of every header.</summary>
    public static Dictionary<string, TableColumn> Index(IReadOnlyList<TableColumn> columns)
    {
        var index = new Dictionary<string, TableColumn>(StringComparer.Ordinal);
        foreach (var column in columns)
            foreach (var spelling in column.Folded)
                if (!index.TryAdd(spelling, column) && index[spelling].Key != column.Key)
                    throw new ArgumentException($"The header {spelling} stands for two columns.", nameof(columns));

        return index;
    }

    public int? PlaceOf(string key) => places.TryGetValue(key, out var place) ? place : null;

    public Error? Fault(IReadOnlyList<TableColumn> columns)
    {
        if (duplicates.Count > 0) return SpreadsheetErrors.DuplicateColumns(Join(duplicates.Distinct(StringComparer.Ordinal)));
        var missing = MissingHeaders(columns);
        return missing.Length == 0 ? null : SpreadsheetErrors.MissingColumns(missing);
    }

    /// <summary>The required columns that the row does not have, as <c>«Ngày sinh», «Giới tính»</c>.</summary>
    public string MissingHeaders(IReadOnlyList<TableColumn> columns) =>
        Join(columns.Where(column => column.Required && !places.ContainsKey(column.Key)).Select(column => column.Header));

    public static string Join(IEnumerable<string> headers) => string.Join(", ", headers.Select(header => $"«{header}»"));

    private void Place(string text, int place, IReadOnlyDictionary<string, TableColumn> columns)
    {
        if (text.Length == 0) return;
        // «Số CCCD (nếu có)»: what stands in brackets is a remark, unless the header is known with it.
        if (!columns.TryGetValue(TableColumn.Fold(text), out var column) && !columns.TryGetValue(TableColumn.Fold(Remark().Replace(text, " ")), out column))
            unknown.Add(text);
        else if (!places.TryAdd(column.Key, place)) duplicates.Add(column.Header);
    }

    [GeneratedRegex(@"[(\[][^)\]]*[)\]]", RegexOptions.None, 1000)]
    private static partial Regex Remark();
}
