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

    /// <summary>One bad row among good ones: nothing of the file is applied.</summary>
    [Theory]
    [InlineData("2101-99999-00001-0,,paid,12/01/2021,", "Results.UnknownReference", 4, "reference")]
    [InlineData(",,paid,12/01/2021,", "Results.ReferenceMissing", 4, "reference")]
    [InlineData("{2},540001,paid,12/01/2021,", "Results.AmountDiffers", 4, "amount")]
    [InlineData("{2},,paid,,", "Results.DateMissing", 4, "date")]
    [InlineData("{2},,paid,21/01/2021,", "Results.DateInFuture", 4, "date")]
    [InlineData("{2},,paid,31/02/2021,", "Results.UnreadableDate", 4, "date")]
    [InlineData("{2},,failed,12/01/2021,", "Results.ReasonMissing", 4, "reason")]
    [InlineData("{2},,xong,12/01/2021,", "Results.UnknownOutcome", 4, "outcome")]
    [InlineData("{2},nhiều,paid,12/01/2021,", "Results.UnreadableAmount", 4, "amount")]
    [InlineData("{2},,returned,12/01/2021,", "Results.ReturnedUnpaid", 4, "outcome")]
    [InlineData("{0},,failed,12/01/2021,x", "Results.ReferenceTwice", 4, "reference")]
    [InlineData("TOTAL,675001,,,", "Results.WrongTotal", 4, "amount")]
    public async Task Apply_OneBadRow_PutsTheFileAside(string bad, string code, int row, string column)
    {
        bad = string.Format(CultureInfo.InvariantCulture, bad, [.. instructions.Select(instruction => instruction.Reference)]);

        var report = await ApplyAsync([Header, Row(0, "paid"), Row(1, "paid"), bad]);

        report.Errors.Select(error => (error.Error.Code, error.Row, error.Column)).ShouldBe([(code, row, column)]);
        (report.Applied, report.Unchanged, report.Refused).ShouldBe((0, 0, 1));
        await NothingChangedAsync();
        (await scene.CountAsync("result_files where state = 'PutAside' and refused = 1")).ShouldBe(1);
    }

    /// <summary>A provider's list is in the order of its own books.</summary>
    [Fact]
    public async Task Apply_OrderOfRowsDoesNotMatter()
    {
        string[] rows = [Row(1, "returned", date: "14/01/2021", reason: "Người nhận đã mất"), Row(0, "paid"), Row(1, "paid"), Row(2, "paid")];
        var report = await ApplyAsync([Header, .. rows]);

        report.Errors.ShouldBeEmpty();
        report.Applied.ShouldBe(4);
        await StatesShouldBeAsync(InstructionState.Paid, InstructionState.Returned, InstructionState.Paid);
        (await ApplyAsync([Header, .. rows.Reverse()])).Unchanged.ShouldBe(4);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task Apply_ReturnsOfOldAndNewPaymentsInOneFile()
    {
        await ApplyAsync([Header, Row(0, "paid")]);
        (await ApplyAsync([Header, Row(0, "returned"), Row(1, "returned"), Row(1, "paid")])).Applied.ShouldBe(3);
        await StatesShouldBeAsync(InstructionState.Returned, InstructionState.Returned, InstructionState.Sent);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task Apply_PaidAndFailedInOneFile_PutsTheFileAside()
    {
        (await ApplyAsync([Header, Row(0, "returned"), Row(0, "failed", reason: "x")])).PutAside.ShouldBeTrue();
        (await ApplyAsync([Header, Row(0, "returned"), Row(0, "returned", date: "13/01/2021"), Row(0, "paid")])).PutAside.ShouldBeTrue();
        await NothingChangedAsync();
    }

    /// <summary>Exported on the 20th of January: what is dated in January may be, what is dated before may not.</summary>
    [Fact]
    public async Task Apply_PaidBeforeItCouldBe_PutsTheFileAside()
    {
        var early = await ApplyAsync([Header, Row(0, "paid", date: "31/12/2020"), Row(1, "paid", date: "15/01/1921"), Row(2, "failed", date: "15/01/0021", reason: "x")]);
        early.Errors.Select(problem => (problem.Row, problem.Error)).ShouldBe(
        [
            (2, ResultErrors.DateTooEarly("31/12/2020", "01/01/2021")), (3, ResultErrors.DateTooEarly("15/01/1921", "01/01/2021")),
            (4, ResultErrors.DateTooEarly("15/01/0021", "01/01/2021")),
        ]);
        // Handed to the provider before the month.
        await scene.ExecuteAsync("update exported_files set at = '2020-12-28T02:00:00Z'");
        (await ApplyAsync([Header, Row(0, "paid", date: "27/12/2020")])).Errors.Single().Error.ShouldBe(ResultErrors.DateTooEarly("27/12/2020", "28/12/2020"));
        await NothingChangedAsync();
        (await ApplyAsync([Header, Row(0, "paid", date: "28/12/2020")])).Applied.ShouldBe(1);
    }

    /// <summary>Files that once went through, or ended the program; with this run's references in place of theirs.</summary>
    [Theory]
    [InlineData("s20-old-dates.csv", "810000,270000", "Results.DateTooEarly date,Results.DateTooEarly date")]
    [InlineData("s06-eth-outcome.csv", "270000,540000", "")]
    [InlineData("s12-date1904-true.xlsx", "270000,540000,810000,540000", "")]
    [InlineData("s11-error-cells.xlsx", "270000,540000,810000", "Spreadsheets.CellError outcome,Spreadsheets.CellError amount,Spreadsheets.NotWorkedOut date,"
        + "Spreadsheets.CellError reference,Spreadsheets.NotWorkedOut outcome")]
    public async Task Apply_FaultFile(string name, string amounts, string expected)
    {
        var paid = await scene.AddRunAsync("178", TestProvince.January.Previous, PayrollRunState.Approved,
            [.. amounts.Split(',').Select(amount => new Pay("05971", "Lý A Páo", long.Parse(amount, CultureInfo.InvariantCulture)))]);
        await scene.Get<BatchExport>().OfRunAsync(TestProvince.Preparer, paid.Id, BatchFileFormat.Csv, null, Ct);
        var file = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Faults/results", name), Ct);
        const string sheet = "xl/worksheets/sheet1.xml";
        var text = name.EndsWith(".csv", StringComparison.Ordinal) ? Encoding.UTF8.GetString(file) : Spreadsheets.Workbooks.Part(file, sheet);
        foreach (var (theirs, ours) in Reference().Matches(text).Select(match => match.Value).ToList().Zip(await scene.InstructionsAsync(paid.Id)))
            text = text.Replace(theirs, ours.Reference, StringComparison.Ordinal);
        file = name.EndsWith(".csv", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(text) : Spreadsheets.Workbooks.Change(file, (sheet, Encoding.UTF8.GetBytes(text)));

        var report = (await Import.ApplyAsync(TestProvince.Preparer, name, file, Ct)).Value;

        string.Join(',', report.Errors.Select(problem => $"{problem.Error.Code} {problem.Column}")).ShouldBe(expected);
        (await scene.CountAsync("payment_results where outcome = 'Paid' and happened_on = '2021-01-15'")).ShouldBe(expected.Length > 0 ? 0 : amounts.Split(',').Length);
    }

    /// <summary>Damaged by a seed that replays: refused, or exactly the rows that the report says, within two seconds.</summary>
    [Fact]
    public async Task Apply_Mutants_AreAppliedWholeOrNotAtAll()
    {
        var random = new Random(20210120);
        var list = (await scene.Get<BatchExport>().OfBatchAsync(TestProvince.Preparer, instructions[0].BatchId, BatchFileFormat.Xlsx, null, Ct)).Value.Single().Content.ToArray();
        var csv = Encoding.UTF8.GetBytes(string.Join('\n', Header, Row(0, "paid"), Row(1, "failed", reason: "Đi vắng"), Row(2, "uncollected")));
        for (var i = 0; i < 200; i++)
        {
            var file = (i % 2 == 0 ? csv : list).ToArray();
            for (var change = random.Next(1, 5); change > 0; change--) file[random.Next(file.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) file = file[..random.Next(file.Length)];
            var before = await scene.CountAsync("payment_results");
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var report = await Import.ApplyAsync(TestProvince.Preparer, "kq", file, Ct);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2), $"mutant {i}");
            var applied = report.IsDone && !report.Value.PutAside ? report.Value.Applied : 0;
            (await scene.CountAsync("payment_results")).ShouldBe(before + applied, $"mutant {i}");
        }

        await scene.ShouldHoldAsync();
    }

    [Theory]
    [InlineData("kq\0.csv")]
    [InlineData("kq\u202Evsc.exe")]
    public async Task Apply_NameThatNoFileHas_IsRefused(string name) =>
        (await Import.ApplyAsync(TestProvince.Preparer, name, Encoding.UTF8.GetBytes($"{Header}\n{Row(0, "paid")}"), Ct)).Error.ShouldBe(SpreadsheetErrors.BadFileName);

    [Fact]
    public async Task Apply_NulInTheFile_IsRefused() =>
        (await Import.ApplyAsync(TestProvince.Preparer, "nul.csv", await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Faults/results/nul.csv"), Ct), Ct))
            .Error.ShouldBe(SpreadsheetErrors.NullCharacter);

    [Fact]
    public async Task Apply_WrongCountInTotal_PutsTheFileAside()
    {
        var report = await ApplyAsync(["STT," + Header, "1," + Row(0, "paid"), "Tổng cộng: 2 người,,405000,,,"]);

        report.Errors.Single().Error.ShouldBe(ResultErrors.WrongCount(2, 1));
        await NothingChangedAsync();
    }

    [Fact]
    public async Task Apply_BatchNotExported_PutsTheFileAside()
    {
        var other = await scene.AddRunAsync("178", TestProvince.January.Next, PayrollRunState.Approved, new Pay("05971", "Vi Văn Tư", 270_000));
        var reference = (await scene.InstructionsAsync(other.Id))[0].Reference;

        (await ApplyAsync([Header, Row(0, "paid"), $"{reference},,paid,12/01/2021,"])).Errors.Single().Error.ShouldBe(ResultErrors.NotExported);
        await NothingChangedAsync();
    }

    [Fact]
    public async Task Apply_AnotherFinalOutcome_PutsTheFileAside()
    {
        await ApplyAsync([Header, Row(0, "paid")]);

        (await ApplyAsync([Header, Row(0, "failed", reason: "x"), Row(1, "paid")])).Errors.Single().Error.ShouldBe(ResultErrors.Contradicts("Đã chi"));
        await StatesShouldBeAsync(InstructionState.Paid, InstructionState.Sent, InstructionState.Sent);
    }

    [Fact]
    public async Task Apply_AnotherDistrictsInstruction_IsUnknown()
    {
        var foreign = (await Import.ApplyAsync(TestProvince.NeighbourPreparer, "kq.csv", Encoding.UTF8.GetBytes($"{Header}\n{Row(0, "paid")}"), Ct)).Value;
        var missing = (await Import.ApplyAsync(TestProvince.NeighbourPreparer, "kq.csv", Encoding.UTF8.GetBytes($"{Header}\n2101-99999-00001-0,,paid,12/01/2021,"), Ct)).Value;

        foreign.Errors.Single().Error.Code.ShouldBe(missing.Errors.Single().Error.Code);
        await NothingChangedAsync();
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
