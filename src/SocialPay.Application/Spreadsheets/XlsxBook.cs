using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace SocialPay.Application.Spreadsheets;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Part">Its place in the archive.</param>
internal sealed record XlsxSheet(string Name, ZipArchiveEntry Part);

/// <summary>
/// What a workbook says beside its rows: visible sheets, shared texts, formats, and where its days are counted from. Names are
/// compared without their namespaces, so that Strict Open XML reads like the ordinary kind.
/// </summary>
internal sealed class XlsxBook : IDisposable
{
    /// <summary>The longest text that a cell can hold.</summary>
    public const int LongestText = 32_767;

    /// <summary>Elements in elements: a sheet has ten.</summary>
    private const int Deepest = 64;

    private static readonly XmlReaderSettings Plain =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly ZipArchive archive;
    private readonly long mostHeld;
    private readonly List<string> hidden = [];

    public XlsxBook(byte[] file, WorkbookLimits limits)
    {
        archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        mostHeld = limits.HeldBytes;
        var part = Relations("")?.Find(relation => relation.Is("officeDocument"))?.Part ?? "xl/workbook.xml";
        var relations = Relations(part) ?? throw new InvalidDataException("A workbook without relations.");
        Sheets = ReadSheets(part, relations);
        if (relations.Find(relation => relation.Is("sharedStrings")) is { } texts) SharedTexts = ReadSharedTexts(texts.Part);
        if (relations.Find(relation => relation.Is("styles")) is { } styles) Formats = ReadFormats(styles.Part);
    }

    /// <summary>Those that a reader of the workbook sees, in their order.</summary>
    public IReadOnlyList<XlsxSheet> Sheets { get; }

    /// <summary>Names of those that she does not see.</summary>
    public IReadOnlyList<string> HiddenSheets => hidden;

    /// <summary>Its formulas wait for a program that works them out; meanwhile they say 0.</summary>
    public bool WaitsForResults { get; private set; }

    /// <summary>Days are counted from 1 January 1904, as old editions for the Macintosh did.</summary>
    public bool From1904 { get; private set; }

    public IReadOnlyList<string> SharedTexts { get; } = [];

    /// <summary>By the number that a cell names its style with.</summary>
    public IReadOnlyList<NumberFormat> Formats { get; } = [];

    public static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), Plain);

    /// <summary>The next node, unless the document is nested as no workbook is.</summary>
    public static bool Next(XmlReader xml)
    {
        if (!xml.Read()) return false;
        return xml.Depth <= Deepest ? true : throw new InvalidDataException("Nested too deeply.");
    }

    /// <summary>All the text of the current element in its &lt;t&gt; or &lt;v&gt; elements or directly, without what only says how it is pronounced.</summary>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        string? first = null;
        StringBuilder? more = null;
        var length = 0;
        var spoken = -1;
        while (Next(xml) && xml.Depth > depth)
        {
            if (xml.Depth <= spoken) spoken = -1;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" } && spoken < 0) spoken = xml.Depth;
            if (spoken >= 0 || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)) continue;
            var text = xml.Value;
            if ((length += text.Length) > LongestText) throw new InvalidDataException("A text longer than a cell holds.");
            if (first is null) first = text;
            else (more ??= new StringBuilder(first)).Append(text);
        }

        return more?.ToString() ?? first ?? "";
    }

    /// <summary>Characters that XML does not allow are written as <c>_x000D_</c>.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    public void Dispose() => archive.Dispose();

    private sealed record Relation(string Id, string Type, string Part)
    {
        public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);
    }

    /// <summary>What a part points at; null where it says nothing.</summary>
    private List<Relation>? Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var folder = part[..slash];
        if (archive.GetEntry($"{folder}_rels/{part[slash..]}.rels") is not { } entry) return null;
        var relations = new List<Relation>();
        using var xml = OpenHeld(entry);
        while (Next(xml))
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("TargetMode") == "External") continue;
            relations.Add(new(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Resolve(folder, xml.GetAttribute("Target") ?? "")));
        }

        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var steps = new List<string>();
        foreach (var step in (folder + target).Split('/'))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or "..")) steps.Add(step);
        }

        return string.Join('/', steps);
    }

    private List<XlsxSheet> ReadSheets(string part, List<Relation> relations)
    {
        var sheets = new List<XlsxSheet>();
        using var xml = OpenHeld(Entry(part));
        while (Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") From1904 = xml.GetAttribute("date1904")?.Trim().ToUpperInvariant() is "1" or "TRUE" or "ON";
            if (xml.LocalName == "calcPr") WaitsForResults = xml.GetAttribute("fullCalcOnLoad") is "1" or "true";
            if (xml.LocalName != "sheet") continue;
            var (name, id, state) = (xml.GetAttribute("name") ?? "", RelationId(xml), xml.GetAttribute("state"));
            // A chart may have a sheet of its own.
            if (relations.Find(candidate => candidate.Id == id) is not { } relation || !relation.Is("worksheet")) continue;
            if (state is "hidden" or "veryHidden") hidden.Add(name);
            else sheets.Add(new(name, Entry(relation.Part)));
        }

        return sheets;
    }

    private static string? RelationId(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
            if (xml is { LocalName: "id", NamespaceURI.Length: > 0 }) id = xml.Value;
        xml.MoveToElement();
        return id;
    }

    private List<string> ReadSharedTexts(string part)
    {
        var texts = new List<string>();
        using var xml = OpenHeld(Entry(part));
        while (Next(xml))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" }) texts.Add(Unescape(Text(xml)));
        return texts;
    }

    private List<NumberFormat> ReadFormats(string part)
    {
        var codes = new Dictionary<int, string>();
        var formats = new List<NumberFormat>();
        var ofCells = false;
        using var xml = OpenHeld(Entry(part));
        while (Next(xml))
        {
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "cellXfs" }) ofCells = false;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "cellXfs") ofCells = !xml.IsEmptyElement;
            else if (xml.LocalName == "numFmt" && xml.Depth == 2) codes[Number(xml, "numFmtId")] = xml.GetAttribute("formatCode") ?? "";
            else if (xml.LocalName == "xf" && ofCells) formats.Add(NumberFormat.Of(Number(xml, "numFmtId"), codes.GetValueOrDefault(Number(xml, "numFmtId"))));
        }

        return formats;
    }

    private static int Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private ZipArchiveEntry Entry(string part) => archive.GetEntry(part) ?? throw new InvalidDataException("A part is missing.");

    private XmlReader OpenHeld(ZipArchiveEntry part) =>
        part.Length <= mostHeld ? Open(part) : throw new InvalidDataException("A part that is held is too large.");
}
