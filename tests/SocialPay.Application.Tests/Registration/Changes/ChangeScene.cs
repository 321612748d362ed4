using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Registration.Changes;

/// <summary>A province whose officers change its register, with a clock that they set.</summary>
public abstract class ChangeScene(TestCluster cluster) : IAsyncLifetime
{
    protected static readonly PayPeriod January = TestProvince.January;

    protected FixedClock Clock { get; } = new(At(2021, 3, 18));

    protected TestDatabase Database { get; private set; } = null!;

    internal TestProvince Scene { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(cluster);
        Scene = await TestProvince.CreateAsync(Database.ConnectionString, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        (await WrongAsync()).ShouldBeEmpty();
        await Scene.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 3, 0, 0, TimeSpan.Zero);

    internal async Task<IReadOnlyList<string>> WrongAsync() =>
        [.. (await Scene.Get<Invariants>().VerifyAsync(default)).SelectMany(finding => finding.Violations.Select(violation => $"{finding.Invariant} {violation}"))];

    internal static ChangeRequest Request(long person, ChangeKind kind, string effective, params (string Field, string Value)[] values) =>
        new($"{person}", kind, DateOnly.Parse(effective, System.Globalization.CultureInfo.InvariantCulture), values.ToDictionary(value => value.Field, value => value.Value)) { PaperNumber = "7/2021" };

    internal async Task<ProposedChange> ProposeAsync(ChangeRequest request, Actor? actor = null)
    {
        var proposed = await Scene.Get<ProposeChange>().ExecuteAsync(actor ?? TestProvince.Commune, request, default);
        proposed.Error.ShouldBeNull();
        return proposed.Value;
    }

    internal async Task<Error?> RefusedAsync(ChangeRequest request, Actor? actor = null) =>
        (await Scene.Get<ProposeChange>().ExecuteAsync(actor ?? TestProvince.Commune, request, default)).Error;

    internal async Task<long> ApprovedAsync(ChangeRequest request)
    {
        var proposed = await ProposeAsync(request);
        (await Scene.Get<DecideChange>().ApproveAsync(TestProvince.Preparer, proposed.ChangeId!.Value, default)).Value.ShouldBe(ChangeState.Approved);
        return proposed.ChangeId.Value;
    }

    /// <summary>Computed, submitted and approved.</summary>
    internal async Task<RunDetails> PayAsync(PayPeriod month, string area = "178")
    {
        var (preparer, approver) = area == "178" ? (TestProvince.Preparer, TestProvince.Approver) : (TestProvince.NeighbourPreparer, TestProvince.NeighbourApprover);
        var run = (await Scene.Get<ComputeRun>().ExecuteAsync(preparer, month, area, null, default)).Value[0].Run.Value.RunId;
        await Scene.ConfirmRulesAsync(run);
        if ((await Scene.Get<RunWorkflow>().SubmitAsync(preparer, run, null, default)).Error is null)
            (await Scene.Get<RunWorkflow>().ApproveAsync(approver, run, null, default)).Error.ShouldBeNull();
        return (await Scene.Get<RunQueries>().DetailsAsync(preparer, run, default)).Value;
    }

    internal async Task<IReadOnlyList<string>> LinesAsync(RunDetails run, long person)
    {
        await using var db = await Scene.OpenAsync();
        return [.. db.PayrollLines.Where(line => line.RunId == run.Run.RunId && line.BeneficiaryId == person).OrderBy(line => line.Number).AsEnumerable().Select(line => $"{line.Kind} {line.For} {line.Amount}")];
    }
}
