using System.Text;
using SocialPay.Application.Spreadsheets;
using static SocialPay.Tests.Spreadsheets.Workbooks;

namespace SocialPay.Tests.Spreadsheets;

public class TableReaderTests
{
    private static readonly string[] Person = ["Nông Thị Hòa", "05/06/1941", "020141000001"];

    [Theory]
    [InlineData("Họ và tên", "Ngày sinh", "Số định danh/CCCD/CMND")]
    [InlineData("HỌ VÀ TÊN", "NGÀY SINH", "SỐ ĐỊNH DANH/CCCD/CMND")]
    [InlineData("ho va ten", "ngay sinh", "so dinh danh / cccd / cmnd")]
    [InlineData(" Họ  tên ", "Ngày\nsinh", "CCCD (*)")]
    [InlineData("Họ và tên:", "Ngày sinh (dd/mm/yyyy)", "Số định danh,\r\nCCCD, CMND [12 số]")]
    public void Open_FindsColumnsHoweverTheHeaderIsTyped(string name, string birth, string number) =>
        Read(Of([name, birth, number], Person)).ShouldBe(["2: Nông Thị Hòa | 05/06/1941 | 020141000001 | "]);

    [Fact]
    public void Open_FindsColumnsInAnyOrder() =>
        Read(Of(["CCCD", "Khác", "Ghi chú", "Ngày sinh", "Họ tên"], ["1", "x", "g", "1941", "A"])).ShouldBe(["2: A | 1941 | 1 | g"]);

    [Fact]
    public void Open_SkipsTitlesAndTheRowThatNumbersTheColumns() =>
        Read(Of(["UBND HUYỆN CAO LỘC"], [], ["DANH SÁCH"], ["Họ tên", "Ngày sinh", "CCCD"], ["A", "(1)", "(2)"], [], Person))
            .ShouldBe(["7: Nông Thị Hòa | 05/06/1941 | 020141000001 | "]);

    [Fact]
    public void Open_NamesEveryMissingColumn() =>
        Refusal(Of(["Họ tên", "Ghi chú"], Person)).ShouldBe(SpreadsheetErrors.MissingColumns("«Ngày sinh», «Số định danh/CCCD/CMND»"));

    [Fact]
    public void Open_RefusesAColumnTwice() =>
        Refusal(Of(["Họ tên", "Ngày sinh", "CCCD", "Họ và tên"], Person)).ShouldBe(SpreadsheetErrors.DuplicateColumns("«Họ và tên»"));

    [Fact]
    public void Open_SaysWhichColumnsAreNeededWhereThereIsNoHeader() => Refusal(Of(["x", "y"], Person))!.Code.ShouldBe("Spreadsheets.NoHeader");

    [Fact]
    public void Open_LooksForTheHeaderInTheFirstTwentyRows()
    {
        string[][] header = [["Họ tên", "Ngày sinh", "CCCD"], Person];
        Read(Of([.. Enumerable.Repeat(new[] { "-" }, 19), .. header])).Count.ShouldBe(1);
        Refusal(Of([.. Enumerable.Repeat(new[] { "-" }, 20), .. header]))!.Code.ShouldBe("Spreadsheets.NoHeader");
    }

    [Fact]
    public void UnknownHeaders_AreNamed()
    {
        using var table = TableReader.Open(Of(["Họ tên", "Ngày sinh", "CCCD", "Số TKK"], Person), Columns).Value;
        table.UnknownHeaders.ShouldBe(["Số TKK"]);
    }

    [Fact]
    public void Read_GivesNumbersAndDatesAsText() =>
        Read(Write(
        [
            [SheetCell.Text("Họ tên"), SheetCell.Text("Ngày sinh"), SheetCell.Text("CCCD"), SheetCell.Text("Ghi chú")],
            [SheetCell.Text(" A\u200B "), SheetCell.Date(new DateOnly(1941, 6, 5)), SheetCell.Number(20141000001), SheetCell.Number(1.5m)],
            [SheetCell.Text("B"), SheetCell.Number(1941), SheetCell.Text("020141000001"), SheetCell.Number(123456789012345678)],
        ])).ShouldBe(["2: A | 05/06/1941 | 20141000001 | 1.5", "3: B | 1941 | 020141000001 | 1.2345678901234568E+17"]);

    [Fact]
    public void Open_TakesTheSheetThatHasTheHeader()
    {
        using var output = new MemoryStream();
        using (var writer = new SheetWriter(output))
        {
            writer.BeginSheet("Hướng dẫn", [new("Đọc trước", 10)]);
            writer.BeginSheet("Dữ liệu", [new("Họ tên", 10), new("Ngày sinh", 10), new("CCCD", 10)]);
            writer.Row([SheetCell.Text("A"), SheetCell.Text("1941"), SheetCell.Text("1")]);
        }

        Read(output.ToArray()).ShouldBe(["2: A | 1941 | 1 | "]);
    }

    [Theory]
    [InlineData("Họ tên,Ngày sinh,CCCD\nA,1941,1\n")]
    [InlineData("Họ tên;Ngày sinh;CCCD\r\nA;1941;1")]
    [InlineData("Họ tên;Ngày sinh;CCCD\r\n\r\n\"A\";\"1941\";1\r\n;;\r\n")]
    [InlineData("Họ tên\tNgày sinh\tCCCD\nA\t1941\t1\n")]
    public void Open_ReadsTextFiles(string text)
    {
        Read(Text(text)).Single().ShouldEndWith(": A | 1941 | 1 | ");
        Read(Text(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))).Single().ShouldEndWith(": A | 1941 | 1 | ");
        Read(Text(text, Encoding.Unicode)).Single().ShouldEndWith(": A | 1941 | 1 | ");
    }

    [Fact]
    public void RowNumber_OfATextFileIsItsLine() =>
        Read(Text("Họ tên,Ngày sinh,CCCD\n\"A\n1\",1941,1\n\nB,1942,2\n")).Select(row => row.Split(':')[0]).ShouldBe(["2", "5"]);

    [Fact]
    public void Open_RefusesTextInAnotherEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Refusal(Text("Họ tên,Ngày sinh,CCCD\nA,1941,1\n", Encoding.GetEncoding(1258))).ShouldBe(SpreadsheetErrors.NotUtf8);
    }

    private static Domain.Common.Error? Refusal(byte[] file) => TableReader.Open(file, Columns).Error;
}
