namespace SocialPay.Domain.Areas;

/// <summary>
/// A province, district or commune in the time it existed (đơn vị hành chính). Codes were reused in 2025, so a code names an area
/// only together with its level and a day.
/// </summary>
public sealed class Area
{
    public long Id { get; init; }

    /// <summary>The code of the statistics office, text with leading zeros.</summary>
    public required string Code { get; init; }

    public required AreaLevel Level { get; init; }

    /// <summary>The name without its type, as «Lạng Sơn».</summary>
    public required string Name { get; init; }

    /// <summary>The name with its type, as «Thành phố Lạng Sơn».</summary>
    public required string FullName { get; init; }

    /// <summary><see cref="FullName"/> folded for search.</summary>
    public required string FoldedName { get; init; }

    /// <summary>By which lists of areas are sorted by name (<see cref="Common.VietnameseOrder"/>).</summary>
    public string NameKey { get; init; } = "";

    public long? ParentId { get; init; }

    /// <summary>The ids from the province down to this area, as <c>/1/20/305/</c>: an area contains those whose path starts with its own.</summary>
    public required string Path { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which the area existed; null while it does.</summary>
    public DateOnly? ValidTo { get; init; }

    public bool Contains(Area other) => AreaPath.Contains(Path, other.Path);

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

public enum AreaLevel
{
    Province,
    District,
    Commune,
}

/// <summary>What became of an area: the people of the old one live in the new one. Divided: in one of several.</summary>
public sealed class AreaSuccession
{
    public long OldAreaId { get; init; }

    public long NewAreaId { get; init; }

    /// <summary>The old area was divided, so the new area of each person needs a decision.</summary>
    public bool Divided { get; init; }

    /// <summary>How the mapping is known, as its source says.</summary>
    public required string Basis { get; init; }
}
