using System.Linq.Expressions;

namespace SocialPay.Application.Data;

/// <summary>
/// The one way in which lists are sorted: by the key of a column, up or down, and then by what makes the order whole, at last an id.
/// Names go by their Vietnamese keys (<see cref="Domain.Common.VietnameseOrder"/>), other texts character by character.
/// </summary>
internal static class Sorting
{
    /// <summary>The collation of key columns: compares bytes, as <see cref="StringComparer.Ordinal"/> does.</summary>
    public const string Bytewise = "C";

    public static IOrderedQueryable<T> By<T, TKey>(this IQueryable<T> rows, Expression<Func<T, TKey>> key, bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    public static IOrderedEnumerable<T> By<T, TKey>(this IEnumerable<T> rows, Func<T, TKey> key, bool descending)
    {
        var order = typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : Comparer<TKey>.Default;
        return descending ? rows.OrderByDescending(key, order) : rows.OrderBy(key, order);
    }
}
