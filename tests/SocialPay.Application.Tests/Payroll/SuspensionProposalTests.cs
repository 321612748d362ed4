using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

/// <summary>Worked example 22: three months not collected are proposed for suspension, and nothing stops until somebody decides.</summary>
public sealed class SuspensionProposalTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly PayPeriod January = TestProvince.January;
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
    public async Task Details_ProposeWhoDidNotCollectForThreeMonths_AndGoOnPaying()
    {
        var absent = await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị B");
        var dead = await province.AddPersonAsync("Hoàng Thị C");
        var elsewhere = await province.AddPersonAsync("Lý Thị D", communeCode: "06187");
        for (var month = January; month < January.AddMonths(3); month = month.Next)
        {
            (await ComputeAsync(month)).SuspensionProposals.ShouldBeEmpty();
            await database.ExecuteAsync(
                $"""
                update instructions set state = case when beneficiary_id in ({absent.Id}, {dead.Id}, {elsewhere.Id}) then 'Uncollected' else 'Paid' end where state = 'Pending';
                update payroll_runs set state = 'Settled' where state = 'Draft'
                """);
        }

        await database.ExecuteAsync($"update beneficiaries set died_on = '2021-03-31' where id = {dead.Id}");
        var april = await ComputeAsync(January.AddMonths(3));

        april.SuspensionProposals.ShouldBe(
            [new SuspensionProposal(absent.Id, "Nông Thị A", "05971", "Phường Hoàng Văn Thụ", 3, January, new Vnd(3 * 405_000))]);
        // April itself and the three months that wait are in the run: nothing happens until a decision.
        april.Run.Amount.ShouldBe(new Vnd((4 * 405_000) + 405_000));
    }

    private async Task<RunDetails> ComputeAsync(PayPeriod period)
    {
        var result = await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, period, "178", null, default);
        return (await province.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, result.Value.Single().Run.Value.RunId, default)).Value;
    }
}
