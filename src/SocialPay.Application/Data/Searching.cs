using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Data;

/// <summary>The one way in which lists are searched: by words in any order, without regard to diacritics; all must be found.</summary>
public static class Searching
{
    private static readonly MethodInfo Like = ((Func<DbFunctions, string, string, bool>)DbFunctionsExtensions.Like).Method;

    /// <summary>Those whose text holds every word of what was typed; all where nothing was.</summary>
    /// <param name="text">Folded, as <see cref="Domain.Registration.Beneficiary.SearchText"/>.</param>
    public static IQueryable<T> Matching<T>(this IQueryable<T> rows, string? search, Expression<Func<T, string>> text)
    {
        foreach (var word in Words(search))
        {
            var pattern = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            // Read from the closure, so that the query has a parameter and is compiled once.
            Expression<Func<string>> value = () => pattern;
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Call(Like, Expression.Constant(EF.Functions), text.Body, value.Body), text.Parameters));
        }

        return rows;
    }

    /// <summary>The same for a list in memory.</summary>
    /// <param name="texts">What of a row is searched, as it is shown.</param>
    public static IEnumerable<T> Matching<T>(this IEnumerable<T> rows, string? search, Func<T, IEnumerable<string?>> texts)
    {
        var words = Words(search);
        return words.Length == 0 ? rows : rows.Where(row =>
        {
            var folded = VietnameseText.Fold(string.Join(' ', texts(row)));
            return Array.TrueForAll(words, word => folded.Contains(word, StringComparison.Ordinal));
        });
    }

    private static string[] Words(string? search) => VietnameseText.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
