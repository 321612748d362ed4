using System.IO.Compression;
using System.Xml;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>
/// Looks at a workbook before anything parses it, and refuses what no spreadsheet program writes: bombs, thousands of parts, paths
/// that lead elsewhere, document types, macros; and what is no workbook of the kind that is read. Takes time and memory in proportion to the limits only.
/// </summary>
internal static class WorkbookGuard
{
    private const string BinaryType = "ms-excel.sheet.binary";

    private static readonly string[] WorkbookTypes =
    [
        "spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml",
        "ms-excel.sheet.macroEnabled.main+xml", "ms-excel.template.macroEnabled.main+xml", "ms-excel.addin.macroEnabled.main+xml",
    ];
    private const string ContentTypesPart = "[Content_Types].xml";

    private static readonly string[] XmlParts = [".xml", ".rels", ".vml"];
    private static readonly string[] HeldParts = ["xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", ContentTypesPart];

    // A document type is read only to be seen: nothing is resolved, and no entity grows.
    private static readonly XmlReaderSettings Wary = new() { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 1024 };

    /// <summary>Null where the workbook may be opened.</summary>
    public static Error? Check(byte[] file, WorkbookLimits limits)
    {
        if (file.LongLength > limits.FileBytes) return SpreadsheetErrors.TooLarge(limits.FileBytes / WorkbookLimits.Mebibyte);
        if (ZipDirectory.Read(file, WorkbookLimits.Parts) is not { } entries) return SpreadsheetErrors.Damaged;
        if (CheckDeclared(entries, limits) is { } declared) return declared;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return CheckParts(archive, limits) ?? CheckContentTypes(archive, entries.Exists(entry => IsMacro(entry.Name)));
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return SpreadsheetErrors.Damaged;
        }
    }

    /// <summary>What broken or forged bytes make the readers throw.</summary>
    public static bool IsDamage(Exception fault) =>
        fault is InvalidDataException or XmlException or IOException or FormatException or OverflowException or ArgumentException
            or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or InvalidCastException or KeyNotFoundException
            or NotSupportedException;

    private static Error? CheckDeclared(List<ZipDirectoryEntry> entries, WorkbookLimits limits)
    {
        if (entries.Count > WorkbookLimits.Parts) return SpreadsheetErrors.TooManyParts;
        if (entries.Exists(entry => entry.Encrypted)) return SpreadsheetErrors.OldOrLocked;
        if (entries.Exists(entry => !IsSafe(entry.Name))) return SpreadsheetErrors.UnsafePaths;
        if (entries.DistinctBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).Count() != entries.Count) return SpreadsheetErrors.UnsafePaths;
        var total = 0L;
        foreach (var entry in entries)
        {
            total += entry.Unpacked;
            if (total > limits.ContentBytes || IsAbsurd(entry.Packed, entry.Unpacked)) return SpreadsheetErrors.TooMuchContent;
            if (entry.Unpacked > limits.HeldBytes && HeldParts.Contains(entry.Name, StringComparer.OrdinalIgnoreCase)) return SpreadsheetErrors.TooMuchContent;
        }

        return null;
    }

    private static bool IsAbsurd(long packed, long unpacked) =>
        unpacked > WorkbookLimits.RatioMattersFrom && unpacked > WorkbookLimits.Ratio * Math.Max(packed, 1);

    private static bool IsSafe(string name) =>
        name.Length is > 0 and < 260 && name[0] != '/' && !name.AsSpan().ContainsAny('\\', ':', '\0')
        && !name.Split('/').Any(step => step is ".." or ".");

    private static bool IsMacro(string text) =>
        text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || text.Contains("macro", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the file is comes first: of a text document nobody should hear that it has macros.</summary>
    private static Error? CheckContentTypes(ZipArchive archive, bool macros)
    {
        if (archive.GetEntry(ContentTypesPart) is not { } part) return SpreadsheetErrors.NotAWorkbook;
        using var stream = part.Open();
        if (HasDocumentType(stream)) return SpreadsheetErrors.DocumentType;
        using var again = part.Open();
        using var xml = XmlReader.Create(again, Wary);
        var (workbook, binary) = (false, false);
        while (XlsxBook.Next(xml))
        {
            if (xml.GetAttribute("ContentType") is not { } type) continue;
            macros |= IsMacro(type);
            binary |= type.Contains(BinaryType, StringComparison.OrdinalIgnoreCase);
            workbook |= Array.Exists(WorkbookTypes, known => type.EndsWith(known, StringComparison.OrdinalIgnoreCase));
        }

        if (binary) return SpreadsheetErrors.BinaryWorkbook;
        if (!workbook) return SpreadsheetErrors.NotAWorkbook;
        return macros ? SpreadsheetErrors.Macros : null;
    }

    /// <summary>Unpacks every part once, counting: what the directory declares may be a lie.</summary>
    private static Error? CheckParts(ZipArchive archive, WorkbookLimits limits)
    {
        var buffer = new byte[128 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            var isXml = IsXml(entry);
            using (var stream = entry.Open())
            {
                var (length, run) = (0L, 0L);
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    length += read;
                    total += read;
                    if (isXml && (run = RunWithoutMarkup(buffer.AsSpan(0, read), run)) > WorkbookLimits.RunBytes) return SpreadsheetErrors.TooMuchContent;
                    if (total > limits.ContentBytes || length > entry.Length || IsAbsurd(entry.CompressedLength, length)) return SpreadsheetErrors.TooMuchContent;
                }

                if (length != entry.Length) return SpreadsheetErrors.Damaged;
            }

            if (entry.Length == 0 || !isXml) continue;
            using var xml = entry.Open();
            if (HasDocumentType(xml)) return SpreadsheetErrors.DocumentType;
        }

        return null;
    }

    private static bool IsXml(ZipArchiveEntry entry) => XmlParts.Contains(Path.GetExtension(entry.FullName), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// How long a text, a name or a comment has become that no tag has ended yet: the parser would hold all of it. Beyond the limit, the
    /// longest in what was read.
    /// </summary>
    private static long RunWithoutMarkup(ReadOnlySpan<byte> read, long before)
    {
        var first = read.IndexOf((byte)'<');
        if (first < 0) return before + read.Length;
        return before + first > WorkbookLimits.RunBytes ? before + first : read.Length - read.LastIndexOf((byte)'<');
    }

    /// <summary>A document type can only stand before the first element.</summary>
    private static bool HasDocumentType(Stream part)
    {
        using var xml = XmlReader.Create(part, Wary);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.DocumentType) return true;
            if (xml.NodeType == XmlNodeType.Element) return false;
        }

        return false;
    }
}
