using System.Globalization;

namespace SocialPay.Domain.Areas;

/// <summary>
/// The way from the province down to an area, as <c>/1/20/305/</c>: the ids of the areas on it. Rows keep it as text, so that a
/// query asks for what lies below by the beginning of the text.
/// </summary>
public readonly record struct AreaPath
{
    private readonly string? text;

    /// <exception cref="FormatException">The text is no path.</exception>
    public AreaPath(string text)
    {
        if (text is not (['/', ..] and [.., '/']) || text.Contains("//", StringComparison.Ordinal)) throw new FormatException($"«{text}» is no path of an area.");
        this.text = text;
    }

    /// <summary>The ids from the province down to the area itself.</summary>
    public IReadOnlyList<long> Ids =>
        [.. ToString().Split('/', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture))];

    /// <summary>The path of the province that the area lies in, or is.</summary>
    public AreaPath Province => new(ToString()[..(ToString().IndexOf('/', 1) + 1)]);

    /// <summary>The id of <see cref="Province"/>.</summary>
    public long ProvinceId => long.Parse(Province.ToString().AsSpan(1..^1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Whether the other area is this one or lies in it.</summary>
    public bool Contains(AreaPath other) => other.ToString().StartsWith(ToString(), StringComparison.Ordinal);

    /// <summary>Whether an area contains another, by the texts of their paths.</summary>
    public static bool Contains(string path, string other) => new AreaPath(path).Contains(new AreaPath(other));

    /// <summary>The text as it is stored; of no area, the whole country's.</summary>
    public override string ToString() => text ?? "/";
}
