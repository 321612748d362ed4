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

public sealed partial class ResultImportTests
{
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
}
