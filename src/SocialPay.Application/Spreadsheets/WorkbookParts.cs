using System.Globalization;
using System.Security;
using System.Text;

namespace SocialPay.Application.Spreadsheets;

/// <summary>The small parts of a workbook that are the same in every file.</summary>
internal static class WorkbookParts
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public const string RootRelations = Declaration
        + $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""";

    /// <summary>The cell formats stand in the order of <see cref="CellStyle"/>.</summary>
    public const string Styles = Declaration
        + $"""<styleSheet xmlns="{Main}">"""
        + """<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>"""
        + """<fonts count="3"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="14"/><name val="Times New Roman"/></font></fonts>"""
        + """<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF2"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF8CBC6"/></patternFill></fill></fills>"""
        + """<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>"""
        + """<cellStyleXfs count="1"><xf/></cellStyleXfs>"""
        + """<cellXfs count="11"><xf xfId="0"/>"""
        + """<xf xfId="0" fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>"""
        + """<xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>"""
        + """<xf xfId="0" numFmtId="3" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>"""
        + """<xf xfId="0" numFmtId="14" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>"""
        + """<xf xfId="0" numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>"""
        + """<xf xfId="0" numFmtId="49" fillId="3" applyNumberFormat="1" applyFill="1"/>"""
        + """<xf xfId="0" numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>"""
        + """<xf xfId="0" numFmtId="3" fontId="1" applyNumberFormat="1" applyFont="1"/>"""
        + """<xf xfId="0" numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1"/>"""
        + """<xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"""
        + "</cellXfs></styleSheet>";

    public static string ContentTypes(int sheets)
    {
        var text = new StringBuilder(Declaration)
            .Append("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">""")
            .Append("""<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>""")
            .Append("""<Default Extension="xml" ContentType="application/xml"/>""")
            .Append($"""<Override PartName="/xl/workbook.xml" ContentType="{ContentType}.sheet.main+xml"/>""")
            .Append($"""<Override PartName="/xl/styles.xml" ContentType="{ContentType}.styles+xml"/>""");
        for (var i = 1; i <= sheets; i++)
            text.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{ContentType}.worksheet+xml"/>""");
        return text.Append("</Types>").ToString();
    }

    /// <param name="headerRows">Of each sheet: the row that every printed page repeats.</param>
    public static string Workbook(IReadOnlyList<string> sheets, IReadOnlyList<int> headerRows)
    {
        var text = new StringBuilder(Declaration).Append($"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>""");
        for (var i = 0; i < sheets.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"""<sheet name="{SecurityElement.Escape(sheets[i])}" sheetId="{i + 1}" r:id="rId{i + 1}"/>""");
        text.Append("</sheets><definedNames>");
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = SecurityElement.Escape(sheets[i].Replace("'", "''", StringComparison.Ordinal));
            text.Append(CultureInfo.InvariantCulture, $"""<definedName name="_xlnm.Print_Titles" localSheetId="{i}">'{sheet}'!${headerRows[i]}:${headerRows[i]}</definedName>""");
        }

        return text.Append("</definedNames></workbook>").ToString();
    }

    public static string WorkbookRelations(int sheets)
    {
        var text = new StringBuilder(Declaration).Append($"""<Relationships xmlns="{PackageRelations}">""");
        for (var i = 1; i <= sheets; i++)
            text.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{i}" Type="{Relations}/worksheet" Target="worksheets/sheet{i}.xml"/>""");
        return text.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{sheets + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""").ToString();
    }
}
