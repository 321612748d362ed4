using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace SocialPay.Web.Shell.Components;

/// <summary>
/// What of a list stands in the address, so that back, reload and a copied address show the same: order, page, and a key of the words
/// that are searched for. The words themselves, which name people, stay in the browser's tab (<see cref="SearchMemory"/>).
/// </summary>
/// <param name="Sort">Name of the order; null for the list's own.</param>
/// <param name="Page">From 1.</param>
/// <param name="IsPrint">All rows, for paper.</param>
public sealed record ListAddress(string? SearchKey, string? Sort, bool Descending, int Page, bool IsPrint)
{
    public const int PageSize = 20;

    /// <summary>The most rows that a print view holds.</summary>
    public const int MostPrinted = 5000;

    private const string SearchParameter = "tim";
    private const string SortParameter = "xep";
    private const string PageParameter = "trang";
    private const string PrintParameter = "in";

    /// <summary>Rows before the page.</summary>
    public int Skip => IsPrint ? 0 : (Page - 1) * PageSize;

    /// <summary>Rows of the page.</summary>
    public int Take => IsPrint ? MostPrinted : PageSize;

    public static ListAddress Of(NavigationManager navigation)
    {
        var query = QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query);
        var sort = query.TryGetValue(SortParameter, out var sorts) && sorts is [{ Length: > 0 and <= 40 } text, ..] ? text : null;
        var descending = sort is ['-', ..];
        return new ListAddress(
            query.TryGetValue(SearchParameter, out var keys) && keys is [{ Length: > 0 and <= 40 } key, ..] ? key : null,
            descending ? sort![1..] : sort,
            descending,
            query.TryGetValue(PageParameter, out var pages) && int.TryParse(pages, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1_000_000) : 1,
            query.ContainsKey(PrintParameter));
    }

    /// <summary>The order as a list's own enum; its default where the address names none that it knows.</summary>
    public TSort SortAs<TSort>(TSort otherwise = default)
        where TSort : struct, Enum => Enum.TryParse<TSort>(Sort, out var known) && Enum.IsDefined(known) ? known : otherwise;

    /// <summary>The first page in another order; in the same one, the other way round.</summary>
    /// <param name="isDefault">The order is the list's own.</param>
    public ListAddress SortedBy(string key, bool isDefault = false)
    {
        var already = Sort is { } sort ? string.Equals(sort, key, StringComparison.Ordinal) : isDefault;
        return this with { Sort = key, Descending = already && !Descending, Page = 1 };
    }

    /// <summary>The present address with this list in it.</summary>
    public string In(NavigationManager navigation) => navigation.GetUriWithQueryParameters(Parameters());

    /// <summary>The query parameters; null where one is to be absent.</summary>
    public Dictionary<string, object?> Parameters() => new()
    {
        [SearchParameter] = SearchKey,
        [SortParameter] = Sort is null ? null : (Descending ? "-" : "") + Sort,
        [PageParameter] = Page > 1 ? Page : null,
        [PrintParameter] = IsPrint ? 1 : null,
    };
}
