using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>
/// The lines of a run as a workbook, each with its reasons and how well its row of the law is founded. Nothing in it tells of HIV: files
/// are passed on.
/// </summary>
public sealed class LinesWorkbook(RunQueries runs)
{
    private const int RowsAtOnce = 1000;

    private static readonly SheetColumn[] Columns =
    [
        new("STT", 7, CellStyle.Number), new("Họ và tên", 26), new("Năm sinh", 10), new("Xã/phường", 24), new("Thôn/tổ dân phố", 16), new("Khoản", 22), new("Cho tháng", 10),
        new("Loại", 14), new("Số tiền (đồng)", 14, CellStyle.Number), new("Căn cứ tính", 80), new("Mã quy định", 16), new("Nguồn quy định", 22), new("Đơn vị chi trả", 24), new("Mã lệnh chi", 20),
    ];

    /// <summary>Writes it; the output is left open. Refused as the run's page would be, and nothing is written then.</summary>
    public async Task<Result> WriteAsync(Actor actor, long runId, Stream output, CancellationToken cancellation)
    {
        var everything = new RunLineFilter();
        var page = await runs.LinesAsync(actor, runId, everything, 0, RowsAtOnce, cancellation);
        if (page.Error is { } refusal) return refusal;
        using var writer = new SheetWriter(output);
        writer.BeginSheet("Dòng chi trả", Columns);
        for (var written = 0; ;)
        {
            var (law, reasons) = (page.Value.Law, new ReasonText(page.Value.Law));
            foreach (var line in page.Value.Rows) writer.Row(Cells(line, law, reasons));
            written += page.Value.Rows.Count;
            if (page.Value.Rows.Count < RowsAtOnce) return Result.Done;
            page = await runs.LinesAsync(actor, runId, everything, written, RowsAtOnce, cancellation);
            if (page.Error is { } revoked) return revoked;
        }
    }

    private static SheetCell[] Cells(RunLineView line, Law law, ReasonText reasons)
    {
        var rule = law.Find(line.RuleId);
        var confidential = rule is not null && law.PredicateOf(rule.Id).Reads.Any(attribute => attribute.Confidential);
        return
        [
            SheetCell.Number(line.Number),
            SheetCell.Text(line.FullName),
            SheetCell.Text(line.Birth.ToDisplay()),
            SheetCell.Text(line.AreaName),
            SheetCell.Text(line.Village),
            SheetCell.Text(PolicyText.Of(line.Component, Cultures.Vietnamese)),
            SheetCell.Text(line.For.ToDisplay()),
            SheetCell.Text(line.Kind == PayrollLineKind.Current ? null : Texts.Get("Payroll", $"Kind_{line.Kind}", Cultures.Vietnamese)),
            SheetCell.Money(line.Amount),
            SheetCell.Text(reasons.Of(line.ToContent(), Cultures.Vietnamese, showConfidential: false)),
            SheetCell.Text(confidential ? null : line.RuleId),
            SheetCell.Text(rule is null || confidential ? null : PolicyText.Of(FlagOf(law, rule, line), Cultures.Vietnamese)),
            SheetCell.Text(line.ProviderName),
            SheetCell.Text(line.Reference),
        ];
    }

    /// <summary>A line is founded no better than the base that it rests on.</summary>
    private static SourceFlag FlagOf(Law law, RateRule rule, RunLineView line) =>
        law.Find(Reasons.Parse(line.Reasons).BaseSource) is { } level && level.Flag > rule.Flag ? level.Flag : rule.Flag;
}
