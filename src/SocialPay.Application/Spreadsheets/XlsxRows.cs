using System.Text;
using ExcelDataReader;

namespace SocialPay.Application.Spreadsheets;

/// <summary>The rows of a workbook that the guard has let pass.</summary>
internal sealed class XlsxRows(byte[] file) : IRowSource
{
    // The reader asks for the code page of old workbooks, whether it reads one or not.
    static XlsxRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private readonly IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file, writable: false));

    public int RowNumber { get; private set; }

    public int CellCount => reader.FieldCount;

    public bool Read()
    {
        if (!reader.Read()) return false;
        RowNumber++;
        return true;
    }

    public bool NextSheet()
    {
        RowNumber = 0;
        return reader.NextResult();
    }

    public string Text(int index) => index < reader.FieldCount ? CellText.Of(reader.GetValue(index)) : "";

    public void Dispose() => reader.Dispose();
}
