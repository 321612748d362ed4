using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Registration;

/// <summary>A province of one's own for the tests of a class that store nothing, or do not mind what others stored.</summary>
public sealed class ProvinceFixture(TestCluster cluster) : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public TestProvince Province { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(cluster);
        Province = await TestProvince.CreateAsync(Database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Province.DisposeAsync();
        await Database.DisposeAsync();
    }
}
