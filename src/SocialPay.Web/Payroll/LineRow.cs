using System.Globalization;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Payroll;

/// <summary>A line with its reasons in words.</summary>
/// <param name="Purpose">What it is for, as «Truy lĩnh 04/2021»; empty for the only month of its run.</param>
public sealed record LineRow(RunLineView Line, string Purpose, string Reasons);

/// <summary>A page of a run's lines.</summary>
public sealed class LinesViewModel(RunSummary run, RunLines page, CultureInfo culture)
{
    public int Total { get; } = page.Total;

    public IReadOnlyList<LineRow> Rows { get; } = [.. page.Rows.Select(line => new LineRow(
        line,
        line.Kind == PayrollLineKind.Current && run.Months == 1 ? "" : $"{Words.Of(line.Kind)} {Display.Month(line.For)}",
        new ReasonText(page.Law).Of(line.ToContent(), culture)))];
}
