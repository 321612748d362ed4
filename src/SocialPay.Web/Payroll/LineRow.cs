using System.Globalization;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Payroll;

/// <summary>A line with its reasons in words.</summary>
/// <param name="Tags">What it is where it is no allowance of the run's only month, as «Kinh phí chăm sóc» and «Truy lĩnh 04/2021».</param>
/// <param name="Short">Facts and sum, without the law.</param>
/// <param name="Reasons">All of it.</param>
public sealed record LineRow(RunLineView Line, IReadOnlyList<string> Tags, string Short, string Reasons)
{
    public static IReadOnlyList<LineRow> Of(RunSummary run, IEnumerable<RunLineView> lines, ReasonText reasons, CultureInfo culture) =>
        [.. lines.Select(line => new LineRow(
            line,
            [.. TagsOf(run, line)],
            Display.Unbroken(reasons.InShort(line.ToContent(), culture)),
            Display.Unbroken(reasons.Of(line.ToContent(), culture))))];

    private static IEnumerable<string> TagsOf(RunSummary run, RunLineView line)
    {
        if (line.Component != RuleComponent.Allowance) yield return Words.Of(line.Component);
        if (line.Kind != PayrollLineKind.Current || run.Months > 1) yield return $"{Words.Of(line.Kind)} {Display.Month(line.For)}";
    }
}
