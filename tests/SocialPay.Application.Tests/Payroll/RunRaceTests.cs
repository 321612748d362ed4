using Npgsql;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

/// <summary>What happens to a computation while somebody else changes what it goes by. Locks on tables make it wait where it hurts most.</summary>
public sealed class RunRaceTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly PayPeriod January = TestProvince.January;
    private TestDatabase database = null!;
    private TestProvince province = null!;

    private RunWorkflow Workflow => province.Get<RunWorkflow>();

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
    public async Task Compute_WhileTheDraftIsSubmitted_IsRefusedAndStoresNothing()
    {
        await province.AddPersonAsync("Nông Thị A");
        var run = await DoneAsync(TestProvince.Preparer, January, "178");
        await using var hold = await HoldAsync("lock table payroll_reckonings in exclusive mode");
        var again = Task.Run(() => ComputeAsync(TestProvince.Preparer, January, "178"));
        await WaitForLocksAsync(1);
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default)).Error.ShouldBeNull();
        await hold.DisposeAsync();
        (await again).Single().Run.Error.ShouldBe(AccessErrors.ChangedMeanwhile);
        (await database.ScalarAsync<string>($"select state || ' ' || revision from payroll_runs where id = {run}")).ShouldBe("Submitted 1");
        await VerifyAsync();
    }

    [Fact]
    public async Task Compute_OfTheProvince_WhileOneAreaIsSubmitted_RefusesThatAreaOnly()
    {
        await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị B", communeCode: "06184");
        var first = await ComputeAsync(TestProvince.Province, January, "20");
        var run = first.Single(area => area.Area.Code == "178").Run.Value.RunId;
        await using var hold = await HoldAsync("lock table payroll_reckonings in exclusive mode");
        var again = Task.Run(() => ComputeAsync(TestProvince.Province, January, "20"));
        await WaitForLocksAsync(Math.Min(2, Environment.ProcessorCount));
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, null, default)).Error.ShouldBeNull();
        await hold.DisposeAsync();
        var areas = await again;
        areas.Where(area => !area.Run.IsDone).Select(area => (area.Area.Code, area.Run.Error)).ShouldBe([("178", AccessErrors.ChangedMeanwhile)]);
        (await database.ScalarAsync<long>("select count(*) from payroll_runs where revision = 2")).ShouldBe(first.Count - 1);
        await VerifyAsync();
    }

    [Fact]
    public async Task Compute_Twice_WaitsAndComputesAgain()
    {
        await province.AddPersonAsync("Nông Thị A");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ComputeAsync(TestProvince.Preparer, January, "178"))));
        both.ShouldAllBe(areas => areas.Single().Run.IsDone);
        (await database.ScalarAsync<string>("select count(*) || ' ' || max(revision) from payroll_runs")).ShouldBe("1 4");
        // The lock goes with the computation, not with the connection.
        (await database.ScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())")).ShouldBe(0);
    }

    [Fact]
    public async Task Approve_ByTwoAtOnce_IsDoneOnce()
    {
        await province.AddPersonAsync("Nông Thị A");
        var run = await DoneAsync(TestProvince.Preparer, January, "178");
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default)).Error.ShouldBeNull();
        var results = await Task.WhenAll(new[] { TestProvince.Approver, TestProvince.OtherApprover, TestProvince.Approver, TestProvince.OtherApprover }
            .Select(actor => Task.Run(() => Workflow.ApproveAsync(actor, run, 1, default))));
        results.Count(result => result.IsDone).ShouldBe(1);
        results.Where(result => !result.IsDone).ShouldAllBe(result => result.Error!.Code == "Payroll.AlreadyApproved");
    }

    [Fact]
    public async Task Move_WhileBothAreasCompute_IsTakenBackByTheNextRun()
    {
        var (person, _, _) = await MoveWhileBothAreasComputeAsync();
        // Neither could know of the other.
        (await database.ScalarAsync<long>($"select sum(amount)::bigint from payroll_lines where beneficiary_id = {person.Id}")).ShouldBe(810_000);

        var february = await DoneAsync(TestProvince.NeighbourPreparer, January.Next, "183");
        (await database.ScalarAsync<string>($"select string_agg(kind || ' ' || for_period || ' ' || amount, '; ' order by number) from payroll_lines where run_id = {february} and beneficiary_id = {person.Id}"))
            .ShouldBe("Current 2021-02-01 405000; Recovery 2021-01-01 -202500");
        (await database.ScalarAsync<string>($"select cause || ' ' || amount from payroll_exceptions where run_id = {february} and beneficiary_id = {person.Id}")).ShouldBe("Overpaid 202500");
        await VerifyAsync();
    }

    [Fact]
    public async Task Move_WhileBothAreasCompute_IsFoundBeforeEitherIsSubmitted()
    {
        var (person, here, elsewhere) = await MoveWhileBothAreasComputeAsync();

        var workflow = province.Get<RunWorkflow>();
        (await workflow.SubmitAsync(TestProvince.Preparer, here, null, default)).Error.ShouldBe(PayrollErrors.GrantedElsewhere(1, "Huyện Cao Lộc"));
        // Computed again, each knows of the other.
        await DoneAsync(TestProvince.Preparer, January, "178");
        (await workflow.SubmitAsync(TestProvince.Preparer, here, null, default)).Error.ShouldBeNull();
        (await workflow.SubmitAsync(TestProvince.NeighbourPreparer, elsewhere, null, default)).Error.ShouldBeNull();
        (await database.ScalarAsync<string>($"select string_agg(run_id || ' ' || amount, '; ') from payroll_lines where beneficiary_id = {person.Id}")).ShouldBe($"{elsewhere} 405000");
        await VerifyAsync();
    }

    [Fact]
    public async Task Change_WhileTheRegisterIsRead_IsNotSeenInPart()
    {
        var person = await province.AddPersonAsync("Nông Thị A", method: province.Account("101000000001", "OLD"));
        await using var hold = await HoldAsync("lock table provider_contracts in access exclusive mode");
        var compute = Task.Run(() => DoneAsync(TestProvince.Preparer, January, "178"));
        await WaitForLocksAsync(1);
        // One transaction of an officer: the decision ended in December, and what the account is from now on.
        await database.ExecuteAsync(
            $"""
            begin;
            update entitlements set "end" = '2020-12-01' where beneficiary_id = {person.Id};
            update payment_methods set account_number = '999' where beneficiary_id = {person.Id};
            update beneficiaries set phone = '0912000001' where id = {person.Id};
            commit;
            """);
        await hold.DisposeAsync();
        var run = await compute;
        (await database.ScalarAsync<string>($"select string_agg(i.amount || ' to ' || i.account_number, '; ') from instructions i join batches t on t.id = i.batch_id where t.run_id = {run}"))
            .ShouldBe("405000 to 101000000001");
        // Computed again, it is seen whole.
        await DoneAsync(TestProvince.Preparer, January, "178");
        (await database.ScalarAsync<long>("select count(*) from instructions")).ShouldBe(0);
    }

    [Fact]
    public async Task CarryOver_IntoTwoDraftsAtOnce_IsConsumedOnce()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị B", communeCode: "06184");
        var january = await DoneAsync(TestProvince.Preparer, January, "178");
        (await Workflow.SubmitAsync(TestProvince.Preparer, january, 1, default)).Error.ShouldBeNull();
        (await Workflow.ApproveAsync(TestProvince.Approver, january, 1, default)).Error.ShouldBeNull();
        await database.ExecuteAsync("update instructions set state = 'Failed'");

        await using var hold = await HoldAsync("lock table payroll_reckonings in exclusive mode");
        var here = Task.Run(() => ComputeAsync(TestProvince.Preparer, January.Next, "178"));
        await WaitForLocksAsync(1);
        await province.MoveAsync(person.Id, "06184", January);
        var there = Task.Run(() => ComputeAsync(TestProvince.NeighbourPreparer, January.Next, "183"));
        await WaitForLocksAsync(2);
        await hold.DisposeAsync();
        (await here).Single().Run.Error.ShouldBeNull();
        (await there).Single().Run.Error.ShouldBe(AccessErrors.ChangedMeanwhile);

        await DoneAsync(TestProvince.NeighbourPreparer, January.Next, "183");
        (await database.ScalarAsync<string>("select count(*) || ' ' || count(distinct carried_from_id) from payroll_lines where carried_from_id is not null")).ShouldBe("1 1");
        (await database.ScalarAsync<long>($"select sum(amount)::bigint from payroll_lines where beneficiary_id = {person.Id} and kind <> 'CarriedOver'")).ShouldBe(810_000);
        await VerifyAsync();
    }

    private async Task<IReadOnlyList<AreaComputation>> ComputeAsync(Actor actor, PayPeriod month, string area) =>
        (await province.Get<ComputeRun>().ExecuteAsync(actor, month, area, null, default)).Value;

    private async Task<long> DoneAsync(Actor actor, PayPeriod month, string area) => (await ComputeAsync(actor, month, area)).Single().Run.Value.RunId;

    private async Task VerifyAsync() =>
        (await province.Get<Invariants>().VerifyAsync(default)).Where(finding => finding.Violations.Count > 0).Select(finding => finding.Invariant).ShouldBeEmpty();

    private async Task<Hold> HoldAsync(string sql)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new Hold(connection);
    }

    private async Task WaitForLocksAsync(int count)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") >= count) return;
            await Task.Delay(50);
        }

        throw new TimeoutException("Nobody waits.");
    }

    /// <summary>A transaction that holds a lock until it is rolled back.</summary>
    /// <summary>Nông Thị A moves from 178 to 183 while both compute January: her, and the two runs, of which each has her.</summary>
    private async Task<(Domain.Registration.Beneficiary Person, long Here, long Elsewhere)> MoveWhileBothAreasComputeAsync()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị B", communeCode: "06184");
        await province.AddPersonAsync("Vi Thị C");
        const string there = "(select area_id from beneficiaries where full_name = 'Vi Thị B')";
        await using var hold = await HoldAsync("lock table payroll_reckonings in exclusive mode");
        var one = Task.Run(() => DoneAsync(TestProvince.Preparer, January, "178"));
        await WaitForLocksAsync(1);
        await province.MoveAsync(person.Id, "06184", January.Previous);
        await using var second = await HoldAsync($"select from areas where id = {there} for update");
        var two = Task.Run(() => DoneAsync(TestProvince.NeighbourPreparer, January, "183"));
        await WaitForLocksAsync(2);
        await hold.DisposeAsync();
        var here = await one;
        await second.DisposeAsync();
        return (person, here, await two);
    }

    private sealed class Hold(NpgsqlConnection connection) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
