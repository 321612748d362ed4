using CsvHelper;

namespace SocialPay.Application.Spreadsheets;

/// <summary>The rows of a text file with comma, semicolon or tab between the cells.</summary>
internal sealed class CsvRows(byte[] file) : IRowSource
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

    public bool Read() => reader.Read();

    public bool NextSheet() => false;

    public string Text(int index) => index < reader.FieldCount ? CellText.Of(reader.GetString(index)) : "";

    public void Dispose() => reader.Dispose();
}
