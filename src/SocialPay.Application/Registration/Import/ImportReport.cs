using System.Globalization;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Registration.Import;

/// <summary>One thing wrong with one cell of an import file.</summary>
/// <param name="Row">Number of the row in the sheet.</param>
/// <param name="Field">Key of the column.</param>
/// <param name="Column">Header of the column.</param>
/// <param name="Sheet">Name of the sheet, from the second sheet with rows on.</param>
public sealed record ImportProblem(int Row, string Field, string Column, Error Error, string? Sheet = null)
{
    public string Code => Error.Code;

    public string Message(CultureInfo? culture = null) => Error.Message(culture ?? Cultures.Vietnamese);
}

/// <summary>What an import would do, or did.</summary>
/// <param name="Rows">All rows with a person: accepted, rejected and unchanged.</param>
/// <param name="Accepted">People to be added, or added.</param>
/// <param name="Rejected">Rows with an error; nothing of them is stored.</param>
/// <param name="Unchanged">People who are in the register exactly so.</param>
/// <param name="Errors">All of all rows, in order of rows and columns.</param>
/// <param name="Warnings">What is worth a look and stops nothing.</param>
/// <param name="UnknownColumns">Headers of the file that no column is known by; their cells are left out.</param>
/// <param name="Stored">Whether the accepted rows are now in the register.</param>
public sealed record ImportReport(
    int Rows,
    int Accepted,
    int Rejected,
    int Unchanged,
    IReadOnlyList<ImportProblem> Errors,
    IReadOnlyList<ImportProblem> Warnings,
    IReadOnlyList<string> UnknownColumns,
    bool Stored,
    double Seconds)
{
    /// <summary>The change that waits for the next stage, where the list alone is not enough to register its people.</summary>
    public long? WaitingChange { get; init; }
}
