using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SocialPay.Application.Batches;

/// <summary>
/// A workbook without what differs from one saving to the next: the time of writing, the document properties that carry it, and
/// names drawn at random. The same content gives the same bytes, so that a file's hash can be compared.
/// </summary>
internal static partial class StableWorkbook
{
    private const string Relations = "_rels/.rels";
    private const string Workbook = "xl/workbook.xml";
    private const string CoreProperties = "/core-properties";

    /// <summary>The first moment that a ZIP entry can carry.</summary>
    public static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(MemoryStream workbook)
    {
        using var result = new MemoryStream();
        workbook.Position = 0;
        using (var source = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                if (entry.FullName.Contains(CoreProperties, StringComparison.Ordinal)) continue;
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Never;
                using var from = entry.Open();
                using var to = copy.Open();
                if (entry.FullName == Relations) WithoutRandomNames(from).Save(to, SaveOptions.DisableFormatting);
                else if (entry.FullName == Workbook) WithWholeTitles(from).Save(to, SaveOptions.DisableFormatting);
                else from.CopyTo(to);
            }
        }

        return result.ToArray();
    }

    // The rows that every page repeats are a whole reference ($8:$9) or none: ClosedXML writes 8:9, which Excel leaves out when it prints.
    private static XDocument WithWholeTitles(Stream workbook)
    {
        var document = XDocument.Load(workbook);
        foreach (var name in document.Descendants().Where(element => (string?)element.Attribute("name") == "_xlnm.Print_Titles"))
            name.Value = Rows().Replace(name.Value, "!$$${first}:$$${last}");
        return document;
    }

    [GeneratedRegex(@"!(?<first>\d+):(?<last>\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rows();

    // Nothing refers to the relations of the package itself by name, so they may be numbered.
    private static XDocument WithoutRandomNames(Stream relations)
    {
        var document = XDocument.Load(relations);
        foreach (var relation in document.Root!.Elements().ToList())
        {
            if (((string)relation.Attribute("Type")!).EndsWith(CoreProperties, StringComparison.Ordinal)) relation.Remove();
        }

        foreach (var (index, relation) in document.Root.Elements().OrderBy(relation => (string)relation.Attribute("Target")!, StringComparer.Ordinal).Index())
            relation.SetAttributeValue("Id", FormattableString.Invariant($"rId{index + 1}"));
        return document;
    }
}
