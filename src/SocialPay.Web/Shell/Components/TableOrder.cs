using Microsoft.AspNetCore.Components;

namespace SocialPay.Web.Shell.Components;

/// <summary>Sorts a short table in memory by the order that the address names; where it names none that the table knows, the rows stay as they came.</summary>
internal static class TableOrder
{
    /// <param name="orders">Keys that compare: numbers, or texts made comparable by <see cref="Domain.Common.VietnameseOrder"/>.</param>
    public static IReadOnlyList<T> Sorted<T>(this NavigationManager navigation, IReadOnlyList<T> rows, params (string Key, Func<T, IComparable> By)[] orders)
    {
        var list = ListAddress.Of(navigation);
        if (Array.Find(orders, order => order.Key == list.Sort).By is not { } by) return rows;
        var comparer = Comparer<IComparable>.Create((one, other) => one is string text ? string.CompareOrdinal(text, (string)other) : one.CompareTo(other));
        return [.. list.Descending ? rows.OrderByDescending(by, comparer) : rows.OrderBy(by, comparer)];
    }
}
