using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

public sealed class RunWorkflowTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TestProvince province = null!;

    private RunWorkflow Workflow => province.Get<RunWorkflow>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString);
        await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Văn B");
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Approve_AfterSubmitByAnotherOfficer()
    {
        var run = await ComputeAsync();
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default)).Error.ShouldBeNull();
        (await Workflow.ApproveAsync(TestProvince.Approver, run, 1, default)).Error.ShouldBeNull();
        (await StateAsync(run)).ShouldBe(PayrollRunState.Approved);
        (await VerifyAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Approve_OwnRunIsRefused()
    {
        var run = await ComputeAsync(TestProvince.Both);
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default)).Error.ShouldBeNull();
        (await Workflow.ApproveAsync(TestProvince.Both, run, 1, default)).Error.ShouldBe(PayrollErrors.CannotApproveOwnRun);
        (await StateAsync(run)).ShouldBe(PayrollRunState.Submitted);
    }

    [Fact]
    public async Task Approve_OwnRunIsRefusedAlsoAfterAReturnWithoutChange()
    {
        var run = await ComputeAsync(TestProvince.Both);
        await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default);
        (await Workflow.ReturnAsync(TestProvince.Approver, run, 1, "Thiếu người", default)).Error.ShouldBeNull();
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default)).Error.ShouldBeNull();
        (await Workflow.ApproveAsync(TestProvince.Both, run, 2, default)).Error.ShouldBe(PayrollErrors.CannotApproveOwnRun);
    }

    [Fact]
    public async Task Approve_OwnRunIsRefusedByTheDatabaseToo()
    {
        var run = await ComputeAsync(TestProvince.Both);
        await Workflow.SubmitAsync(TestProvince.Both, run, 1, default);
        var approval = () => database.ExecuteAsync(
            """
            insert into payroll_run_steps (run_id, action, revision, hash, user_id, role_area_id, at)
            select run_id, 'Approve', revision, hash, user_id, role_area_id, now() from payroll_run_steps where action = 'Submit'
            """);
        (await approval.ShouldThrowAsync<Npgsql.PostgresException>()).ConstraintName.ShouldBe("maker_is_not_checker");
    }

    [Fact]
    public async Task Approve_AnOldRevisionIsRefused()
    {
        var run = await ComputeAsync();
        await ComputeAsync();
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default)).Error.ShouldBe(PayrollErrors.OldRevision(1, 2));
        await Workflow.SubmitAsync(TestProvince.Preparer, run, 2, default);
        (await Workflow.ApproveAsync(TestProvince.Approver, run, 1, default)).Error.ShouldBe(PayrollErrors.OldRevision(1, 2));
        (await StateAsync(run)).ShouldBe(PayrollRunState.Submitted);
    }

    [Fact]
    public async Task Return_GivesTheRunBackWithAReason_AndRevisionsGoOnWithoutAGap()
    {
        var run = await ComputeAsync();
        await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default);
        (await Workflow.ReturnAsync(TestProvince.Approver, run, 1, "  ", default)).Error.ShouldBe(PayrollErrors.ReasonMissing);
        (await Workflow.ReturnAsync(TestProvince.Approver, run, 1, "Thiếu thôn Nà Pàn", default)).Error.ShouldBeNull();
        var details = (await province.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, run, default)).Value;
        (details.Run.State, details.Run.Revision).ShouldBe((PayrollRunState.Draft, 1));
        details.Steps[^1].Reason.ShouldBe("Thiếu thôn Nà Pàn");
        // Nothing of the chain holds for the draft but that it was computed.
        details.Standing.Select(step => step.Action).ShouldBe([RunAction.Compute]);
        await ComputeAsync();
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 2, default)).Error.ShouldBeNull();
        (await Workflow.ApproveAsync(TestProvince.Approver, run, 2, default)).Error.ShouldBeNull();
        (await RevisionsAsync(run)).ShouldBe([(RunAction.Compute, 1), (RunAction.Submit, 1), (RunAction.Return, 1), (RunAction.Compute, 2), (RunAction.Submit, 2), (RunAction.Approve, 2)]);
        (await VerifyAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Return_AndSubmitAsItWas_IsTheNextRevision()
    {
        var run = await ComputeAsync();
        await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default);
        await Workflow.ReturnAsync(TestProvince.Approver, run, 1, "Xem lại", default);
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default)).Error.ShouldBeNull();
        // Who looked at the first submission has not seen this one.
        (await Workflow.ApproveAsync(TestProvince.Approver, run, 1, default)).Error.ShouldBe(PayrollErrors.OldRevision(1, 2));
        (await Workflow.ApproveAsync(TestProvince.Approver, run, 2, default)).Error.ShouldBeNull();
        (await RevisionsAsync(run)).ShouldBe([(RunAction.Compute, 1), (RunAction.Submit, 1), (RunAction.Return, 1), (RunAction.Submit, 2), (RunAction.Approve, 2)]);
        (await VerifyAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Cancel_FreesTheMonthForANewRun()
    {
        var run = await ComputeAsync();
        (await Workflow.CancelAsync(TestProvince.Preparer, run, "Nhập sai", default)).Error.ShouldBeNull();
        (await database.ScalarAsync<long>("select count(*) from payroll_lines")).ShouldBe(0);
        var again = await ComputeAsync();
        again.ShouldNotBe(run);
        (await Workflow.CancelAsync(TestProvince.Preparer, run, null, default)).Error.ShouldBe(PayrollErrors.NotDraft(PayrollRunState.Cancelled));
        (await VerifyAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Compute_ASubmittedRunIsRefused()
    {
        var run = await ComputeAsync();
        await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default);
        var result = await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, TestProvince.January, "178", null, default);
        result.Value.Single().Run.Error.ShouldBe(PayrollErrors.NotDraft(PayrollRunState.Submitted));
    }

    [Theory]
    [InlineData("update payroll_lines set amount = amount + 1000 where number = 1")]
    [InlineData("update payroll_lines set amount = amount + case number when 1 then 1000 else -1000 end")]
    [InlineData("update instructions set amount = amount + 1000 where reference like '%-00001-%'")]
    [InlineData("update instructions set account_number = '999999' where reference like '%-00001-%'")]
    [InlineData("update instructions set village = 'Khối 9' where reference like '%-00001-%'")]
    [InlineData("update instructions set village = null where reference like '%-00001-%'")]
    [InlineData("delete from payroll_lines where number = 2")]
    public async Task Approve_LinesChangedBehindTheSystemAreFound(string tampering)
    {
        var run = await ComputeAsync();
        await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default);
        await database.ExecuteAsync(tampering);
        (await Workflow.ApproveAsync(TestProvince.Approver, run, 1, default)).Error!.Code.ShouldBe("Payroll.LinesChanged");
        (await VerifyAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Approve_OfTwoAtOnceOneWinsAndTheOtherIsTold()
    {
        for (var round = 0; round < 10; round++)
        {
            var period = TestProvince.January.AddMonths(round);
            var run = await ComputeAsync(period: period);
            await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default);
            using var barrier = new Barrier(2);
            var results = await Task.WhenAll(new[] { TestProvince.Approver, TestProvince.OtherApprover }.Select(actor => Task.Run(async () =>
            {
                barrier.SignalAndWait();
                return await Workflow.ApproveAsync(actor, run, 1, default);
            })));
            results.Count(result => result.IsDone).ShouldBe(1);
            results.Single(result => !result.IsDone).Error!.Code.ShouldBe("Payroll.AlreadyApproved");
        }
    }

    public static TheoryData<string, string, string?> Refusals() => new()
    {
        { "submit", "duyet.178", "Access.NotAllowed" },
        { "submit", "so.20", "Access.NotAllowed" },
        { "submit", "thanhtra.20", "Access.NotAllowed" },
        { "submit", "lapbang.183", "NotFound" },
        { "submit", "xa.05971", "NotFound" },
        { "submit", "lapbang.178", null },
        { "approve", "lapbang.178", "Access.NotAllowed" },
        { "approve", "so.20", "Access.NotAllowed" },
        { "approve", "thanhtra.20", "Access.NotAllowed" },
        { "approve", "duyet.183", "NotFound" },
        { "approve", "xa.05971", "NotFound" },
        { "approve", "duyet.178", null },
        { "return", "lapbang.178", "Access.NotAllowed" },
        { "return", "duyet.183", "NotFound" },
        { "return", "duyet.178", null },
        { "cancel", "duyet.178", "Access.NotAllowed" },
        { "cancel", "lapbang.183", "NotFound" },
        { "cancel", "so.20", null },
        { "cancel", "lapbang.178", null },
        { "show", "thanhtra.20", null },
        // Her part of it.
        { "show", "xa.05971", null },
        { "show", "lapbang.183", "NotFound" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task EveryStep_ChecksRoleAndArea(string step, string user, string? refusal)
    {
        var run = await ComputeAsync();
        if (step is "approve" or "return") await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default);
        var actor = new Actor(user);
        var error = step switch
        {
            "submit" => (await Workflow.SubmitAsync(actor, run, 1, default)).Error,
            "approve" => (await Workflow.ApproveAsync(actor, run, 1, default)).Error,
            "return" => (await Workflow.ReturnAsync(actor, run, 1, "lý do", default)).Error,
            "cancel" => (await Workflow.CancelAsync(actor, run, null, default)).Error,
            _ => (await province.Get<RunQueries>().DetailsAsync(actor, run, default)).Error,
        };
        error?.Code.ShouldBe(refusal);
        if (refusal is not null) error.ShouldNotBeNull();
    }

    [Fact]
    public async Task ADisabledOfficerIsRefusedAtOnce()
    {
        var run = await ComputeAsync();
        await database.ExecuteAsync("update users set disabled = true where user_name = 'lapbang.178'");
        (await Workflow.SubmitAsync(TestProvince.Preparer, run, 1, default)).Error.ShouldBe(AccessErrors.UnknownOfficer);
    }

    private async Task<long> ComputeAsync(Actor? actor = null, PayPeriod? period = null)
    {
        var result = await province.Get<ComputeRun>().ExecuteAsync(actor ?? TestProvince.Preparer, period ?? TestProvince.January, "178", null, default);
        return result.Value.Single().Run.Value.RunId;
    }

    private async Task<List<(RunAction Action, int Revision)>> RevisionsAsync(long run) =>
        [.. (await province.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, run, default)).Value.Steps.Select(step => (step.Action, step.Revision))];

    private async Task<PayrollRunState> StateAsync(long run) =>
        (await province.Get<RunQueries>().DetailsAsync(TestProvince.Auditor, run, default)).Value.Run.State;

    private async Task<int> VerifyAsync() =>
        (await province.Get<Invariants>().VerifyAsync(CancellationToken.None)).Sum(finding => finding.Violations.Count);
}
