using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Areas;

/// <summary>
/// The areas of the shipped files, each once for the time it existed. A unit whose name, code and parent are the same in two sets is
/// one area; a changed one is two. The 2024 set stands for everything since 2015, the set of June 2025 for the first half of 2025.
/// </summary>
internal sealed class AreaCatalogue
{
    public const string Units2024 = "admin-units-2024.csv";
    public const string Units2025June = "admin-units-2025-06.csv";
    public const string Units2025 = "admin-units-2025.csv";
    public const string Mapping2025 = "admin-units-2025-mapping.csv";
    public const string Changes2024 = "admin-units-2024-changes.csv";
    public const string Provinces2025 = "admin-provinces-2025-mapping.csv";

    private static readonly DateOnly Beginning = new(2015, 1, 1);
    private static readonly DateOnly Reform2025January = new(2025, 1, 1);
    private static readonly DateOnly Reform2025July = new(2025, 7, 1);

    private readonly List<Unit> units = [];
    private readonly Dictionary<DateOnly, Dictionary<(AreaLevel, string), Unit>> byDay = [];

    public AreaCatalogue()
    {
        var old = Read(Units2024);
        var june = Read(Units2025June);
        var now = Read(Units2025);
        var unchangedProvinces = UnchangedProvinces();

        Add(old, Beginning);
        Close(Reform2025January, unit => june.GetValueOrDefault((unit.Level, unit.Code)) is { } later && SameUnit(unit, later));
        Add(june, Reform2025January);
        Close(Reform2025July, unit => unit.Level == AreaLevel.Province && unchangedProvinces.Contains(unit.Code));
        Add(now, Reform2025July);
    }

    public static string[] Files => [Units2024, Units2025June, Units2025, Mapping2025, Changes2024, Provinces2025];

    /// <summary>All areas, parents before children.</summary>
    public IReadOnlyList<Unit> Units => units;

    /// <summary>Which area followed which, for areas that ended with a known successor.</summary>
    public IEnumerable<(Unit Old, Unit New, bool Divided, string Basis)> Successions()
    {
        Unit? On(AreaLevel level, string code, DateOnly day) => Current(day).GetValueOrDefault((level, code));
        var last2024 = Reform2025January.AddDays(-1);
        var lastJune = Reform2025July.AddDays(-1);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in ShippedFile.Rows(Changes2024))
        {
            listed.Add(row.Text("code_2024"));
            if (row.TextOrNull("code_2025_06") is not { } code) continue;
            if (On(AreaLevel.Commune, row.Text("code_2024"), last2024) is { } before
                && On(AreaLevel.Commune, code, lastJune) is { } after && before != after)
                yield return (before, after, false, row.Text("basis"));
        }

        // Not in the list of changes: spelled otherwise, or below a district or province that changed.
        foreach (var before in Current(last2024).Values)
        {
            if (before.To == last2024 && !(before.Level == AreaLevel.Commune && listed.Contains(before.Code)) && On(before.Level, before.Code, lastJune) is { } after)
                yield return (before, after, false, "same code");
        }

        foreach (var row in ShippedFile.Rows(Mapping2025))
        {
            var day = row.Text("old_set") == "2024" ? last2024 : lastJune;
            var before = row.TextOrNull("old_code") is { } code
                ? On(AreaLevel.Commune, code, day)
                : On(AreaLevel.District, row.Text("old_district_code"), day);
            if (before is { To: not null } && On(AreaLevel.Commune, row.Text("new_code"), Reform2025July) is { } after && before != after)
                yield return (before, after, row.Text("split") == "1", row.Text("basis"));
        }

        foreach (var row in ShippedFile.Rows(Provinces2025))
        {
            if (On(AreaLevel.Province, row.Text("old_code"), lastJune) is { } before
                && On(AreaLevel.Province, row.Text("new_code"), Reform2025July) is { } after && before != after)
                yield return (before, after, false, "whole province");
        }
    }

    private Dictionary<(AreaLevel Level, string Code), Unit> Current(DateOnly day)
    {
        if (!byDay.TryGetValue(day, out var map))
            byDay[day] = map = units.Where(unit => unit.From <= day && (unit.To is null || day <= unit.To)).ToDictionary(unit => (unit.Level, unit.Code));
        return map;
    }

    private static Dictionary<(AreaLevel Level, string Code), RawUnit> Read(string file) =>
        ShippedFile.Rows(file)
            .Select(row => new RawUnit(
                Enum.Parse<AreaLevel>(row.Text("level"), ignoreCase: true), row.Text("code"), row.Text("name_vi"), row.Text("full_name_vi"), row.Text("parent_code")))
            .ToDictionary(unit => (unit.Level, unit.Code));

    // Provinces that the reform of July 2025 left alone: one old one became the new one of the same code and name.
    private static HashSet<string> UnchangedProvinces() =>
        [.. ShippedFile.Rows(Provinces2025)
            .Select(row => (Old: row.Text("old_code"), OldName: row.Text("old_full_name_vi"), New: row.Text("new_code"), NewName: row.Text("new_full_name_vi")))
            .GroupBy(row => row.New, StringComparer.Ordinal)
            .Where(group => group.Count() == 1 && group.Single() is var only && only.Old == only.New && only.OldName == only.NewName)
            .Select(group => group.Key)];

    private static bool SameUnit(Unit unit, RawUnit later) => unit.FullName == later.FullName && unit.ParentCode == later.ParentCode;

    // Ends what exists and does not go on; an area under one that ended ends with it.
    private void Close(DateOnly reform, Func<Unit, bool> goesOn)
    {
        foreach (var unit in units.Where(unit => unit.To is null))
        {
            if (!goesOn(unit) || unit.Parent?.To is not null) unit.To = reform.AddDays(-1);
        }
    }

    private void Add(Dictionary<(AreaLevel Level, string Code), RawUnit> set, DateOnly from)
    {
        var open = units.Where(unit => unit.To is null).ToDictionary(unit => (unit.Level, unit.Code));
        foreach (var raw in set.Values.OrderBy(unit => unit.Level).ThenBy(unit => unit.Code, StringComparer.Ordinal))
        {
            if (open.ContainsKey((raw.Level, raw.Code))) continue;
            var parent = raw.ParentCode.Length == 0 ? null : open[(raw.Level == AreaLevel.District || raw.ParentCode.Length == 2 ? AreaLevel.Province : AreaLevel.District, raw.ParentCode)];
            var unit = new Unit(raw.Level, raw.Code, raw.Name, raw.FullName, raw.ParentCode, parent, from);
            units.Add(unit);
            open[(unit.Level, unit.Code)] = unit;
        }
    }

    internal sealed record RawUnit(AreaLevel Level, string Code, string Name, string FullName, string ParentCode);

    internal sealed class Unit(AreaLevel level, string code, string name, string fullName, string parentCode, Unit? parent, DateOnly from)
    {
        public AreaLevel Level => level;

        public string Code => code;

        public string Name => name;

        public string FullName => fullName;

        public string ParentCode => parentCode;

        public Unit? Parent => parent;

        public DateOnly From => from;

        public DateOnly? To { get; set; }

        public string FoldedName { get; } = VietnameseText.Fold(fullName);
    }
}
