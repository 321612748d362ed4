using System.Globalization;
using SocialPay.Application.Registration.Import;

namespace SocialPay.Web.Registration;

/// <summary>One problem of one cell, in the reader's language.</summary>
public sealed record ImportProblemRow(int Row, string Column, bool IsWarning, string Message)
{
    /// <summary>Errors and warnings together, in the order of the file.</summary>
    public static IReadOnlyList<ImportProblemRow> Of(ImportReport report) =>
        [.. report.Errors.Select(error => Of(error, false)).Concat(report.Warnings.Select(warning => Of(warning, true))).OrderBy(problem => problem.Row)];

    private static ImportProblemRow Of(ImportProblem problem, bool isWarning) =>
        new(problem.Row, problem.Sheet is { } sheet ? $"{sheet} › {problem.Column}" : problem.Column, isWarning, problem.Message(CultureInfo.CurrentUICulture));
}
