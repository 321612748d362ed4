using CsvHelper;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>The rows of a text file with comma, semicolon or tab between the cells.</summary>
internal sealed class CsvRows(byte[] file, WorkbookLimits limits) : IRowSource
{
    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        HasHeader = false,
        TrackLineNumbers = true,
        MaxRecordSize = 1024 * 1024,
        MalformedData = CsvMalformedDataHandling.Throw,
        // A message must not carry what stands in the file.
        IncludeValuesInExceptions = false,
    };

    private readonly CsvReader reader = CsvReader.Create(file, Options);

    public int RowNumber => (int)Math.Min(reader.LineNumber, int.MaxValue);

    public int CellCount => reader.FieldCount;

    public string? Sheet => null;

    public int SheetNumber => 0;

    public bool IsHidden => false;

    public IReadOnlyList<string> HiddenSheets => [];

    public Error? Error { get; private set; }

    public bool Read()
    {
        if (Error is not null || !reader.Read()) return false;
        if (reader.FieldCount > limits.Columns) Error = SpreadsheetErrors.TooManyColumns(limits.Columns);
        return Error is null;
    }

    public bool NextSheet() => false;

    public string Text(int index) => index < reader.FieldCount ? CellText.Of(reader.GetString(index)) : "";

    public Error? Fault(int index) => CellText.Fault(Text(index));

    public void Dispose() => reader.Dispose();
}
