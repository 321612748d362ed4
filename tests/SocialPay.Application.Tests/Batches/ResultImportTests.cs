using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Batches;

public sealed partial class ResultImportTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Header = "reference,amount,outcome,date,reason";
    private PayrollScene scene = null!;
    private PayrollRun run = null!;
    private List<Instruction> instructions = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ResultImport Import => scene.Get<ResultImport>();

    public async ValueTask InitializeAsync()
    {
        scene = await PayrollScene.CreateAsync(cluster);
        run = await scene.AddRunAsync(
            "178", TestProvince.January, PayrollRunState.Approved,
            new Pay("05971", "Hoàng Thị Hòa", 405_000), new Pay("05971", "Lý A Páo", 270_000), new Pay("05974", "Nông Thị Én", 540_000));
        (await scene.Get<BatchExport>().OfRunAsync(TestProvince.Preparer, run.Id, BatchFileFormat.Csv, null, Ct)).IsDone.ShouldBeTrue();
        instructions = await scene.InstructionsAsync(run.Id);
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Apply_SignedListFilledIn_SettlesTheBatch()
    {
        var file = (await scene.Get<BatchExport>().OfBatchAsync(TestProvince.Preparer, instructions[0].BatchId, BatchFileFormat.Xlsx, null, Ct)).Value.Single();
        using var workbook = new XLWorkbook(new MemoryStream(file.Content.ToArray()));
        var sheet = workbook.Worksheet(1);
        int ColumnOf(string header) => sheet.CellsUsed(cell => cell.GetString() == header).Single().Address.ColumnNumber;
        sheet.Cell(10, ColumnOf("Kết quả")).SetValue("Đã chi");
        sheet.Cell(10, ColumnOf("Ngày chi")).SetValue(new DateTime(2021, 1, 12));
        sheet.Cell(11, ColumnOf("Kết quả")).SetValue("Không thành công");
        sheet.Cell(11, ColumnOf("Ngày chi")).SetValue("13/01/2021");
        sheet.Cell(11, ColumnOf("Lý do")).SetValue("Đi vắng");
        using var returned = new MemoryStream();
        workbook.SaveAs(returned);

        var report = (await Import.ApplyAsync(TestProvince.Preparer, file.FileName, returned.ToArray(), Ct)).Value;

        report.Errors.ShouldBeEmpty();
        (report.Applied, report.Unchanged, report.Pending).ShouldBe((2, 0, 0));
        report.Outcomes.ShouldBe([new(InstructionState.Paid, 1, new Vnd(405_000)), new(InstructionState.Failed, 1, new Vnd(270_000))]);
        await StatesShouldBeAsync(InstructionState.Paid, InstructionState.Failed, InstructionState.Sent);
        (await scene.BatchStatesAsync(run.Id)).ShouldBe([BatchState.Settled, BatchState.Exported]);
        (await scene.RunAsync(run.Id)).State.ShouldBe(PayrollRunState.Released);
        await using var db = await scene.OpenAsync();
        (await db.PaymentResults.OrderBy(result => result.InstructionId).Select(result => new { result.On, result.Reason }).ToListAsync(Ct))
            .ShouldBe([new { On = new DateOnly(2021, 1, 12), Reason = (string?)null }, new { On = new DateOnly(2021, 1, 13), Reason = (string?)"Đi vắng" }]);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task Preview_NamesBatchesCommunesPeopleAndReasons()
    {
        await ApplyAsync([Header, Row(1, "paid")]);
        var preview = (await Import.PreviewAsync(TestProvince.Preparer, "kq.csv", Csv([Header, Row(0, "failed", reason: "Sai số tài khoản"), Row(1, "paid"), Row(2, "")]), Ct)).Value;

        preview.Rows.Select(row => (row.Row, row.Payment!.FullName, row.Payment.AreaName, row.Payment.Amount, row.Payment.From, row.To, row.Kind, row.Reason)).ShouldBe(
        [
            (2, "Hoàng Thị Hòa", "Phường Hoàng Văn Thụ", new Vnd(405_000), InstructionState.Sent, InstructionState.Failed, ResultRowKind.Changes, "Sai số tài khoản"),
            (3, "Lý A Páo", "Phường Hoàng Văn Thụ", new Vnd(270_000), InstructionState.Paid, InstructionState.Paid, ResultRowKind.Unchanged, null),
            (4, "Nông Thị Én", "Phường Tam Thanh", new Vnd(540_000), InstructionState.Sent, null, ResultRowKind.Pending, null),
        ]);
        preview.Batches.Select(batch => (batch.BatchId, batch.AreaCode, batch.Rows, batch.Changes, batch.Amount)).ShouldBe(
            [(instructions[0].BatchId, "05971", 2, 1, new Vnd(405_000)), (instructions[2].BatchId, "05974", 1, 0, Vnd.Zero)]);
        preview.Batches[0].Outcomes.ShouldBe([new(InstructionState.Failed, 1, new Vnd(405_000))]);
        preview.Rows.Sorted(ResultRowSort.Name).Select(row => row.Payment!.FullName).ShouldBe(["Nông Thị Én", "Hoàng Thị Hòa", "Lý A Páo"]);
        preview.Rows.Sorted(ResultRowSort.Amount, descending: true)[0].Payment!.FullName.ShouldBe("Nông Thị Én");
        preview.Rows.Matching("hòa thị").Single().Row.ShouldBe(2);
        preview.Rows.Matching("tai khoan " + instructions[0].Reference).Single().Row.ShouldBe(2);
    }

    [Fact]
    public async Task Preview_OfAFileThatIsPutAside_NamesTheRowAndItsErrors()
    {
        var preview = (await Import.PreviewAsync(TestProvince.Preparer, "kq.csv", Csv([Header, Row(0, "failed", reason: ""), Row(1, "paid")]), Ct)).Value;
        preview.PutAside.ShouldBeTrue();
        preview.Rows.Select(row => (row.Kind, row.Errors.Count)).ShouldBe([(ResultRowKind.Refused, 1), (ResultRowKind.Changes, 0)]);
        preview.Rows[0].Payment!.FullName.ShouldBe("Hoàng Thị Hòa");
    }

    [Fact]
    public async Task Apply_KnownResultOfAnotherDay_PutsTheFileAside()
    {
        await ApplyAsync([Header, Row(1, "paid", date: "13/01/2021")]);
        (await ApplyAsync([Header, Row(1, "paid", date: "13/01/2021")])).Unchanged.ShouldBe(1);
        foreach (var day in new[] { "14/01/2021", "30/12/2099" })
        {
            var report = await ApplyAsync([Header, Row(1, "paid", date: day), Row(2, "paid")]);
            report.PutAside.ShouldBeTrue();
            report.Errors.Select(problem => (problem.Row, problem.Column, problem.Error)).ShouldBe([(2, "date", ResultErrors.DateDiffers(day, "13/01/2021"))]);
        }

        await using var db = await scene.OpenAsync();
        (await db.PaymentResults.SingleAsync(Ct)).On.ShouldBe(new DateOnly(2021, 1, 13));
    }

    [Fact]
    public async Task Accepted_IsFoundAgainByTheStagedFile()
    {
        var (uploads, accepted) = (scene.Get<Application.Spreadsheets.Uploads>(), scene.Get<AcceptedResults>());
        var id = (await uploads.StoreAsync(TestProvince.Preparer, "kq.csv", new MemoryStream(Csv([Header, Row(2, "paid"), Row(0, "failed", reason: "Sai số"), Row(1, "")])), Ct)).Value;
        (await accepted.FindAsync(TestProvince.Preparer, id, Ct)).Error.ShouldBe(Error.NotFound);
        var staged = (await uploads.OpenAsync(TestProvince.Preparer, id, Ct)).Value;
        var report = (await Import.ApplyAsync(TestProvince.Preparer, staged, Ct)).Value;
        await uploads.DropAsync(TestProvince.Preparer, id, Ct);

        var again = (await accepted.FindAsync(TestProvince.Preparer, id, Ct)).Value;
        (again.Report.FileName, again.Report.Applied, again.Report.Pending, again.Report.Sha256).ShouldBe(("kq.csv", 2, 1, report.Sha256));
        again.Report.Outcomes.ShouldBe(report.Outcomes);
        again.Report.Rows.Select(row => (row.Payment!.FullName, row.Payment.From, row.To, row.Reason)).ShouldBe(
            [("Nông Thị Én", InstructionState.Sent, InstructionState.Paid, null), ("Hoàng Thị Hòa", InstructionState.Sent, InstructionState.Failed, "Sai số")]);
        again.Report.Batches.Select(batch => (batch.AreaCode, batch.Changes)).ShouldBe([("05971", 1), ("05974", 1)]);
        (await accepted.FindAsync(TestProvince.Both, id, Ct)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Apply_LastResults_SettleTheRun()
    {
        await ApplyAsync([Header, Row(0, "paid"), Row(1, "uncollected", date: ""), Row(2, "paid")]);

        (await scene.BatchStatesAsync(run.Id)).ShouldAllBe(state => state == BatchState.Settled);
        var settled = await scene.RunAsync(run.Id);
        settled.State.ShouldBe(PayrollRunState.Settled);
        settled.Steps[^1].Action.ShouldBe(RunAction.Settle);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task Apply_ProvidersOwnTable_FindsColumnsByHeader()
    {
        var report = await ApplyAsync(
        [
            "Ngày chi;KẾT QUẢ;Họ và tên;Số tiền;Mã lệnh chi",
            $"12/01/2021;da chi;Hoàng Thị Hòa;405.000;{instructions[0].Reference}",
            $"2021-01-13;Chưa nhận;Lý A Páo;270.000 đ;{instructions[1].Reference}",
            ";;Tổng cộng: 2 người;675.000;",
        ]);

        report.Applied.ShouldBe(2);
        await StatesShouldBeAsync(InstructionState.Paid, InstructionState.Uncollected, InstructionState.Sent);
    }

    [Fact]
    public async Task Apply_MissingAndEmptyRows_StaySent()
    {
        var report = await ApplyAsync([Header, Row(0, "paid"), Row(1, "", date: "")]);

        (report.Applied, report.Pending).ShouldBe((1, 1));
        await StatesShouldBeAsync(InstructionState.Paid, InstructionState.Sent, InstructionState.Sent);
        (await scene.BatchStatesAsync(run.Id)).ShouldBe([BatchState.Acknowledged, BatchState.Exported]);
    }

    [Fact]
    public async Task Apply_AgainRenamedAndReordered_ChangesNothing()
    {
        string[] rows = [Row(0, "paid"), Row(1, "failed", reason: "Sai số tài khoản"), Row(2, "uncollected")];
        await ApplyAsync([Header, .. rows]);
        var before = (await scene.CountAsync("payment_results"), await scene.CountAsync("result_files"));

        foreach (var again in new[] { rows, [.. rows.Reverse()], [.. rows, .. rows] })
        {
            var report = await ApplyAsync([Header, .. again], "ket-qua-2.csv");
            (report.Applied, report.Unchanged, report.Refused).ShouldBe((0, again.Length, 0));
        }

        (await scene.CountAsync("payment_results"), await scene.CountAsync("result_files")).ShouldBe(before);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task Apply_TwoAtOnce_HaveOneEffect()
    {
        var file = Csv([Header, Row(0, "paid"), Row(1, "paid"), Row(2, "paid")]);
        var reports = await AtOnceAsync([.. Enumerable.Repeat(file, 6)]);
        reports.Select(report => (report.Applied, report.Unchanged)).OrderBy(counts => counts.Applied).ShouldBe([.. Enumerable.Repeat((0, 3), 5), (3, 0)]);
        (await scene.CountAsync("payment_results")).ShouldBe(3);
        (await scene.CountAsync("payroll_run_steps where action = 'Settle'")).ShouldBe(1);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task Apply_TwoFilesThatContradictAtOnce_OneIsPutAside()
    {
        var reports = await AtOnceAsync(
            Csv([Header, Row(0, "paid"), Row(1, "paid"), Row(2, "paid")]),
            Csv([Header, Row(2, "paid"), Row(1, "failed", reason: "Sai số"), Row(0, "paid")]));
        var aside = reports.Single(report => report.PutAside);
        aside.Errors.ShouldHaveSingleItem().Error.Code.ShouldBe("Results.Contradicts");
        reports.Single(report => !report.PutAside).Applied.ShouldBe(3);
        (await scene.CountAsync("payment_results")).ShouldBe(3);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task Apply_PaidMoneyComesBack_IsReturnedAndStaysSo()
    {
        string[] paid = [Header, Row(0, "paid")];
        await ApplyAsync(paid);
        (await ApplyAsync([Header, Row(0, "returned", reason: "Người nhận đã mất")])).Applied.ShouldBe(1);

        (await ApplyAsync(paid)).Unchanged.ShouldBe(1);
        (await ApplyAsync([Header, Row(0, "failed", reason: "x")])).Errors.Single().Error.Code.ShouldBe("Results.Contradicts");
        await StatesShouldBeAsync(InstructionState.Returned, InstructionState.Sent, InstructionState.Sent);
        (await scene.CountAsync("payment_results")).ShouldBe(2);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task Apply_WhoMay_IsPreparerAndProvince()
    {
        var file = Encoding.UTF8.GetBytes($"{Header}\n{Row(0, "paid")}");
        async Task<Error?> TryAsync(Actor actor) => (await Import.ApplyAsync(actor, "kq.csv", file, Ct)).Error;

        (await TryAsync(TestProvince.Approver)).ShouldBe(AccessErrors.NotAllowed);
        (await TryAsync(TestProvince.Commune)).ShouldBe(AccessErrors.NotAllowed);
        (await TryAsync(TestProvince.Auditor)).ShouldBe(AccessErrors.NotAllowed);
        (await TryAsync(Actor.Console)).ShouldBe(AccessErrors.NotAllowed);
        await NothingChangedAsync();
        (await TryAsync(TestProvince.Province)).ShouldBeNull();
        await StatesShouldBeAsync(InstructionState.Paid, InstructionState.Sent, InstructionState.Sent);
    }

    [Fact]
    public async Task Preview_WritesNothing()
    {
        var file = Encoding.UTF8.GetBytes(string.Join('\n', Header, Row(0, "paid"), Row(1, "failed", reason: "x")));

        (await Import.PreviewAsync(TestProvince.Preparer, "kq.csv", file, Ct)).Value.Applied.ShouldBe(2);

        await NothingChangedAsync();
        (await scene.CountAsync("result_files")).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "Spreadsheets.Empty")]
    [InlineData("xin chào", "Spreadsheets.NoHeader")]
    [InlineData("reference,amount\n1,2", "Spreadsheets.MissingColumns")]
    [InlineData("reference,outcome\n,", "Results.NoRows")]
    public async Task Preview_NoTableOfResults_IsRefused(string content, string code) =>
        (await Import.PreviewAsync(TestProvince.Preparer, "kq.csv", Encoding.UTF8.GetBytes(content), Ct)).Error!.Code.ShouldBe(code);

    [Theory]
    [InlineData("405000", 405_000)]
    [InlineData("405.000", 405_000)]
    [InlineData("1,405,000", 1_405_000)]
    [InlineData("1 405 000", 1_405_000)]
    [InlineData("405000.0", 405_000)]
    [InlineData("405.000 đ", 405_000)]
    [InlineData("405000VND", 405_000)]
    [InlineData("40.5000", null)]
    [InlineData("1.405,000", null)]
    [InlineData("-405000", null)]
    [InlineData("405000.5", null)]
    [InlineData("99999999999999999999", null)]
    public void TryAmount_AsPeopleWriteIt(string text, int? expected)
    {
        ResultFileReader.TryAmount(text, out var amount).ShouldBe(expected is not null);
        if (expected is { } value) amount.Amount.ShouldBe(value);
    }

    private string Row(int instruction, string outcome, string date = "12/01/2021", string reason = "") =>
        $"{instructions[instruction].Reference},{instructions[instruction].Amount},{outcome},{date},{reason}";

    private static byte[] Csv(string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    // Each on a thread of its own: the pool would let them begin one by one.
    private async Task<ResultReport[]> AtOnceAsync(params byte[][] files)
    {
        using var barrier = new Barrier(files.Length);
        var reports = files.Select(file => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait(Ct);
                return Import.ApplyAsync(TestProvince.Preparer, "kq.csv", file, Ct);
            },
            Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
        return [.. (await Task.WhenAll(reports)).Select(report => report.Value)];
    }

    private async Task<ResultReport> ApplyAsync(string[] lines, string fileName = "ket-qua.csv") =>
        (await Import.ApplyAsync(TestProvince.Preparer, fileName, Encoding.UTF8.GetBytes(string.Join('\n', lines)), Ct)).Value;

    private async Task StatesShouldBeAsync(params InstructionState[] states) =>
        (await scene.InstructionsAsync(run.Id)).Select(instruction => instruction.State).ShouldBe(states);

    private async Task NothingChangedAsync()
    {
        await StatesShouldBeAsync(InstructionState.Sent, InstructionState.Sent, InstructionState.Sent);
        (await scene.CountAsync("payment_results")).ShouldBe(0);
        (await scene.BatchStatesAsync(run.Id)).ShouldAllBe(state => state == BatchState.Exported);
    }

    [GeneratedRegex(@"2101-00001-\d{5}-\d", RegexOptions.None, 1000)]
    private static partial Regex Reference();
}
