using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using static SocialPay.Tests.Spreadsheets.Workbooks;

namespace SocialPay.Tests.Spreadsheets;

/// <summary>What no spreadsheet program writes is refused, or read to an end, within two seconds and 150 MiB.</summary>
public class HostileFileTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private static readonly byte[] Sound = Of(["Họ tên", "Ngày sinh", "CCCD"], ["A", "1941", "1"], ["B", "1942", "2"]);

    private static readonly string HeaderRow =
        $"<row r=\"1\">{string.Concat(new[] { "Họ tên", "Ngày sinh", "CCCD" }.Select(text => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";

    [Fact]
    public void Bomb_IsRefused() => Refused("TooMuchContent", Change(Sound, ("xl/media/zeros.bin", new byte[120_000_000])));

    [Fact]
    public void SheetThatIsABomb_IsRefused() =>
        Refused("TooMuchContent", Change(Sound, (Sheet, Encoding.UTF8.GetBytes("<worksheet>" + new string(' ', 40_000_000) + "</worksheet>"))));

    [Fact]
    public void BombThatUnderstatesItsSize_IsRefused()
    {
        var file = Change(Sound, ("xl/sharedStrings.xml", new byte[60_000_000]));
        // The directory declares 100 bytes.
        var at = file.AsSpan().LastIndexOf("xl/sharedStrings.xml"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at - 46 + 24), 100);
        Refused(["TooMuchContent", "Damaged"], file);
    }

    [Fact]
    public void ThousandsOfParts_AreRefused() =>
        Refused("TooManyParts", Change(Sound, [.. Enumerable.Range(0, 20_000).Select(i => ($"xl/media/{i}.png", (byte[]?)[1]))]));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("xl/./workbook2.xml")]
    [InlineData("xl\\..\\evil.xml")]
    [InlineData("C:/evil.xml")]
    [InlineData("XL/WORKBOOK.xml")]
    public void PathThatLeadsElsewhere_IsRefused(string path) => Refused("UnsafePaths", Change(Sound, (path, [1])));

    [Theory]
    [InlineData("<!DOCTYPE x>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">")]
    [InlineData("<!-- first --><!DOCTYPE x [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/x\"> %a;]>")]
    public void DocumentType_IsRefused(string type)
    {
        foreach (var part in new[] { Sheet, "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels" })
        {
            var xml = Part(Sound, part);
            var at = xml.IndexOf("?>", StringComparison.Ordinal) + 2;
            Refused(["DocumentType", "Damaged"], Change(Sound, (part, Encoding.UTF8.GetBytes(xml.Insert(at, type)))));
        }
    }

    [Fact]
    public void EntitiesThatGrow_AreRefused()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        Refused("DocumentType", Change(Sound, ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes($"<!DOCTYPE sst [<!ENTITY e0 \"ha\">{entities}]><sst>&e9;</sst>"))));
    }

    [Fact]
    public void DocumentTypeInAnotherEncoding_IsRefused() =>
        Refused("DocumentType", Change(Sound, (Sheet, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<!DOCTYPE x><x/>")])));

    [Fact]
    public void Macros_AreRefused()
    {
        Refused("Macros", Change(Sound, ("xl/vbaProject.bin", [1, 2, 3])));
        Refused("Macros", Change(Sound, ("xl/macrosheets/sheet1.xml", "<x/>"u8.ToArray())));
        var types = Part(Sound, "[Content_Types].xml").Replace("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "vnd.ms-excel.sheet.macroEnabled.main", StringComparison.Ordinal);
        Refused("Macros", Change(Sound, ("[Content_Types].xml", Encoding.UTF8.GetBytes(types))));
    }

    /// <summary>A binary workbook is no workbook with macros, though its type says so.</summary>
    [Fact]
    public void BinaryWorkbook_IsNamedAsWhatItIs()
    {
        var types = Part(Sound, "[Content_Types].xml").Replace("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "vnd.ms-excel.sheet.binary.macroEnabled.main", StringComparison.Ordinal);
        var binary = Change(Sound, ("[Content_Types].xml", Encoding.UTF8.GetBytes(types)), ("xl/workbook.xml", null), ("xl/workbook.bin", [1, 2, 3]));
        Refused("BinaryWorkbook", binary);
        Refused("BinaryWorkbook", Change(binary, ("xl/vbaProject.bin", [1, 2, 3])));
        SpreadsheetErrors.BinaryWorkbook.Message(Cultures.Vietnamese).ShouldBe("Tệp là Excel nhị phân (.xlsb). Hãy mở bằng Excel và lưu lại thành .xlsx (Excel Workbook).");
    }

    /// <summary>A text document with macros, web pages and the like named .xls, documents of Word 97, pictures.</summary>
    [Fact]
    public void WhatIsNoWorkbook_IsToldSo()
    {
        var types = Part(Sound, "[Content_Types].xml").Replace("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "vnd.ms-word.document.macroEnabled.main", StringComparison.Ordinal);
        Refused("NotAWorkbook", Change(Sound, ("[Content_Types].xml", Encoding.UTF8.GetBytes(types)), ("word/vbaProject.bin", [1, 2, 3])));
        Refused("NotAWorkbook", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("Root Entry\0WordDocument\0")]);
        Refused("OldOrLocked", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("Root Entry\0Workbook\0")]);
        Refused("OldOrLocked", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("Root Entry\0EncryptedPackage\0")]);
        Refused("NotATable", Text("\r\n<html><table><tr><td>Họ tên</td></tr></table></html>"));
        Refused("NotATable", Text("<?xml version=\"1.0\"?><Workbook/>", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)));
        Refused("NotATable", Text("%PDF-1.4 of text alone"));
        Refused("NotATable", Text("{\\rtf1 Họ tên}"));
        Refused("NotATable", [0xFF, 0xD8, 0xFF, 0xE1, 1, 2, 3]);
    }

    /// <summary>A whole list in .VnTime, its header too: nobody can guess from «no header».</summary>
    [Theory]
    [InlineData("Hä vµ tªn", "Ngµy sinh")]
    [InlineData("Hoï vaø teân", "Ngaøy sinh")]
    public void HeaderInAnOldFont_IsToldSo(string name, string birth) => Refused("OldFont", Of(["TT", name, birth, "CCCD"], ["1", "NguyÔn ThÞ Hoµ", "1941", "1"]));

    [Fact]
    public void OtherDocuments_AreRefused()
    {
        var types = Part(Sound, "[Content_Types].xml").Replace("spreadsheetml.sheet.main", "wordprocessingml.document.main", StringComparison.Ordinal);
        Refused("NotAWorkbook", Change(Sound, ("[Content_Types].xml", Encoding.UTF8.GetBytes(types))));
        Refused("NotAWorkbook", Change(Sound, ("[Content_Types].xml", null)));
        Refused("OldOrLocked", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        Refused("NotATable", [0x25, 0x50, 0x44, 0x46, 0, 1, 2]);
        Refused("Empty", []);
        Refused("Damaged", "PK\x03\x04 and nothing more"u8.ToArray());
        Refused("TooLarge", new byte[WorkbookLimits.List.FileBytes + 1]);
    }

    [Fact]
    public void LockedParts_AreRefused()
    {
        var file = Sound.ToArray();
        var at = file.AsSpan().LastIndexOf("xl/workbook.xml"u8);
        file[at - 46 + 8] |= 1;
        Refused("OldOrLocked", file);
    }

    [Fact]
    public void SheetAsWideAsItGets_IsRefused() => Refused("TooManyColumns", Change(Sound, (Sheet, SheetXml("""<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>"""))));

    [Theory]
    [InlineData(1_048_576)]
    [InlineData(2_000_000_000)]
    public void RowFarBelow_IsRefused(int row)
    {
        var header = HeaderRow.Replace("<row r=\"1\">", $"<row r=\"{row}\">", StringComparison.Ordinal);
        Refused(["TooManyRows", "Damaged"], Change(Sound, (Sheet, SheetXml(HeaderRow + header))));
    }

    /// <summary>1.5 KB that took 2.5 GiB and 40 seconds.</summary>
    [Fact]
    public void CellInAColumnThatNoSheetHas_IsRefused() => Refused("Damaged", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Faults/register/column-bomb.xlsx")));

    [Theory]
    [InlineData("XFE2")]
    [InlineData("ZZZZZZ2")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ2")]
    [InlineData("2")]
    [InlineData("")]
    [InlineData("-A2")]
    public void CellOfARowInAColumnThatNoSheetHas_IsRefused(string reference) =>
        Refused("Damaged", Change(Sound, (Sheet, SheetXml(HeaderRow + $"<row r=\"2\"><c r=\"{reference}\" t=\"inlineStr\"><is><t>x</t></is></c></row>"))));

    [Fact]
    public void CellFarRightOfTheTable_IsRefused() =>
        Refused("TooManyColumns", Change(Sound, (Sheet, SheetXml(HeaderRow + "<row r=\"2\"><c r=\"ZZ2\" t=\"inlineStr\"><is><t>x</t></is></c></row>"))));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("2", "1")]
    [InlineData("x", "2")]
    [InlineData("-1", "2")]
    [InlineData("99999999999999999999", "2")]
    public void RowsOutOfOrder_AreRefused(string first, string second) =>
        Refused("Damaged", Change(Sound, (Sheet, SheetXml($"<row r=\"{first}\"/><row r=\"{second}\"/>"))));

    /// <summary>Parsers hold a name, a text or an attribute whole, and one entry for each element around it.</summary>
    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{0}</t></is></c></row>")]
    [InlineData("<row r=\"1\" spans=\"{0}\"/>")]
    [InlineData("<{0}/>")]
    [InlineData("<!--{0}-->")]
    public void TextWithoutAnEnd_IsRefused(string xml)
    {
        // Not so regular that it would count as a bomb.
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, 6_000_000).Select(_ => (char)('a' + random.Next(8))));
        Refused("TooMuchContent", Change(Sound, (Sheet, SheetXml(string.Format(CultureInfo.InvariantCulture, xml, text)))));
    }

    [Fact]
    public void ElementsInElementsWithoutEnd_AreRefused()
    {
        var random = new Random(7);
        var nested = string.Concat(Enumerable.Range(0, 400_000).Select(_ => $"<{(char)('a' + random.Next(8))}>"));
        Refused("Damaged", Change(Sound, (Sheet, SheetXml(nested))));
        Refused("Damaged", Change(Sound, (Sheet, SheetXml("<row><c><is>" + nested))));
        Refused("Damaged", Change(Sound, ("[Content_Types].xml", Encoding.UTF8.GetBytes(nested))));
    }

    [Theory]
    [InlineData("_x0000_")]
    [InlineData("A_xD800_B")]
    public void CharacterThatNoDatabaseKeeps_IsAFaultOfItsCell(string text)
    {
        using var table = TableReader.Open(Change(Sound, (Sheet, SheetXml(HeaderRow + $"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>"))), Columns).Value;
        table.Read().ShouldBeTrue();
        table.Fault(0).ShouldBe(SpreadsheetErrors.BadCharacter);
    }

    [Fact]
    public void NulInATextFile_IsRefused()
    {
        Refused("NotATable", Text("Họ tên,Ngày sinh,CCCD\nA\0,1941,1\n"));
        Refused("NullCharacter", Text("Họ tên,Ngày sinh,CCCD\nA\0,1941,1\n", Encoding.Unicode));
        Refused("NullCharacter", Text("Họ tên,Ngày sinh,CCCD\nA\0,1941,1\n", Encoding.BigEndianUnicode));
        Refused("NullCharacter", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Faults/results/nul.csv")));
    }

    [Fact]
    public void TextFileOfMoreColumnsThanAllowed_IsRefused() => Refused("TooManyColumns", Text("Họ tên,Ngày sinh,CCCD\n" + new string(',', 1_000)));

    [Fact]
    public void TextWithAnEndlessQuote_IsRefused() => Refused("Damaged", Text("Họ tên,Ngày sinh,CCCD\nA,\"" + new string('x', 3_000_000)));

    [Fact]
    public void Mutants_AreRefusedOrReadToTheEnd()
    {
        var random = new Random(20201231);
        var text = Text("Họ tên;Ngày sinh;CCCD\r\n\"A\";1941;1\r\nB;1942;\"2\"\r\n");
        for (var i = 0; i < 1_000; i++)
        {
            var file = (i % 2 == 0 ? Sound : text).ToArray();
            for (var change = random.Next(1, 6); change > 0; change--) file[random.Next(file.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) file = file[..random.Next(file.Length)];
            Within(() => Outcome(file), string.Create(CultureInfo.InvariantCulture, $"mutant {i}"));
        }
    }

    [Fact]
    public void MutantsOfTheSheet_AreRefusedOrReadToTheEnd()
    {
        var random = new Random(20210101);
        var sheet = Encoding.UTF8.GetBytes(Part(Sound, Sheet));
        for (var i = 0; i < 300; i++)
        {
            var changed = sheet.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--) changed[random.Next(changed.Length)] = (byte)random.Next(32, 127);
            Within(() => Outcome(Change(Sound, (Sheet, changed))), string.Create(CultureInfo.InvariantCulture, $"mutant {i}"));
        }
    }

    private static byte[] SheetXml(string rows) =>
        Encoding.UTF8.GetBytes($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>");

    private static void Refused(string code, byte[] file) => Refused([code], file);

    private static void Refused(string[] codes, byte[] file) =>
        codes.ShouldContain(Within(() => Outcome(file), string.Join(' ', codes))?["Spreadsheets.".Length..]);

    /// <summary>The code of the refusal, or null where all rows were read.</summary>
    private static string? Outcome(byte[] file)
    {
        var opened = TableReader.Open(file, Columns);
        if (opened.Error is { } refused) return refused.Code;
        using var table = opened.Value;
        while (table.Read())
            foreach (var column in Columns) _ = table[column.Key];

        return table.Error?.Code;
    }

    private static string? Within(Func<string?> read, string what)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = read();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2), what);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(150 * WorkbookLimits.Mebibyte, what);
        return outcome;
    }
}
