using System.IO.Compression;
using System.Text;
using SocialPay.Application.Spreadsheets;

namespace SocialPay.Tests.Spreadsheets;

/// <summary>Workbooks made for a test, sound or not.</summary>
internal static class Workbooks
{
    public static readonly TableColumn[] Columns =
    [
        new("name", "Họ và tên", true, "Họ tên"),
        new("birth", "Ngày sinh", true),
        new("number", "Số định danh/CCCD/CMND", true, "CCCD"),
        new("note", "Ghi chú", false),
    ];

    /// <summary>A workbook of text cells; the first row is the header.</summary>
    public static byte[] Of(params string[][] rows) => Write(rows.Select(row => row.Select(text => SheetCell.Text(text)).ToArray()));

    public static byte[] Write(IEnumerable<SheetCell[]> rows)
    {
        using var output = new MemoryStream();
        using (var writer = new SheetWriter(output))
        {
            writer.BeginSheet("Bảng", [], [.. rows]);
        }

        return output.ToArray();
    }

    public static byte[] Text(string text, Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    /// <summary>Every row as its texts in the order of <see cref="Columns"/>, after its number.</summary>
    public static List<string> Read(byte[] file)
    {
        using var table = TableReader.Open(file, Columns).Value;
        var rows = new List<string>();
        while (table.Read()) rows.Add($"{table.RowNumber}: {string.Join(" | ", Columns.Select(column => table[column.Key]))}");
        table.Error.ShouldBeNull();
        return rows;
    }

    /// <summary>A sound workbook taken apart and put together with some parts changed, added or (null) left out.</summary>
    public static byte[] Change(byte[] workbook, params (string Part, byte[]? Content)[] changes)
    {
        using var output = new MemoryStream();
        using (var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var source = new ZipArchive(new MemoryStream(workbook));
            foreach (var entry in source.Entries.Where(entry => !changes.Any(change => change.Part == entry.FullName)))
            {
                using var from = entry.Open();
                using var to = target.CreateEntry(entry.FullName).Open();
                from.CopyTo(to);
            }

            foreach (var (part, content) in changes)
            {
                if (content is null) continue;
                using var to = target.CreateEntry(part, CompressionLevel.SmallestSize).Open();
                to.Write(content);
            }
        }

        return output.ToArray();
    }

    public static string Part(byte[] workbook, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
