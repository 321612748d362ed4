using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Batches;
using SocialPay.Application.Coverage;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

/// <summary>Before Tết two months are paid at once (policy-rules §13): each line keeps its month, and the next run knows what was paid.</summary>
public sealed class SeveralMonthsTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly PayPeriod January = TestProvince.January;
    private static readonly PayPeriod February = January.Next;
    private TestDatabase database = null!;
    private TestProvince province = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Compute_TwoMonthsAreOnePaymentAndTheNextRunsPayNoneOfThemAgain()
    {
        var person = await province.AddPersonAsync("Nông Thị A");

        var tet = await ComputeAsync(January, 2);
        tet.Run.Through.ShouldBe(February);
        tet.Run.Amount.ShouldBe(new Vnd(810_000));
        tet.Batches.Single().Count.ShouldBe(1);
        (await LinesOfAsync(tet, person.Id)).ShouldBe(["Current 2021-01 405000", "Current 2021-02 405000"]);

        (await LinesOfAsync(await ComputeAsync(February), person.Id)).ShouldBeEmpty();
        (await LinesOfAsync(await ComputeAsync(February.Next), person.Id)).ShouldBe(["Current 2021-03 405000"]);
        await NothingWrongAsync();
    }

    [Fact]
    public async Task Compute_TheMonthAfterFollowsWithoutARunOfTheSecondMonth()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await ComputeAsync(January, 2);

        (await LinesOfAsync(await ComputeAsync(February.Next), person.Id)).ShouldBe(["Current 2021-03 405000"]);
        await NothingWrongAsync();
    }

    [Fact]
    public async Task Compute_WhoeverCameLaterIsPaidTheSecondMonthByItsOwnRun()
    {
        await province.AddPersonAsync("Nông Thị A");
        await ComputeAsync(January, 2);
        var newcomer = await province.AddPersonAsync("Vi Thị B", change: person => Decide(person, February));

        (await LinesOfAsync(await ComputeAsync(February), newcomer.Id)).ShouldBe(["Current 2021-02 405000"]);
        await NothingWrongAsync();
    }

    [Fact]
    public async Task Compute_ADeathBeforeTheSecondMonthLeavesItOverpaid()
    {
        // Worked example 30: paid for January and February, died on 20 January.
        var person = await province.AddPersonAsync("Nông Thị A");
        await ComputeAsync(January, 2);
        await province.ChangeAsync(person.Id, ChangeKind.Death, "2021-01-20", new DeathValues());

        var february = await ComputeAsync(February);
        (await LinesOfAsync(february, person.Id)).ShouldBeEmpty();
        february.Overpaid.Single().Amount.ShouldBe(new Vnd(405_000));
    }

    [Fact]
    public async Task Compute_AChangeOfTheSecondMonthComesWithItsOwnRun()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await ComputeAsync(January, 2);
        await province.ChangeAsync(person.Id, ChangeKind.Facts, "2021-02-03", new FactValues([new("disability", "very_severe")]));

        (await LinesOfAsync(await ComputeAsync(February), person.Id)).ShouldBe(["Current 2021-02 135000"]);
        await NothingWrongAsync();
    }

    [Fact]
    public async Task Compute_ADraftKeepsItsMonthsUntilItIsToldOtherwise()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await ComputeAsync(January, 2);

        (await ComputeAsync(January)).Run.Months.ShouldBe(2);
        var alone = await ComputeAsync(January, 1);
        alone.Run.Months.ShouldBe(1);
        (await LinesOfAsync(alone, person.Id)).ShouldBe(["Current 2021-01 405000"]);
        (await LinesOfAsync(await ComputeAsync(February), person.Id)).ShouldBe(["Current 2021-02 405000"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task Compute_NoSuchNumberOfMonths(int months) =>
        (await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, January, months, "178", null, default)).Error.ShouldBe(PayrollErrors.MonthsOutOfRange(3));

    [Fact]
    public async Task Month_OfTheSecondMonthNamesTheRunThatPaidIt()
    {
        await province.AddPersonAsync("Nông Thị A");
        var tet = await ComputeAsync(January, 2);

        async Task<MonthArea> RowAsync(PayPeriod month) =>
            (await province.Get<RunQueries>().OverviewAsync(TestProvince.Preparer, month, "178", default)).Value.Areas.Single();
        (await RowAsync(January)).Run!.RunId.ShouldBe(tet.Run.RunId);
        (await RowAsync(February)).ShouldBe(new MonthArea("178", "Thành phố Lạng Sơn", null, tet.Run));
        (await RowAsync(February.Next)).Earlier.ShouldBeNull();
        (await ComputeAsync(February.Next)).Previous!.RunId.ShouldBe(tet.Run.RunId);
    }

    [Theory]
    [InlineData("2020-12", null)]
    [InlineData("2021-01", "2021-02-12")]
    [InlineData("2021-02", "2021-02-12")]
    [InlineData("2021-03", null)]
    public async Task Month_TellsOfTet(string month, string? first)
    {
        var overview = await province.Get<RunQueries>().OverviewAsync(TestProvince.Preparer, PayPeriod.Parse(month), "178", default);
        overview.Value.Tet?.FirstDay.ShouldBe(DateOnly.Parse(first!, System.Globalization.CultureInfo.InvariantCulture));
        (overview.Value.Tet is null).ShouldBe(first is null);
    }

    [Fact]
    public async Task Coverage_EachMonthHasItsOwnMoney()
    {
        await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị B", change: person => person.Entitlements[0].End = January);
        await ComputeAsync(January, 2);

        async Task<(int, Vnd)> FiguresAsync(PayPeriod month)
        {
            var figures = (await province.Get<CoverageQueries>().ReportAsync(TestProvince.Province, month, "20", default)).Value.Whole.Figures;
            return (figures.People, figures.Amount);
        }

        (await FiguresAsync(January)).ShouldBe((2, new Vnd(810_000)));
        (await FiguresAsync(February)).ShouldBe((1, new Vnd(405_000)));
        (await FiguresAsync(February.Next)).ShouldBe((0, Vnd.Zero));
    }

    [Fact]
    public async Task List_NamesItsMonths()
    {
        await province.AddPersonAsync("Nông Thị A");
        var tet = await ComputeAsync(January, 2);
        await province.Get<RunWorkflow>().SubmitAsync(TestProvince.Preparer, tet.Run.RunId, 1, default);
        (await province.Get<RunWorkflow>().ApproveAsync(TestProvince.Approver, tet.Run.RunId, 1, default)).Error.ShouldBeNull();

        var file = (await province.Get<BatchExport>().OfRunAsync(TestProvince.Preparer, tet.Run.RunId, BatchFileFormat.Xlsx, null, default)).Value.Single();
        using var book = new ClosedXML.Excel.XLWorkbook(new MemoryStream(file.Content.ToArray()));
        var texts = book.Worksheets.Single().CellsUsed().Select(cell => cell.GetFormattedString()).ToList();
        texts.ShouldContain("Kỳ chi trả tháng 01–02/2021");
        texts.ShouldContain("Trợ cấp 2 tháng");
        texts.ShouldContain("810000");
    }

    private static void Decide(Beneficiary person, PayPeriod start) => person.Entitlements[0] = new Entitlement
    {
        Programme = Programme.SocialAssistance,
        Group = "136/5.6",
        Component = RuleComponent.Allowance,
        DecisionNumber = "7/QĐ-UBND",
        DecisionDate = new DateOnly(2021, 1, 28),
        Start = start,
    };

    private async Task NothingWrongAsync() =>
        (await province.Get<Invariants>().VerifyAsync(default)).SelectMany(finding => finding.Violations.Select(violation => $"{finding.Invariant} {violation}")).ShouldBeEmpty();

    private async Task<RunDetails> ComputeAsync(PayPeriod period, int? months = null)
    {
        var result = await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, period, months, "178", null, default);
        result.Error.ShouldBeNull();
        return (await province.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, result.Value.Single().Run.Value.RunId, default)).Value;
    }

    private async Task<IReadOnlyList<string>> LinesOfAsync(RunDetails run, long person)
    {
        await using var db = await province.OpenAsync();
        var lines = await db.PayrollLines.Where(line => line.RunId == run.Run.RunId && line.BeneficiaryId == person).OrderBy(line => line.Number).ToListAsync();
        return [.. lines.Select(line => $"{line.Kind} {line.For} {line.Amount}")];
    }
}
