using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

public sealed class ComputeRunTests(TestCluster cluster) : IAsyncLifetime
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
        (await province.Get<Invariants>().VerifyAsync(CancellationToken.None)).ShouldAllBe(finding => finding.Violations.Count == 0);
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Compute_CutsBatchesByCommuneAndProvider()
    {
        await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Hoàng Văn B", method: province.Account("101000000001", "HOANG VAN B"));
        await province.AddPersonAsync("Vi Thị C", communeCode: "05974");
        await province.AddPersonAsync("Người huyện khác", communeCode: "06184");

        var run = await ComputeAsync();

        run.Run.People.ShouldBe(3);
        run.Run.Amount.ShouldBe(new Vnd(3 * 405_000));
        run.Batches.Select(batch => (batch.AreaCode, batch.ProviderCode, batch.Count, batch.Amount.Amount)).ShouldBe(
            [("05971", "buudien", 1, 405_000), ("05971", "vietinbank", 1, 405_000), ("05974", "buudien", 1, 405_000)]);
        run.Groups.ShouldBe([new GroupTotal("136/5.6", RuleComponent.Allowance, 3, new Vnd(3 * 405_000))]);
    }

    [Fact]
    public async Task Compute_AgainGivesTheSameHashAsANewRevision()
    {
        for (var i = 0; i < 20; i++) await province.AddPersonAsync($"Người số {i}", birthYear: 1930 + i);
        var first = await ComputeAsync();
        var second = await ComputeAsync();
        second.Run.RunId.ShouldBe(first.Run.RunId);
        second.Run.Hash.ShouldBe(first.Run.Hash);
        second.Run.Revision.ShouldBe(first.Run.Revision + 1);
    }

    [Fact]
    public async Task Compute_AChangedPersonChangesTheHash()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        var first = await ComputeAsync();
        await province.ChangeAsync(person.Id, ChangeKind.Identity, "2021-01-05", new IdentityValues { FullName = "Nông Thị Ánh" });
        (await ComputeAsync()).Run.Hash.ShouldNotBe(first.Run.Hash);
    }

    [Fact]
    public async Task Compute_HashFromMemoryIsThatOfWhatIsStored()
    {
        await province.AddPersonAsync("Nông Thị A", method: province.Account("101000000001", "NONG THI A"), change: person =>
        {
            person.IdNumber = "020175000001";
            person.Village = "Thôn Nà Pàn";
            person.Proxies.Add(ProxyOf(ProxyKind.Guardian, "020170000002"));
        });
        await province.AddPersonAsync("Vi Thị B", change: person => person.Proxies.Add(ProxyOf(ProxyKind.Authorised, null)));
        await province.AddPersonAsync("Bế Văn C", change: person => person.Village = null);
        var run = await ComputeAsync();
        (await database.ScalarAsync<string>("select string_agg(concat_ws(' ', id_number, village, proxy_kind, proxy_id_number), '; ' order by full_name) from instructions"))
            .ShouldBe("; 020175000001 Thôn Nà Pàn Guardian 020170000002; Khối 1 Authorised");
        (await database.ScalarAsync<string>($"select payroll_run_hash({run.Run.RunId})")).ShouldBe(run.Run.Hash);
    }

    [Theory]
    [InlineData(17, null)]
    [InlineData(16, "Payroll.MonthTooFar")]
    public async Task Compute_MonthsAheadAreCountedInVietnam(int hour, string? refusal)
    {
        await using var own = await TestDatabase.CreateAsync(cluster);
        // Half past midnight on 1 February in Vietnam, and an hour earlier.
        await using var there = await TestProvince.CreateAsync(own.ConnectionString, new FixedClock(new DateTimeOffset(2021, 1, 31, hour, 30, 0, TimeSpan.Zero)));
        await there.AddPersonAsync("Nông Thị A");
        var computed = await there.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, new PayPeriod(2021, 4), "178", null, default);
        (computed.Error?.Code).ShouldBe(refusal);
        (await own.ScalarAsync<long>("select count(*) from payroll_runs")).ShouldBe(refusal is null ? 1 : 0);
    }

    [Fact]
    public async Task Compute_PaysNothingUpToTheOpeningBalance()
    {
        await province.AddPersonAsync("Nông Thị A");
        (await ComputeAsync(TestProvince.January.Previous)).Run.People.ShouldBe(0);
        (await ComputeAsync()).Run.People.ShouldBe(1);
    }

    [Fact]
    public async Task Compute_AddsCareSupportToTheSameInstruction()
    {
        var person = await province.AddPersonAsync("Nông Thị A", change: person =>
        {
            person.Circumstances.Clear();
            person.Circumstances.Add(TestProvince.Fact("disability", "very_severe"));
            person.Circumstances.Add(TestProvince.Fact("relation", "household_direct"));
            person.Entitlements.Add(new Entitlement
            {
                Programme = Programme.SocialAssistance,
                Group = "136/5.6",
                Component = RuleComponent.CareSupport,
                DecisionNumber = "13/QĐ-UBND",
                DecisionDate = new DateOnly(2018, 1, 5),
                Start = new PayPeriod(2018, 1),
                PaidThrough = TestProvince.January.Previous,
                CarerName = "Nông Văn Chăm",
            });
        });

        var run = await ComputeAsync();

        run.Run.People.ShouldBe(1);
        run.Run.Amount.ShouldBe(new Vnd(540_000 + 270_000));
        var lines = (await province.Get<RunQueries>().LinesAsync(TestProvince.Approver, run.Run.RunId, new RunLineFilter(), 0, 10, default)).Value;
        lines.Rows.Select(line => (line.BeneficiaryId, line.Component, line.Amount.Amount)).ShouldBe(
            [(person.Id, RuleComponent.Allowance, 540_000), (person.Id, RuleComponent.CareSupport, 270_000)]);
        lines.Rows.Select(line => line.Reference).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Compute_NamesWhoCannotBePaidAndWhy()
    {
        var unverified = await province.AddPersonAsync("Chờ xác minh", method: province.Account("101000000001", "CHO XAC MINH", PaymentMethodState.Declared));
        var uncovered = await province.AddPersonAsync("Ngoài hợp đồng", communeCode: "06184", method: province.Account("101000000002", "NGOAI HOP DONG"));

        (await ComputeAsync()).Exceptions.Select(exception => (exception.BeneficiaryId, exception.Cause, exception.Amount.Amount))
            .ShouldBe([(unverified.Id, ExceptionCause.NoPaymentMethod, 405_000)]);
        (await ComputeAsync(actor: TestProvince.NeighbourPreparer, area: "183")).Exceptions.Select(exception => (exception.BeneficiaryId, exception.Cause))
            .ShouldBe([(uncovered.Id, ExceptionCause.NoContract)]);
    }

    [Theory]
    [InlineData("2020-06-01", "2021-12-31", true)]
    [InlineData("2020-06-01", "2021-01-30", false)]
    [InlineData("2021-01-02", "2021-12-31", false)]
    public async Task Compute_NamesAProxyOnlyWhileHerPaperIsGood(string from, string to, bool named)
    {
        await province.AddPersonAsync("Nông Thị A", change: person => person.Proxies.Add(new Proxy
        {
            Kind = ProxyKind.Authorised,
            FullName = "Nông Văn Thay",
            PaperNumber = "5/UQ",
            CertifiedBy = "UBND phường",
            From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
            To = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
            State = ProxyState.Verified,
        }));
        var run = await ComputeAsync();
        var lines = (await province.Get<RunQueries>().LinesAsync(TestProvince.Approver, run.Run.RunId, new RunLineFilter(), 0, 10, default)).Value;
        lines.Rows.Single().ProxyName.ShouldBe(named ? "Nông Văn Thay" : null);
    }

    [Fact]
    public async Task Compute_CarriesOverWhatDidNotReachThePersonOnce()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị B");
        await ComputeAsync();
        await database.ExecuteAsync($"update instructions set state = case when beneficiary_id = {person.Id} then 'Uncollected' else 'Paid' end");

        var february = await ComputeAsync(TestProvince.January.Next);

        february.Run.Amount.ShouldBe(new Vnd(3 * 405_000));
        (february.CarriedPeople, february.CarriedAmount).ShouldBe((1, new Vnd(405_000)));
        await database.ExecuteAsync($"update instructions set state = 'Uncollected' where beneficiary_id = {person.Id} and state = 'Pending'");
        var march = await ComputeAsync(TestProvince.January.AddMonths(2));
        march.CarriedAmount.ShouldBe(new Vnd(2 * 405_000));
        var lines = (await province.Get<RunQueries>().LinesAsync(TestProvince.Approver, march.Run.RunId, new RunLineFilter(Search: "nong thi"), 0, 10, default)).Value;
        lines.Rows.Select(line => (line.Kind, line.For)).ShouldBe(
        [
            (PayrollLineKind.Current, TestProvince.January.AddMonths(2)), (PayrollLineKind.CarriedOver, TestProvince.January), (PayrollLineKind.CarriedOver, TestProvince.January.Next),
        ]);
        (await ComputeAsync(TestProvince.January.AddMonths(2))).Run.Hash.ShouldBe(march.Run.Hash);
    }

    [Fact]
    public async Task Compute_OutOfTheAreaIsNotFound()
    {
        var compute = province.Get<ComputeRun>();
        (await compute.ExecuteAsync(TestProvince.NeighbourPreparer, TestProvince.January, "178", null, default)).Error.ShouldBe(Error.NotFound);
        (await compute.ExecuteAsync(TestProvince.Preparer, TestProvince.January, "20", null, default)).Error.ShouldBe(Error.NotFound);
        (await compute.ExecuteAsync(TestProvince.Approver, TestProvince.January, "178", null, default)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await compute.ExecuteAsync(TestProvince.Auditor, TestProvince.January, "178", null, default)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await compute.ExecuteAsync(new Actor("khongco"), TestProvince.January, "178", null, default)).Error.ShouldBe(AccessErrors.UnknownOfficer);
        (await compute.ExecuteAsync(TestProvince.Province, TestProvince.January, "05971", null, default)).Error!.Code.ShouldBe("Payroll.NotARunArea");
    }

    [Fact]
    public async Task Compute_TheProvinceComputesEveryDistrict()
    {
        await province.AddPersonAsync("Nông Thị A");
        var areas = (await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Province, TestProvince.January, "20", null, default)).Value;
        areas.Count.ShouldBe(11);
        areas.ShouldAllBe(area => area.Run.IsDone);
    }

    [Fact]
    public async Task Compute_FromJuly2025TheCommuneMakesTheRun()
    {
        var areas = (await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Province, new PayPeriod(2025, 7), "20", null, default)).Value;
        areas.Count.ShouldBe(65);
        areas.ShouldAllBe(area => area.Area.Level == Domain.Areas.AreaLevel.Commune);
    }

    [Fact]
    public async Task Compute_TwoAtOnceMakeOneRun()
    {
        for (var i = 0; i < 30; i++) await province.AddPersonAsync($"Người số {i}");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, TestProvince.January, "178", null, default))));
        results.Select(result => result.Value.Single().Run.Value.RunId).Distinct().Count().ShouldBe(1);
        (await database.ScalarAsync<long>("select count(*) from payroll_lines")).ShouldBe(30);
        (await database.ScalarAsync<long>("select count(*) from payroll_runs")).ShouldBe(1);
    }

    [Fact]
    public async Task Compute_BrokenOffLeavesTheEarlierDraftWhole()
    {
        for (var i = 0; i < 200; i++) await province.AddPersonAsync($"Người số {i}");
        var before = await ComputeAsync();
        for (var round = 1; round <= 8; round++)
        {
            using var cut = new CancellationTokenSource(TimeSpan.FromMilliseconds(4 * round));
            try
            {
                await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, TestProvince.January, "178", null, cut.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or Npgsql.NpgsqlException or DbUpdateException)
            {
                // Cut off, wherever that was.
            }

            (await database.ScalarAsync<long>("select count(*) from payroll_lines")).ShouldBe(200);
        }

        (await ComputeAsync()).Run.Hash.ShouldBe(before.Run.Hash);
    }

    [Fact]
    public async Task Compute_ReferencesAreUniqueAndChecked()
    {
        for (var i = 0; i < 25; i++) await province.AddPersonAsync($"Người số {i}");
        await ComputeAsync();
        await ComputeAsync(TestProvince.January.Next);
        await using var db = await province.OpenAsync();
        var references = await db.Instructions.Select(instruction => instruction.Reference).ToListAsync();
        references.Distinct().Count().ShouldBe(50);
        references.ShouldAllBe(reference => InstructionReference.IsValid(reference));
    }

    private async Task<RunDetails> ComputeAsync(PayPeriod? period = null, Actor? actor = null, string area = "178")
    {
        var result = await province.Get<ComputeRun>().ExecuteAsync(actor ?? TestProvince.Preparer, period ?? TestProvince.January, area, null, default);
        result.Error.ShouldBeNull();
        var run = result.Value.Single().Run;
        run.Error.ShouldBeNull();
        return (await province.Get<RunQueries>().DetailsAsync(actor ?? TestProvince.Preparer, run.Value.RunId, default)).Value;
    }

    private static Proxy ProxyOf(ProxyKind kind, string? idNumber) => new()
    {
        Kind = kind,
        FullName = "Nông Văn Thay",
        IdNumber = idNumber,
        From = new DateOnly(2020, 6, 1),
        To = new DateOnly(2021, 12, 31),
        State = ProxyState.Verified,
    };
}
