using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Areas;

/// <summary>
/// Finds the commune that a code or a name stands for, among the communes below some areas: an officer's. What lies elsewhere is not
/// found, like what does not exist. A commune that is no more stands for the one that followed it; one that was divided is refused
/// with its successors. Names are read in the whole province, so that a namesake in the officer's area does not take another's people.
/// </summary>
internal sealed class CommuneFinder
{
    private const int CodeDigits = 5;

    private readonly List<Entry> communes;
    private readonly ILookup<string, Entry> byName;
    private readonly ILookup<string, Entry> byCode;
    private readonly HashSet<string> places;
    private readonly Dictionary<string, IReadOnlyList<PlaceName>> read = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, string? District, DateOnly Day), Result<Area>> answers = [];
    private readonly Dictionary<(string Text, string? District, DateOnly Day), IReadOnlyList<OutOfReach>> elsewhere = [];
    private readonly HashSet<OutOfReach> outOfReach = [];

    private CommuneFinder(List<Entry> communes)
    {
        this.communes = communes;
        byName = communes.ToLookup(commune => commune.Name.Loose, StringComparer.Ordinal);
        byCode = communes.ToLookup(commune => commune.Area.Code, StringComparer.Ordinal);
        places = [.. communes.SelectMany(commune => commune.Parents).Distinct().Select(place => place.Name.Loose)];
    }

    public static async Task<CommuneFinder> LoadAsync(SocialPayContext db, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var roots = await ProvincesAsync(db, paths, cancellation);
        var areas = await db.Areas.AsNoTracking()
            .Where(area => area.Level == AreaLevel.Commune && roots.Any(root => EF.Functions.Like(area.Path, root + "%")))
            .OrderBy(area => area.Code)
            .ToListAsync(cancellation);
        var parentsById = await db.Areas.AsNoTracking()
            .Where(area => area.Level != AreaLevel.Commune && roots.Any(root => EF.Functions.Like(area.Path, root + "%")))
            .ToDictionaryAsync(area => area.Id, area => new Place(area, PlaceName.Of(area.FullName)), cancellation);
        var entries = areas.ToDictionary(area => area.Id, area =>
        {
            var parent = parentsById[area.ParentId!.Value];
            Place[] parents = parent.Area.ParentId is { } province ? [parent, parentsById[province]] : [parent];
            return new Entry(area, PlaceName.Of(area.FullName), parents, paths.Any(path => AreaPath.Contains(path, area.Path)));
        });
        foreach (var succession in await db.AreaSuccessions.AsNoTracking().Where(row => entries.Keys.Contains(row.OldAreaId)).ToListAsync(cancellation))
        {
            if (!entries.TryGetValue(succession.NewAreaId, out var later)) continue;
            entries[succession.OldAreaId].Successors.Add(later);
            later.Predecessors.Add(entries[succession.OldAreaId]);
        }

        return new CommuneFinder([.. areas.Select(area => entries[area.Id])]);
    }

    /// <summary>The days on which communes came into being, the latest first.</summary>
    public IEnumerable<DateOnly> FirstDays => communes.Select(commune => commune.Area.ValidFrom).Distinct().OrderDescending();

    /// <summary>The communes that were asked for and lie elsewhere; of what is unknown, the codes.</summary>
    public IReadOnlyCollection<OutOfReach> OutOfReach => outOfReach;

    /// <summary>The commune on the first of the days on which there is one, in force on that day.</summary>
    /// <param name="district">The district that stands beside the commune, of the time when there were districts.</param>
    public Result<Area> Find(string text, string? district, params ReadOnlySpan<DateOnly> days)
    {
        Result<Area> answer = RegistrationErrors.CommuneNotInArea(text);
        foreach (var day in days)
        {
            if (!answers.TryGetValue((text, district, day), out answer)) answers[(text, district, day)] = answer = FindOn(text, district, day);
            if (answer.IsDone || answer.Error!.Code != RegistrationErrors.CommuneNotInArea("").Code) return answer;
        }

        foreach (var day in days) outOfReach.UnionWith(elsewhere[(text, district, day)]);
        return answer;
    }

    private Result<Area> FindOn(string text, string? district, DateOnly day)
    {
        var (name, within) = Split(text, district, day);
        var meant = (TryCode(name, out var code) ? Coded(code, within, day) : Named(name, within, day))
            .Select(commune => (Commune: commune, Now: commune.On(day).Distinct().ToList()))
            .ToList();
        var found = meant.FindAll(candidate => candidate.Now.Any(commune => commune.IsMine));
        if (found.Count == 0) elsewhere[(text, district, day)] = Elsewhere(meant.SelectMany(candidate => candidate.Now), code);
        var divided = found.Any(candidate => candidate.Now.Count > 1);
        var now = found.SelectMany(candidate => candidate.Now).Where(commune => divided || commune.IsMine).Distinct().ToList();
        return now switch
        {
            [] => RegistrationErrors.CommuneNotInArea(text),
            [var only] => only.Area,
            _ when found.All(candidate => candidate.Commune.Area.ExistsOn(day)) => RegistrationErrors.CommuneAmbiguous(text, List(now)),
            _ => RegistrationErrors.CommuneDivided(text, List(now)),
        };
    }

    private static IReadOnlyList<OutOfReach> Elsewhere(IEnumerable<Entry> communes, string? code)
    {
        var known = communes.Select(commune => new OutOfReach(commune.Area.Code, commune.Area.Path)).ToList();
        return known.Count == 0 && code is not null ? [new OutOfReach(code, null)] : known;
    }

    private static string List(IEnumerable<Entry> communes) =>
        string.Join("; ", communes.Select(commune => $"{commune.Area.FullName}, {commune.Parents[0].Area.FullName} ({commune.Area.Code})"));

    private static bool TryCode(string name, [NotNullWhen(true)] out string? code)
    {
        // A spreadsheet that takes the code for a number drops its leading zeros.
        code = name.Length is > 2 and <= CodeDigits && name.All(char.IsAsciiDigit) ? name.PadLeft(CodeDigits, '0') : null;
        return code is not null;
    }

    /// <summary>Who has the code on the day, or had it last.</summary>
    private IEnumerable<Entry> Coded(string code, IReadOnlyList<IReadOnlyList<PlaceName>> within, DateOnly day) =>
        byCode[code]
            .Where(commune => commune.Area.ValidFrom <= day && LiesWithin(commune, within, out _, out _))
            .OrderByDescending(commune => commune.Area.ValidFrom)
            .Take(1);

    /// <summary>
    /// The best matches among the communes of the day and those before: with all marks before without, of the type that was written
    /// before others, of the district itself before what was made of its communes, of the day before what is no more.
    /// </summary>
    private List<Entry> Named(string name, IReadOnlyList<IReadOnlyList<PlaceName>> within, DateOnly day)
    {
        var readings = Read(name);
        var best = new List<Entry>();
        (bool Folded, bool PlacesType, bool Strict, bool Type, bool ItsParent) bestRank = default;
        foreach (var commune in readings.Select(reading => reading.Loose).Distinct(StringComparer.Ordinal).SelectMany(loose => byName[loose]))
        {
            if (commune.Area.ValidFrom > day || !LiesWithin(commune, within, out var itsParent, out var placesType)) continue;
            var rank = (
                readings.Any(reading => reading.Folded == commune.Name.Folded),
                placesType,
                readings.Any(reading => reading.Strict == commune.Name.Strict),
                readings.Any(reading => reading.Type == commune.Name.Type && reading.Folded == commune.Name.Folded),
                itsParent);
            var order = best.Count == 0 ? 1 : rank.CompareTo(bestRank);
            if (order < 0) continue;
            if (order > 0) best.Clear();
            bestRank = rank;
            best.Add(commune);
        }

        // «Trần Phú, Hà Tĩnh» is a ward that was in the town or one that is in the province: neither is the later.
        return [.. best.GroupBy(commune => bestRank.ItsParent ? commune.Parents[0].Area.Level : AreaLevel.Commune)
            .SelectMany(alike => alike.GroupBy(commune => commune.Area.ExistsOn(day) ? day : commune.Area.ValidTo!.Value).MaxBy(last => last.Key)!)];
    }

    /// <summary>
    /// «Xã Hợp Thành, huyện Cao Lộc»: the district may stand with the commune, also beside a district of its own. A dash may belong to
    /// the name: «Phường Xuân Hương - Đà Lạt».
    /// </summary>
    private (string Name, IReadOnlyList<IReadOnlyList<PlaceName>> Within) Split(string text, string? district, DateOnly day)
    {
        var name = text.Trim();
        var rest = CutAt(ref name, ",");
        if (!Read(name).Any(reading => byName[reading.Loose].Any(commune => commune.Area.ValidFrom <= day))) rest = CutAt(ref name, " - ") ?? rest;
        var within = new List<IReadOnlyList<PlaceName>>(2);
        if (!string.IsNullOrWhiteSpace(district)) within.Add(Read(district.Split(',')[0]));
        // Beside a district of its own it may be anything: a village, a remark.
        if (!string.IsNullOrWhiteSpace(rest) && Read(rest) is var beside && (within.Count == 0 || beside.Any(reading => places.Contains(reading.Loose)))) within.Add(beside);
        return (name, within);
    }

    private IReadOnlyList<PlaceName> Read(string text)
    {
        if (!read.TryGetValue(text, out var readings)) read[text] = readings = PlaceName.Readings(text);
        return readings;
    }

    private static string? CutAt(ref string name, string separator)
    {
        var at = name.IndexOf(separator, StringComparison.Ordinal);
        if (at <= 0) return null;
        var rest = name[(at + separator.Length)..].Trim(' ', ',', '-').Split(',')[0].Trim();
        name = name[..at].Trim();
        return rest;
    }

    /// <summary>
    /// Whether the commune was in each of the places, or was made of communes that were. A province says that much and no more.
    /// </summary>
    /// <param name="itsParent">One that was written is what the commune was directly in.</param>
    /// <param name="placesType">One has also the type that was written.</param>
    private static bool LiesWithin(Entry commune, IReadOnlyList<IReadOnlyList<PlaceName>> within, out bool itsParent, out bool placesType)
    {
        (itsParent, placesType) = (false, false);
        foreach (var written in within)
        {
            var meant = commune.Parents.Where(place => place.IsMeant(written)).ToList();
            itsParent |= meant.Contains(commune.Parents[0]);
            if (meant.Count == 0) meant = [.. commune.WithPredecessors().SelectMany(one => one.Parents).Where(place => place.IsMeant(written))];
            if (meant.Count == 0) return false;
            placesType |= meant.Exists(place => written.Any(reading => reading.Type == place.Name.Type && reading.Loose == place.Name.Loose));
        }

        return true;
    }

    /// <summary>The provinces of the areas and those before them, as the heads of paths.</summary>
    private static async Task<List<string>> ProvincesAsync(SocialPayContext db, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var provinces = await db.Areas.AsNoTracking().Where(area => area.Level == AreaLevel.Province).ToListAsync(cancellation);
        var ids = provinces.Select(province => province.Id).ToList();
        var before = (await db.AreaSuccessions.AsNoTracking().Where(row => ids.Contains(row.NewAreaId)).ToListAsync(cancellation)).ToLookup(row => row.NewAreaId, row => row.OldAreaId);
        var open = new Stack<long>(provinces
            .Where(province => paths.Any(path => AreaPath.Contains(province.Path, path) || AreaPath.Contains(path, province.Path)))
            .Select(province => province.Id));
        var wanted = new HashSet<long>();
        while (open.TryPop(out var id))
        {
            if (!wanted.Add(id)) continue;
            foreach (var old in before[id]) open.Push(old);
        }

        return [.. provinces.Where(province => wanted.Contains(province.Id)).Select(province => province.Path)];
    }

    private sealed record Place(Area Area, PlaceName Name)
    {
        /// <summary>A district by its name, «Mĩ Đức» as «Mỹ Đức», a province also with its word; «Thành phố Lạng Sơn» is not the province of that name.</summary>
        public bool IsMeant(IReadOnlyList<PlaceName> written) => Area.Level == AreaLevel.District
            ? written.Any(reading => reading.Loose == Name.Loose)
            : written.Any(reading => reading.Folded == Area.FoldedName || (reading.Folded == ProvinceName && (reading.Type.Length == 0 || reading.Type == Name.Type)));

        private string ProvinceName { get; } = VietnameseText.Fold(Area.Name);
    }

    private sealed class Entry(Area area, PlaceName name, IReadOnlyList<Place> parents, bool isMine)
    {
        public Area Area => area;

        public PlaceName Name => name;

        /// <summary>Its district, where it has one, and its province.</summary>
        public IReadOnlyList<Place> Parents => parents;

        /// <summary>In the officer's area.</summary>
        public bool IsMine => isMine;

        public List<Entry> Successors { get; } = [];

        public List<Entry> Predecessors { get; } = [];

        /// <summary>The commune itself while it exists, or those that have followed it by the day.</summary>
        public IEnumerable<Entry> On(DateOnly day) =>
            Area.ExistsOn(day) ? [this] : Area.ValidFrom > day ? [] : Successors.SelectMany(later => later.On(day));

        public IEnumerable<Entry> WithPredecessors() => Predecessors.SelectMany(earlier => earlier.WithPredecessors()).Prepend(this);
    }
}
