using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

/// <summary>Who sees a province's limits for arrears and recoveries, and what they are.</summary>
public sealed class AdjustmentLimitsTests(TestCluster cluster) : IAsyncLifetime
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
    public async Task Limits_AreSeenInTheOfficersOwnAreaAlone()
    {
        var commune = (await OfAreaAsync(TestProvince.Commune, "05971")).Value;
        (commune.ProvinceCode, commune.Limits, commune.IsSet, commune.MayChange).ShouldBe(("20", AdjustmentLimits.Default, false, false));
        (await OfAreaAsync(TestProvince.Auditor, "20")).Value.MayChange.ShouldBeFalse();
        (await OfAreaAsync(TestProvince.Province, "183")).Value.MayChange.ShouldBeTrue();

        (await OfAreaAsync(TestProvince.Preparer, "183")).Error.ShouldBe(Error.NotFound);
        (await OfAreaAsync(TestProvince.Preparer, "20")).Error.ShouldBe(Error.NotFound);
        (await OfAreaAsync(TestProvince.Province, "01")).Error.ShouldBe(Error.NotFound);
        (await OfAreaAsync(new Actor("nobody"), "20")).Error.ShouldBe(AccessErrors.UnknownOfficer);
    }

    [Fact]
    public async Task Limits_SetByTheProvince_AreSeenByItsDistricts()
    {
        (await province.Get<SetAdjustmentLimits>().ExecuteAsync(TestProvince.Preparer, "20", 30, 12, default)).Error.ShouldBe(Error.NotFound);
        (await province.Get<SetAdjustmentLimits>().ExecuteAsync(TestProvince.Province, "20", 30, 12, default)).Error.ShouldBeNull();
        var seen = (await OfAreaAsync(TestProvince.Preparer, "178")).Value;
        (seen.Limits, seen.IsSet).ShouldBe((new AdjustmentLimits(12, 30), true));
    }

    [Fact]
    public async Task First_IsTheMonthOfTheFirstPayrollOfTheProvince()
    {
        (await OfAreaAsync(TestProvince.Province, "20")).Value.First.ShouldBeNull();
        await province.AddPersonAsync("Nông Thị Lan");
        foreach (var month in new[] { TestProvince.January.Next, TestProvince.January }) await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, month, "178", null, default);
        (await OfAreaAsync(TestProvince.NeighbourPreparer, "183")).Value.First.ShouldBe(TestProvince.January);
    }

    [Fact]
    public async Task Compute_WithALimitOfCountlessMonths_LooksAtAllOfThem()
    {
        await province.AddPersonAsync("Nông Thị Lan");
        (await province.Get<SetAdjustmentLimits>().ExecuteAsync(TestProvince.Province, "20", 50, int.MaxValue, default)).Error.ShouldBeNull();
        foreach (var month in new[] { TestProvince.January, TestProvince.January.Next })
            (await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, month, "178", null, default)).Value.Single().Run.Error.ShouldBeNull();
    }

    private Task<Result<AdjustmentLimitsView>> OfAreaAsync(Actor actor, string area) =>
        province.Get<AdjustmentLimitsQuery>().OfAreaAsync(actor, area, TestProvince.January, default);
}
