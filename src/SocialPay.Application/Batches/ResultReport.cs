using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>What a file of results does, or would do: everything, or nothing at all where there is an error.</summary>
/// <param name="Sha256">Of the file, in lower-case hexadecimal digits.</param>
/// <param name="Applied">Rows that change an instruction.</param>
/// <param name="Unchanged">Rows whose result was applied before.</param>
/// <param name="Refused">Rows with an error.</param>
/// <param name="Pending">Rows without an outcome.</param>
/// <param name="Outcomes">The applied rows by outcome.</param>
public sealed record ResultReport(
    string FileName,
    string Sha256,
    int Applied,
    int Unchanged,
    int Refused,
    int Pending,
    IReadOnlyList<OutcomeTotal> Outcomes,
    IReadOnlyList<ResultProblem> Errors)
{
    /// <summary>The whole file is put aside: nothing of it is applied.</summary>
    public bool PutAside => Errors.Count > 0;

    /// <summary>All rows with a reference, in the order of the file; of an accepted file those that changed a payment.</summary>
    public IReadOnlyList<ResultRow> Rows { get; init; } = [];

    /// <summary>The same by batch.</summary>
    public IReadOnlyList<ResultBatch> Batches { get; init; } = [];
}

/// <summary>Rows and money of one outcome.</summary>
public sealed record OutcomeTotal(InstructionState Outcome, int Count, Vnd Amount);

/// <summary>What is wrong in a row of a file of results.</summary>
/// <param name="Row">Number of the row in the file, from 1.</param>
/// <param name="Column">Header of the column, as the file has it.</param>
/// <param name="Sheet">Name of the sheet, from the second sheet with rows on.</param>
public sealed record ResultProblem(int Row, string Column, Error Error, string? Sheet = null);
