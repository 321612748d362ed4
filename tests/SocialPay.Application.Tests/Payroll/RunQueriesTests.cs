using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

public sealed class RunQueriesTests(TestCluster cluster) : IAsyncLifetime
{
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
    public async Task Overview_OfTheProvinceNamesEveryDistrictWithOrWithoutRun()
    {
        await province.AddPersonAsync("Nông Thị A");
        var run = await ComputeAsync();

        var overview = (await OverviewAsync(TestProvince.Province, "20")).Value;

        overview.Areas.Count.ShouldBe(11);
        overview.Areas.Where(area => area.Run is not null).Select(area => (area.AreaCode, area.Run!.RunId)).ShouldBe([("178", run)]);
        overview.MayCompute.ShouldBeTrue();
        (await OverviewAsync(TestProvince.Auditor, "20")).Value.MayCompute.ShouldBeFalse();
    }

    [Fact]
    public async Task Overview_OfACommuneIsThatOfItsDistrict_WithAsMuchAsTheOfficerMaySee()
    {
        await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị C", communeCode: "05974");
        await ComputeAsync();
        var commune = (await OverviewAsync(TestProvince.Preparer, "05971")).Value;
        commune.Areas.Select(area => area.AreaCode).ShouldBe(["178"]);
        commune.MayCompute.ShouldBeFalse();
        commune.Areas.Single().Run!.People.ShouldBe(2);
        var part = (await OverviewAsync(TestProvince.Commune, "05971")).Value;
        part.MayCompute.ShouldBeFalse();
        var run = part.Areas.Single().Run!;
        (run.AreaCode, run.People, run.Lines, run.Amount).ShouldBe(("05971", 1, 1, new Vnd(405_000)));
    }

    [Fact]
    public async Task Overview_LeavesCancelledRunsOut()
    {
        await province.AddPersonAsync("Nông Thị A");
        var run = await ComputeAsync();
        (await province.Get<RunWorkflow>().CancelAsync(TestProvince.Preparer, run, null, default)).Error.ShouldBeNull();
        (await OverviewAsync(TestProvince.Preparer, "178")).Value.Areas.Single().Run.ShouldBeNull();
    }

    [Fact]
    public async Task Overview_OutOfTheAreaIsNotFound() =>
        (await OverviewAsync(TestProvince.NeighbourPreparer, "178")).Error.ShouldBe(Error.NotFound);

    [Fact]
    public async Task Details_AddUpByCommuneAndByState()
    {
        await province.AddPersonAsync("Nông Thị A");
        var second = await province.AddPersonAsync("Hoàng Văn B");
        await province.AddPersonAsync("Vi Thị C", communeCode: "05974");
        await province.AddPersonAsync("Chờ xác minh", communeCode: "05974", method: province.Account("101000000001", "CHO XAC MINH", PaymentMethodState.Declared));
        await ComputeAsync();
        await database.ExecuteAsync($"update instructions set state = case when beneficiary_id = {second.Id} then 'Uncollected' else 'Paid' end");
        var february = await ComputeAsync(TestProvince.January.Next);

        var details = (await province.Get<RunQueries>().DetailsAsync(TestProvince.Approver, february, default)).Value;

        var month = new Vnd(405_000);
        details.Communes.Select(commune => (commune.AreaCode, commune.People, commune.Lines, commune.Amount, commune.Carried)).ShouldBe(
            [("05971", 2, 3, new Vnd(3 * 405_000), month), ("05974", 1, 1, month, Vnd.Zero)]);
        details.Communes.Sum(commune => commune.Amount).ShouldBe(details.Run.Amount);
        details.Outcomes.ShouldBe([new StateTotal(InstructionState.Pending, 3, new Vnd(4 * 405_000))]);
        details.Exceptions.Select(exception => exception.AreaCode).ShouldBe(["05974"]);
        details.Previous!.Amount.ShouldBe(new Vnd(3 * 405_000));

        await database.ExecuteAsync($"update instructions set state = 'Paid' where beneficiary_id = {second.Id} and state = 'Pending'");
        var later = (await province.Get<RunQueries>().DetailsAsync(TestProvince.Approver, february, default)).Value;
        later.Communes[0].Outcomes.ShouldBe([new StateTotal(InstructionState.Pending, 1, month), new StateTotal(InstructionState.Paid, 1, new Vnd(2 * 405_000))]);
        later.Outcomes.Sum(outcome => outcome.People).ShouldBe(3);
    }

    [Fact]
    public async Task Run_SeenByACommuneIsItsOwnPart_WithOwnSumsAndNothingOfOthers()
    {
        var own = await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị C", communeCode: "05974");
        await province.AddPersonAsync("Vi Thị D", communeCode: "05974");
        await province.AddPersonAsync("Chờ xác minh", communeCode: "05974", method: province.Account("101000000001", "CHO XAC MINH", PaymentMethodState.Declared));
        var run = await ComputeAsync();
        (await province.Get<RunWorkflow>().SubmitAsync(TestProvince.Preparer, run, null, default)).Error.ShouldBeNull();
        (await province.Get<RunWorkflow>().ReturnAsync(TestProvince.Approver, run, null, "Thiếu hồ sơ của Vi Thị C", default)).Error.ShouldBeNull();
        var runs = province.Get<RunQueries>();

        var part = (await runs.DetailsAsync(TestProvince.Commune, run, default)).Value;

        var amount = new Vnd(405_000);
        (part.Run.AreaCode, part.Run.People, part.Run.Lines, part.Run.Amount).ShouldBe(("05971", 1, 1, amount));
        part.Communes.Select(commune => (commune.AreaCode, commune.Amount)).ShouldBe([("05971", amount)]);
        part.Batches.Select(batch => (batch.AreaCode, batch.Count, batch.Amount)).ShouldBe([("05971", 1, amount)]);
        part.Groups.Sum(group => group.People).ShouldBe(1);
        part.Outcomes.Sum(outcome => outcome.People).ShouldBe(1);
        part.Exceptions.ShouldBeEmpty();
        part.Steps.ShouldAllBe(step => step.Reason == null);
        part.May.ShouldBe(new RunActions(false, false, false, false, false));
        (await LinesAsync(TestProvince.Commune, new RunLineFilter())).Select(line => line.BeneficiaryId).ShouldBe([own.Id]);
        // Not by naming another commune or one of its batches either.
        var whole = (await runs.DetailsAsync(TestProvince.Preparer, run, default)).Value;
        whole.Batches.Select(batch => batch.Number).ShouldBe([1, 2]);
        (await LinesAsync(TestProvince.Commune, new RunLineFilter(AreaCode: "05974"))).ShouldBeEmpty();
        (await LinesAsync(TestProvince.Commune, new RunLineFilter(BatchId: whole.Batches[1].BatchId))).ShouldBeEmpty();
        (await LinesAsync(TestProvince.Preparer, new RunLineFilter(BatchId: whole.Batches[1].BatchId))).Count.ShouldBe(2);
        (await runs.DetailsAsync(TestProvince.NeighbourPreparer, run, default)).Error.ShouldBe(Error.NotFound);

        async Task<IReadOnlyList<RunLineView>> LinesAsync(Actor actor, RunLineFilter filter) => (await runs.LinesAsync(actor, run, filter, 0, 20, default)).Value.Rows;
    }

    [Fact]
    public async Task File_OfABatchThatHasGoneOut_IsHadAgainByItsCommuneAlone()
    {
        await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị C", communeCode: "05974");
        var run = await ComputeAsync();
        var batches = (await province.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, run, default)).Value.Batches;
        var export = province.Get<BatchExport>();
        (await export.AgainAsync(TestProvince.Commune, batches[0].BatchId, BatchFileFormat.Csv, default)).Error.ShouldBe(Error.NotFound);
        (await province.Get<RunWorkflow>().SubmitAsync(TestProvince.Preparer, run, null, default)).Error.ShouldBeNull();
        (await province.Get<RunWorkflow>().ApproveAsync(TestProvince.Approver, run, null, default)).Error.ShouldBeNull();
        var files = (await export.OfRunAsync(TestProvince.Preparer, run, BatchFileFormat.Csv, null, default)).Value;

        var again = await export.AgainAsync(TestProvince.Commune, batches[0].BatchId, BatchFileFormat.Csv, default);

        again.Value.Sha256.ShouldBe(files.Single(file => file.BatchId == batches[0].BatchId).Sha256);
        (await export.AgainAsync(TestProvince.Commune, batches[1].BatchId, BatchFileFormat.Csv, default)).Error.ShouldBe(Error.NotFound);
        (await database.ScalarAsync<long>("select count(*) from exported_files")).ShouldBe(2);
    }

    private Task<Result<MonthOverview>> OverviewAsync(Actor actor, string area) =>
        province.Get<RunQueries>().OverviewAsync(actor, TestProvince.January, area, default);

    private async Task<long> ComputeAsync(PayPeriod? period = null)
    {
        var computed = await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, period ?? TestProvince.January, "178", null, default);
        return computed.Value.Single().Run.Value.RunId;
    }
}
