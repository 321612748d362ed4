using CsvHelper;
using SocialPay.Application.Data;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>
/// The law as it ships with the program: rows of the decrees, successions of groups, amounts that add up, when changes count
/// and decisions start
/// (docs/law.md).
/// </summary>
public static class LawFile
{
    private const string Rates = "allowance-rates.csv";
    private const string Successions = "group-successions.csv";
    private const string Additions = "stack-additions.csv";
    private const string Timings = "change-timing.csv";
    private const string Starts = "start-months.csv";

    private const int NamedColumns = 5;

    private static readonly Lazy<Law> Shipped = new(() => Load([]));

    private static readonly Lazy<LawRows> Rows = new(ReadShippedRows);

    /// <summary>The rows that ship with the program.</summary>
    internal static LawRows ShippedRows => Rows.Value;

    /// <summary>Built once and shared.</summary>
    /// <exception cref="InvalidOperationException">A shipped file is faulty; the message names every fault.</exception>
    public static Law Load() => Shipped.Value;

    /// <summary>The shipped law with the bases that provinces set.</summary>
    /// <exception cref="InvalidOperationException">A shipped file or a provincial base is faulty.</exception>
    public static Law Load(IReadOnlyList<ProvincialBase> provincialBases)
    {
        using var rates = ShippedFile.Open(Rates);
        var build = Read(rates, provincialBases);
        return build.Law
            ?? throw new InvalidOperationException($"The law that ships with the program is faulty: {string.Join("; ", build.Problems)}");
    }

    /// <summary>A law from other rows of decrees with the columns of <c>allowance-rates.csv</c>, or all that is wrong with them.</summary>
    public static LawBuild Read(Stream rates, IReadOnlyList<ProvincialBase>? provincialBases = null)
    {
        var problems = new List<LawProblem>();
        var rows = ReadRows(rates, problems) with { ProvincialBases = provincialBases ?? [] };
        if (problems.Count == 0) return Law.Build(rows);

        // What can be read is checked all the same, so that one pass shows every fault.
        return new LawBuild(null, [.. problems, .. Law.Build(rows).Problems]);
    }

    private static LawRows ReadShippedRows()
    {
        var problems = new List<LawProblem>();
        using var rates = ShippedFile.Open(Rates);
        var rows = ReadRows(rates, problems);
        return problems.Count == 0 ? rows : throw new InvalidOperationException($"The law that ships with the program is faulty: {string.Join("; ", problems)}");
    }

    private static LawRows ReadRows(Stream rates, List<LawProblem> problems) => new(
        LawText.ReadRules(rates, problems),
        ReadShipped(Successions, LawColumns.Succession, problems),
        ReadShipped(Additions, LawColumns.Addition, problems),
        ReadShipped(Timings, LawColumns.Timing, problems),
        [])
    {
        Starts = ReadShipped(Starts, LawColumns.Start, problems),
    };

    private static List<T> ReadShipped<T>(string name, Func<LawRow, T?> read, List<LawProblem> problems)
        where T : class
    {
        using var stream = ShippedFile.Open(name);
        return ReadAll(stream, read, problems);
    }

    /// <param name="columns">Those that the file must have; none where a missing one shows with each row.</param>
    internal static List<T> ReadAll<T>(Stream stream, Func<LawRow, T?> read, List<LawProblem> problems, IReadOnlyList<string>? columns = null)
        where T : class
    {
        var rows = new List<T>();
        try
        {
            using var csv = CsvReader.Create(stream, CsvReaderOptions.Default, leaveOpen: true);
            csv.ReadHeader();
            var missing = (columns ?? []).Where(column => !csv.TryGetFieldIndex(column, out _)).ToList();
            if (missing.Count > 0)
            {
                problems.Add(NotTheColumns(missing));
                return [];
            }

            while (csv.Read())
                if (read(new LawRow(csv, problems)) is { } row) rows.Add(row);
        }
        catch (CsvFormatException)
        {
            problems.Add(NotTheColumns(columns ?? []));
        }

        return rows;
    }

    private static LawProblem NotTheColumns(IReadOnlyCollection<string> missing) =>
        new("", LawProblemKind.NotTheColumns, string.Join(", ", missing.Take(NamedColumns)) + (missing.Count > NamedColumns ? " …" : ""));
}
