using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Batches;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>
/// The lines of a run as a workbook, each with its reasons and how well its row of the law is founded. Nothing in it tells of HIV: files
/// are passed on.
/// </summary>
public sealed class LinesWorkbook(Door door, RunQueries runs)
{
    private const int RowsAtOnce = 1000;

    private static readonly SheetColumn[] Columns =
    [
        new("STT", 6, CellStyle.Number), new("Họ và tên", 22), new("Năm sinh", 10), new("Số định danh/CCCD", 14), new("Xã/phường", 18), new("Thôn/tổ dân phố", 14),
        new("Khoản", 15), new("Cho tháng", 9), new("Loại", 11), new("Số tiền (đồng)", 12, CellStyle.Number), new("Căn cứ tính", 55), new("Mã quy định", 12),
        new("Nguồn quy định", 16), new("Đơn vị chi trả", 17), new("Mã lệnh chi", 19), new("Kết quả", 12), new("Lý do", 18),
    ];

    /// <summary>Writes it; the output is left open. Refused as the run's page would be, and nothing is written then.</summary>
    public async Task<Result> WriteAsync(Actor actor, long runId, Stream output, CancellationToken cancellation)
    {
        var everything = new RunLineFilter();
        var page = await runs.LinesAsync(actor, runId, everything, 0, RowsAtOnce, cancellation);
        if (page.Error is { } refusal) return refusal;
        await door.NoteFileAsync(actor, "run workbook", SubjectKind.Run, runId, cancellation);
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
            SheetCell.Text(line.FullName, CellStyle.Wrapped),
            SheetCell.Text(line.Birth.ToDisplay()),
            SheetCell.Text(line.IdNumber),
            SheetCell.Text(line.AreaName, CellStyle.Wrapped),
            SheetCell.Text(line.Village, CellStyle.Wrapped),
            SheetCell.Text(PolicyText.Of(line.Component, Cultures.Vietnamese), CellStyle.Wrapped),
            SheetCell.Text(line.For.ToDisplay()),
            SheetCell.Text(line.Kind == PayrollLineKind.Current ? null : Texts.Get("Payroll", $"Kind_{line.Kind}", Cultures.Vietnamese), CellStyle.Wrapped),
            SheetCell.Money(line.Amount),
            SheetCell.Text(reasons.Of(line.ToContent(), Cultures.Vietnamese, showConfidential: false), CellStyle.Wrapped),
            SheetCell.Text(confidential ? null : line.RuleId),
            SheetCell.Text(rule is null || confidential ? null : PolicyText.Of(FlagOf(law, rule, line), Cultures.Vietnamese), CellStyle.Wrapped),
            SheetCell.Text(line.ProviderName, CellStyle.Wrapped),
            SheetCell.Text(line.Reference),
            SheetCell.Text(line.State is InstructionState.Pending or InstructionState.Sent ? null : OutcomeWords.Of(line.State), CellStyle.Wrapped),
            SheetCell.Text(line.Reason, CellStyle.Wrapped),
        ];
    }

    /// <summary>A line is founded no better than the base that it rests on.</summary>
    private static SourceFlag FlagOf(Law law, RateRule rule, RunLineView line) =>
        law.Find(Reasons.Parse(line.Reasons).BaseSource) is { } level && level.Flag > rule.Flag ? level.Flag : rule.Flag;
}
