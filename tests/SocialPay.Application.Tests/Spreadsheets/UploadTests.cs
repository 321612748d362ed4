using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Registration;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Spreadsheets;

/// <summary>Files between sending and confirming: how many an officer may have, how long they stay, and how few are read at a time.</summary>
public sealed class UploadTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Officer = TestProvince.Preparer;
    private readonly FixedClock clock = new(new DateTimeOffset(2021, 1, 20, 3, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private TestProvince province = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Uploads Uploads => province.Get<Uploads>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Store_BeyondTheNumber_DropsTheOldestOfTheOfficer()
    {
        var others = (await StoreAsync(TestProvince.NeighbourPreparer, 1)).Value;
        var files = new List<Guid>();
        for (var i = 0; i < Uploads.MostFiles + 2; i++) files.Add((await StoreAsync(Officer, 1)).Value);

        (await CountAsync()).ShouldBe(Uploads.MostFiles + 1);
        (await Uploads.OpenAsync(Officer, files[1], Ct)).Error.ShouldBe(Error.NotFound);
        (await Uploads.OpenAsync(Officer, files[2], Ct)).IsDone.ShouldBeTrue();
        (await Uploads.OpenAsync(TestProvince.NeighbourPreparer, others, Ct)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Store_BeyondTheBytes_DropsTheOldestOfTheOfficer()
    {
        const int mebibytes = 50;
        for (var i = 0; i < 4; i++) (await StoreAsync(Officer, mebibytes * (int)WorkbookLimits.Mebibyte)).IsDone.ShouldBeTrue();
        (await database.ScalarAsync<long>("select sum(length(content)) from uploads")).ShouldBe(2 * mebibytes * WorkbookLimits.Mebibyte);
    }

    [Fact]
    public async Task Store_ManyAtOnce_KeepsTheQuota()
    {
        await Task.WhenAll(Enumerable.Range(0, 3 * Uploads.MostFiles).Select(_ => StoreAsync(Officer, 10)));
        (await CountAsync()).ShouldBe(Uploads.MostFiles);
    }

    [Theory]
    [InlineData("a\0b.csv")]
    [InlineData("a\nb.csv")]
    [InlineData("ds\u202Exslx.exe")]
    [InlineData("")]
    public async Task Store_NameThatNoFileHas_IsRefused(string name)
    {
        (await Uploads.StoreAsync(Officer, name, new MemoryStream([1]), Ct)).Error.ShouldBe(SpreadsheetErrors.BadFileName);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Cleaner_DropsWhatNobodyConfirmed()
    {
        await StoreAsync(Officer, 1);
        clock.Now += Uploads.KeptFor + TimeSpan.FromMinutes(1);
        using var cleaner = new UploadCleaner(province.Get<IDbContextFactory<SocialPayContext>>(), clock, NullLogger<UploadCleaner>.Instance);
        await cleaner.StartAsync(Ct);
        for (var i = 0; i < 100 && await CountAsync() > 0; i++) await Task.Delay(50, Ct);
        await cleaner.StopAsync(Ct);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Desk_ReadsFewAtATimeAndOneOfAnOfficer()
    {
        using var desk = new ReadingDesk(TimeProvider.System);
        var (now, most) = (0, 0);
        var perOfficer = new int[3];
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => desk.ReadAsync<bool>(new Actor($"u{i % 3}"), _ =>
            {
                Interlocked.Increment(ref perOfficer[i % 3]).ShouldBe(1);
                var reading = Interlocked.Increment(ref now);
                InterlockedMax(ref most, reading);
                Thread.Sleep(20);
                Interlocked.Decrement(ref now);
                Interlocked.Decrement(ref perOfficer[i % 3]);
                return true;
            }, Ct),
            Ct)));
        most.ShouldBe(ReadingDesk.AtATime);
    }

    [Fact]
    public async Task Nul_IsFoundNowhereAndBreaksNothing()
    {
        await using var db = await province.OpenAsync();
        var names = new List<string> { "a\0b", "c" };
        var name = names[0];
        (await db.Users.CountAsync(user => user.UserName == name || names.Contains(user.UserName!), Ct)).ShouldBe(0);
        var filter = new BeneficiaryFilter { Search = "H\0òa", AreaCode = "17\08", Group = "\0" };
        (await province.Get<BeneficiaryList>().PageAsync(TestProvince.Province, filter, 0, 10, Ct)).Error.ShouldBe(Error.NotFound);
        (await province.Get<BeneficiaryList>().PageAsync(TestProvince.Province, filter with { AreaCode = null }, 0, 10, Ct)).Value.Total.ShouldBe(0);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
            if (Interlocked.CompareExchange(ref most, value, seen) == seen) return;
    }

    private async Task<Result<Guid>> StoreAsync(Actor actor, int bytes)
    {
        clock.Now += TimeSpan.FromSeconds(1);
        return await Uploads.StoreAsync(actor, "danh-sach.xlsx", new MemoryStream(new byte[bytes]), Ct);
    }

    private async Task<int> CountAsync() => (int)await database.ScalarAsync<long>("select count(*) from uploads");
}
