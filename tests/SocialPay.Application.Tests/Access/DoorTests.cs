using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SocialPay.Application;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Coverage;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Access;

/// <summary>A command has one effect, however often it is sent, and none where somebody was faster.</summary>
public sealed class DoorTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TestProvince province = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
    public async Task Command_SentTwice_HasOneEffectAndTheSameAnswer()
    {
        var actor = TestProvince.Province with { CommandId = Guid.CreateVersion7() };
        var first = await AddTargetAsync(province, actor, 80);
        var second = await AddTargetAsync(province, actor, 80);
        second.Value.ShouldBe(first.Value);
        (await TargetsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Command_WithoutAnId_IsDoneEachTime()
    {
        (await AddTargetAsync(province, TestProvince.Province, 80)).IsDone.ShouldBeTrue();
        (await AddTargetAsync(province, TestProvince.Province, 80, month: 2)).IsDone.ShouldBeTrue();
        (await TargetsAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Command_SentTwiceAtOnce_HasOneEffect(bool ofOneMoment)
    {
        for (var month = 1; month <= 10; month++)
        {
            var actor = TestProvince.Province with { CommandId = Guid.CreateVersion7() };
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AddTargetAsync(province, actor, 80, month, ofOneMoment)));
            answers.Select(answer => answer.Error).ShouldAllBe(error => error == null);
            answers.Select(answer => answer.Value).Distinct().Count().ShouldBe(1);
            (await TargetsAsync()).ShouldBe(month);
        }
    }

    [Fact]
    public async Task Private_LeavesNeitherEntryNorRow()
    {
        var command = new Command("draft") { IsPrivate = true };
        (await province.Get<Door>().DoAsync(TestProvince.Province, command, work => AddAsync(work, 80, 1), Ct)).IsDone.ShouldBeTrue();
        (await TargetsAsync()).ShouldBe(1);
        (await database.ScalarAsync<long>("select (select count(*) from audit_entries) + (select count(*) from commands)")).ShouldBe(0);
    }

    [Fact]
    public async Task SameId_OtherContent_IsRefused()
    {
        var actor = TestProvince.Province with { CommandId = Guid.CreateVersion7() };
        (await AddTargetAsync(province, actor, 80)).IsDone.ShouldBeTrue();
        (await AddTargetAsync(province, actor, 90)).Error.ShouldBe(AccessErrors.OtherCommand);
        (await province.Get<Door>().DoAsync(actor, new Command("another", new { percent = 80 }), _ => Task.FromResult<Result<long>>(1), Ct)).Error.ShouldBe(AccessErrors.OtherCommand);
        (await AddTargetAsync(province, TestProvince.Preparer with { CommandId = actor.CommandId }, 80)).Error.ShouldBe(AccessErrors.OtherCommand);
        (await TargetsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Refused_LeavesNothing_AndMayBeCorrectedUnderTheSameId()
    {
        var actor = TestProvince.Province with { CommandId = Guid.CreateVersion7() };
        var refused = await province.Get<Door>().DoAsync(actor, new Command("test", new { percent = 80 }), async Task<Result<long>> (work) =>
        {
            await InsertAsync(work, 80, 1);
            return CoverageErrors.PercentOutOfRange;
        }, Ct);
        refused.Error.ShouldBe(CoverageErrors.PercentOutOfRange);
        (await TargetsAsync()).ShouldBe(0);
        (await database.ScalarAsync<long>("select count(*) from audit_entries")).ShouldBe(0);
        (await AddTargetAsync(province, actor, 90)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task AnswerOfTheCommitLost_IsDoneOnceAndSaysSo()
    {
        var cut = new CutAfterCommit();
        await using var services = new ServiceCollection().AddLogging().AddSocialPay(database.ConnectionString)
            .ConfigureDbContext<SocialPayContext>(options => options.AddInterceptors(cut)).BuildServiceProvider();
        cut.Cuts = 1;
        var done = await services.GetRequiredService<Door>().DoAsync(TestProvince.Province, new Command("test"), work => AddAsync(work, 80, 1), Ct);
        done.Error.ShouldBeNull();
        cut.Cuts.ShouldBe(0);
        (await TargetsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task CommitFailed_IsNotSaidToBeDone()
    {
        var cut = new CutAfterCommit { Before = true };
        await using var services = new ServiceCollection().AddLogging().AddSocialPay(database.ConnectionString)
            .ConfigureDbContext<SocialPayContext>(options => options.AddInterceptors(cut)).BuildServiceProvider();
        cut.Cuts = 1;
        await Should.ThrowAsync<NpgsqlException>(() => services.GetRequiredService<Door>().DoAsync(TestProvince.Province, new Command("test"), work => AddAsync(work, 80, 1), Ct));
        (await TargetsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task SomebodyFaster_IsAnExpectedError()
    {
        (await AddTargetAsync(province, TestProvince.Province, 80)).IsDone.ShouldBeTrue();
        (await AddTargetAsync(province, TestProvince.Province, 90)).Error.ShouldBe(AccessErrors.ChangedMeanwhile);
    }

    [Fact]
    public async Task UnknownOfficer_IsRefusedBeforeAnything()
    {
        var nobody = new Actor("khong.co");
        (await AddTargetAsync(province, nobody, 80)).Error.ShouldBe(AccessErrors.UnknownOfficer);
        (await province.Get<Door>().AskAsync<int>(nobody, _ => throw new InvalidOperationException("asked"), Ct)).Error.ShouldBe(AccessErrors.UnknownOfficer);
    }

    private static Task<Result<long>> AddTargetAsync(TestProvince at, Actor actor, int percent, int month = 1, bool ofOneMoment = false) =>
        at.Get<Door>().DoAsync(actor, new Command("test", new { percent }) { OfOneMoment = ofOneMoment }, work => AddAsync(work, percent, month), Ct);

    private static async Task<Result<long>> AddAsync(Work work, int percent, int month)
    {
        await InsertAsync(work, percent, month);
        var id = Random.Shared.NextInt64();
        work.IsAbout(SubjectKind.Area, id);
        return id;
    }

    private static Task<int> InsertAsync(Work work, int percent, int month) => work.Db.Database.ExecuteSqlAsync(
        $"insert into coverage_targets (area_id, from_period, percent) select id, make_date(2021, {month}, 1), {percent} from areas where code = '20' and level = 'Province' and valid_to is null limit 1", Ct);

    private Task<long> TargetsAsync() => database.ScalarAsync<long>("select count(*) from coverage_targets");

    /// <summary>The line is cut while the commit's answer is on its way, or before the commit arrives.</summary>
    private sealed class CutAfterCommit : DbTransactionInterceptor
    {
        public int Cuts { get; set; }

        public bool Before { get; init; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            Before && Cuts-- > 0 ? throw new NpgsqlException("cut") : ValueTask.FromResult(result);

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            !Before && Cuts-- > 0 ? throw new NpgsqlException("cut") : Task.CompletedTask;
    }
}
