using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Areas;

/// <summary>
/// Finds the commune that a code or a name stands for, among the communes below some areas: an officer's. What lies elsewhere is not
/// found, like what does not exist.
/// </summary>
internal sealed class CommuneFinder
{
    private const int CodeDigits = 5;

    private readonly List<Entry> communes;
    private readonly Dictionary<(string Text, string? District, DateOnly Day), Result<Area>> answers = [];

    private CommuneFinder(List<Entry> communes) => this.communes = communes;

    public static async Task<CommuneFinder> LoadAsync(SocialPayContext db, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var areas = await db.Areas.AsNoTracking()
            .Where(area => area.Level == AreaLevel.Commune && paths.Any(path => EF.Functions.Like(area.Path, path + "%")))
            .OrderBy(area => area.Code)
            .ToListAsync(cancellation);
        var parentIds = areas.Select(area => area.ParentId).OfType<long>().Distinct().ToList();
        var parents = await db.Areas.AsNoTracking().Where(area => parentIds.Contains(area.Id)).ToDictionaryAsync(area => area.Id, cancellation);
        var names = parents.ToDictionary(parent => parent.Key, parent => PlaceName.Of(parent.Value.FullName));
        return new CommuneFinder([.. areas.Select(area => new Entry(area, PlaceName.Of(area.FullName), parents[area.ParentId!.Value], names[area.ParentId.Value]))]);
    }

    /// <summary>The days on which communes came into being, the latest first.</summary>
    public IEnumerable<DateOnly> FirstDays => communes.Select(commune => commune.Area.ValidFrom).Distinct().OrderDescending();

    /// <summary>The commune on the first of the days on which there is one.</summary>
    public Result<Area> Find(string text, string? district, params ReadOnlySpan<DateOnly> days)
    {
        Result<Area> answer = RegistrationErrors.CommuneNotInArea(text);
        foreach (var day in days)
        {
            if (!answers.TryGetValue((text, district, day), out answer)) answers[(text, district, day)] = answer = FindOn(text, district, day);
            if (answer.IsDone || answer.Error!.Code == RegistrationErrors.CommuneAmbiguous("", "").Code) break;
        }

        return answer;
    }

    private Result<Area> FindOn(string text, string? district, DateOnly day)
    {
        var there = communes.Where(commune => commune.Area.ExistsOn(day)).ToList();
        var (name, within) = Split(text, district);
        if (name.Length is > 2 and <= CodeDigits && name.All(char.IsAsciiDigit))
        {
            // A spreadsheet that takes the code for a number drops its leading zeros.
            var code = name.PadLeft(CodeDigits, '0');
            return there.Find(commune => commune.Area.Code == code) is { } coded ? coded.Area : RegistrationErrors.CommuneNotInArea(text);
        }

        var wanted = PlaceName.Readings(name);
        var found = there.FindAll(commune => wanted.Any(reading => reading.Folded == commune.Name.Folded));
        if (found.Count == 0) found = there.FindAll(commune => wanted.Any(reading => reading.Loose == commune.Name.Loose));
        if (!string.IsNullOrWhiteSpace(within)) found = InDistrict(found, PlaceName.Readings(within));
        Narrow(ref found, commune => wanted.Any(reading => reading.Strict == commune.Name.Strict));
        Narrow(ref found, commune => wanted.Any(reading => reading.Type == commune.Name.Type && reading.Folded == commune.Name.Folded));
        return found.Count switch
        {
            0 => RegistrationErrors.CommuneNotInArea(text),
            1 => found[0].Area,
            _ => RegistrationErrors.CommuneAmbiguous(text, string.Join("; ", found.Select(commune => $"{commune.Area.FullName}, {commune.Parent.FullName} ({commune.Area.Code})"))),
        };
    }

    /// <summary>«Xã Hợp Thành, huyện Cao Lộc»: the district may stand with the commune.</summary>
    private static (string Name, string? District) Split(string text, string? district)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) comma = text.IndexOf(" - ", StringComparison.Ordinal);
        if (comma <= 0) return (text.Trim(), district);
        var rest = text[(comma + 1)..].Trim(' ', ',', '-').Split(',')[0].Trim();
        return (text[..comma].Trim(), string.IsNullOrWhiteSpace(district) ? rest : district);
    }

    // Where communes are right below the province, as since July 2025, a district says nothing.
    private static List<Entry> InDistrict(List<Entry> found, IReadOnlyList<PlaceName> district)
    {
        var inside = found.FindAll(commune => commune.Parent.Level == AreaLevel.Province || district.Any(reading => reading.Folded == commune.ParentName.Folded));
        Narrow(ref inside, commune => district.Any(reading => reading.Type == commune.ParentName.Type));
        return inside;
    }

    /// <summary>Keeps those that match better, if any does.</summary>
    private static void Narrow(ref List<Entry> found, Predicate<Entry> better)
    {
        if (found.Count > 1 && found.FindAll(better) is { Count: > 0 } best) found = best;
    }

    private sealed record Entry(Area Area, PlaceName Name, Area Parent, PlaceName ParentName);
}
