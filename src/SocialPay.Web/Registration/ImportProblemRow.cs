using System.Globalization;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Registration;

/// <summary>One problem of one cell, in the reader's language.</summary>
public sealed record ImportProblemRow(int Row, string Column, bool IsWarning, string Message)
{
    /// <summary>Errors and warnings together, in the order of the file.</summary>
    public static IReadOnlyList<ImportProblemRow> Of(ImportReport report) =>
        [.. report.Errors.Select(error => Of(error, false)).Concat(report.Warnings.Select(warning => Of(warning, true))).OrderBy(problem => problem.Row)];

    /// <param name="key">Name of a column; the order of the file where it is none.</param>
    public static IEnumerable<ImportProblemRow> Sorted(IEnumerable<ImportProblemRow> problems, string? key, bool descending) => key switch
    {
        nameof(Column) => By(problems, problem => VietnameseText.Fold(problem.Column), descending),
        nameof(IsWarning) => By(problems, problem => problem.IsWarning, descending),
        _ => By(problems, problem => problem.Row, descending),
    };

    private static IEnumerable<ImportProblemRow> By<T>(IEnumerable<ImportProblemRow> problems, Func<ImportProblemRow, T> key, bool descending) =>
        descending ? problems.OrderByDescending(key) : problems.OrderBy(key);

    private static ImportProblemRow Of(ImportProblem problem, bool isWarning) =>
        new(problem.Row, problem.Sheet is { } sheet ? $"{sheet} › {problem.Column}" : problem.Column, isWarning, problem.Message(CultureInfo.CurrentUICulture));
}
