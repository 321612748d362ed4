using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Coverage;

/// <summary>A workbook made from what a page shows.</summary>
public sealed record CoverageFile(string FileName, byte[] Content);

/// <summary>The coverage of an area as a workbook: the areas below it, or in a commune the people.</summary>
public sealed class CoverageExport(Door door, CoverageQueries queries)
{
    private const string File = "Coverage";

    /// <param name="culture">Language of the headers; null for the caller's.</param>
    public async Task<Result<CoverageFile>> ExecuteAsync(Actor actor, PayPeriod period, string areaCode, CultureInfo? culture, CancellationToken cancellation)
    {
        culture ??= CultureInfo.CurrentUICulture;
        var found = await queries.ReportAsync(actor, period, areaCode, cancellation);
        if (found.Error is { } refusal) return refusal;
        var report = found.Value;
        await door.NoteFileAsync(actor, "coverage workbook", SubjectKind.Area, areaCode, cancellation);
        using var content = new MemoryStream();
        using (var writer = new SheetWriter(content))
        {
            if (report.Areas.Count > 0)
            {
                WriteAreas(writer, report, culture);
            }
            else
            {
                var people = await queries.PeopleAsync(actor, period, areaCode, CoverageGroup.Everybody, null, 0, int.MaxValue, cancellation);
                if (people.Error is { } changed) return changed;
                WritePeople(writer, report, people.Value.Rows, culture);
            }
        }

        return new CoverageFile(FormattableString.Invariant($"{period}-{areaCode}-coverage.xlsx"), content.ToArray());
    }

    private static void WriteAreas(SheetWriter writer, CoverageReport report, CultureInfo culture)
    {
        string T(string key) => Texts.Get(File, key, culture);
        writer.BeginSheet(
            T("Sheet"),
            [
                new(T("AreaCode"), 9), new(T("Area"), 32), new(T("People"), 12, CellStyle.Number), new(T("WithAccount"), 15, CellStyle.Number),
                new(T("ShareWithAccount"), 12, CellStyle.Percent), new(T("PaidCashless"), 18, CellStyle.Number),
                new(T("SharePaidCashless"), 12, CellStyle.Percent), new(T("Amount"), 18, CellStyle.Number), new(T("Paid"), 18, CellStyle.Number),
            ],
            Above(report, culture));
        foreach (var area in report.Areas) writer.Row(Row(area, area.Name, CellStyle.Text, CellStyle.Number));
        writer.Row(Row(report.Whole, T("Total"), CellStyle.Strong, CellStyle.StrongNumber));
    }

    private static SheetCell[] Row(AreaCoverage area, string name, CellStyle text, CellStyle number) =>
    [
        SheetCell.Text(area.Code, text), SheetCell.Text(name, text), SheetCell.Number(area.Figures.People, number),
        SheetCell.Number(area.Figures.WithAccount, number), SheetCell.Percent(area.Figures.ShareWithAccount),
        SheetCell.Number(area.Figures.PaidCashless, number), SheetCell.Percent(area.Figures.SharePaidCashless),
        SheetCell.Money(area.Figures.Amount, number), SheetCell.Money(area.Figures.Paid, number),
    ];

    private static void WritePeople(SheetWriter writer, CoverageReport report, IReadOnlyList<CoveragePerson> people, CultureInfo culture)
    {
        string T(string key) => Texts.Get(File, key, culture);
        string YesNo(bool value) => value ? T("Yes") : "";
        writer.BeginSheet(
            T("Sheet"),
            [
                new(T("FullName"), 28), new(T("Birth"), 12), new(T("Method"), 24), new(T("Provider"), 24), new(T("Amount"), 16, CellStyle.Number),
                new(T("WithAccount"), 15), new(T("PaidCashless"), 18),
            ],
            Above(report, culture));
        foreach (var person in people)
        {
            writer.Row(
            [
                SheetCell.Text(person.FullName), SheetCell.Text(person.Birth.ToDisplay()), SheetCell.Text(T($"Method_{person.Method}")),
                SheetCell.Text(person.ProviderName), SheetCell.Money(person.Amount), SheetCell.Text(YesNo(person.WithAccount)),
                SheetCell.Text(YesNo(person.PaidCashless)),
            ]);
        }
    }

    private static SheetCell[][] Above(CoverageReport report, CultureInfo culture)
    {
        var heading = Texts.Get(File, "Heading", culture, report.Whole.Name, report.Period.ToDisplay());
        var target = report.TargetPercent is { } percent ? Texts.Get(File, "Target", culture, percent) : "";
        return [[SheetCell.Text(heading, CellStyle.Title)], [SheetCell.Text(target)], []];
    }
}
