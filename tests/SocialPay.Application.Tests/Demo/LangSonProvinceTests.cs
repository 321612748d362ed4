using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Demo;
using SocialPay.Domain.Areas;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Application.Tests.Demo;

public sealed class LangSonProvinceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prepare_Twice_GivesEachRoleItsAreaOnce()
    {
        await using var db = await PreparedAsync();
        await LangSonProvince.PrepareAsync(db, Cancellation);

        var roles = await db.RoleAssignments.Include(role => role.Area).ToListAsync(Cancellation);
        roles.CountBy(role => role.Role).ShouldBe(
            [
                new(OfficerRole.CommuneOfficer, 200), new(OfficerRole.Preparer, 11), new(OfficerRole.Approver, 11),
                new(OfficerRole.Province, 2), new(OfficerRole.Auditor, 1), new(OfficerRole.Administrator, 1),
            ], ignoreOrder: true);
        roles.Where(role => role.Role == OfficerRole.CommuneOfficer).ShouldAllBe(role => role.Area!.Level == AreaLevel.Commune);
        (await db.Users.CountAsync(Cancellation)).ShouldBe(226);
    }

    [Fact]
    public async Task Prepare_PasswordOpensEachAccount()
    {
        await using var db = await PreparedAsync();
        var user = await db.Users.SingleAsync(candidate => candidate.NormalizedUserName == "DUYET.183", Cancellation);

        new PasswordHasher<SocialPayUser>().VerifyHashedPassword(user, user.PasswordHash!, LangSonOfficers.Password)
            .ShouldBe(PasswordVerificationResult.Success);
    }

    [Fact]
    public async Task Prepare_OnlyThePostOfficePaysEverywhereBeforeThePilot()
    {
        await using var db = await PreparedAsync();
        var contracts = await db.ProviderContracts.Include(contract => contract.Areas).ToListAsync(Cancellation);

        contracts.Where(contract => contract.Covers(new DateOnly(2021, 3, 31))).ShouldHaveSingleItem().Areas.ShouldHaveSingleItem().Code.ShouldBe("20");
        contracts.Where(contract => contract.From == new DateOnly(2021, 4, 1)).SelectMany(contract => contract.Areas).Select(area => area.FullName)
            .ShouldBe(["Thành phố Lạng Sơn", "Huyện Cao Lộc", "Thành phố Lạng Sơn", "Huyện Cao Lộc"], ignoreOrder: true);
    }

    [Fact]
    public async Task Prepare_BanksOfTheProvidersAreKnown()
    {
        await using var db = await PreparedAsync();
        var names = await db.Providers.Where(provider => provider.BankBin != null)
            .Join(db.Banks, provider => provider.BankBin, bank => bank.Bin, (provider, bank) => bank.ShortName).ToListAsync(Cancellation);

        names.ShouldBe(["ViettelMoney", "VietinBank"], ignoreOrder: true);
    }

    private async Task<SocialPayContext> PreparedAsync()
    {
        var services = new ServiceCollection().AddLogging().AddSocialPay(database.ConnectionString).BuildServiceProvider();
        var db = await services.GetRequiredService<IDbContextFactory<SocialPayContext>>().CreateDbContextAsync(Cancellation);
        await LangSonProvince.PrepareAsync(db, Cancellation);
        return db;
    }
}
