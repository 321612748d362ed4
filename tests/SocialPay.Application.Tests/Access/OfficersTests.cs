using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application;
using SocialPay.Application.Access;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Access;

public sealed class OfficersTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(cluster);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Add_TheConsoleMakesTheFirstAdministratorAndNobodyAfter()
    {
        await using var services = new ServiceCollection().AddLogging().AddSocialPay(database.ConnectionString).BuildServiceProvider();
        var add = services.GetRequiredService<AddOfficer>();
        (await add.ExecuteAsync(Actor.Console, "so.20", "Cán bộ sở", OfficerRole.Province, "20", default)).Error.ShouldBe(AccessErrors.NotAllowed);
        var first = await add.ExecuteAsync(Actor.Console, "quantri", "Quản trị", OfficerRole.Administrator, "20", default);
        first.Error.ShouldBeNull();
        first.Value.Password.Length.ShouldBeGreaterThanOrEqualTo(12);
        (await add.ExecuteAsync(Actor.Console, "quantri2", "Quản trị", OfficerRole.Administrator, "20", default)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await add.ExecuteAsync(new Actor("quantri"), "so.20", "Cán bộ sở", OfficerRole.Province, "20", default)).Error.ShouldBeNull();
        (await add.ExecuteAsync(new Actor("QUANTRI"), "SO.20", "Trùng", OfficerRole.Province, "20", default)).Error!.Code.ShouldBe("Access.UserNameTaken");
        (await add.ExecuteAsync(new Actor("quantri"), "hanoi", "Tỉnh khác", OfficerRole.Province, "01", default)).Error.ShouldBe(Error.NotFound);
        (await add.ExecuteAsync(new Actor("so.20"), "ai.do", "Ai đó", OfficerRole.Auditor, "20", default)).Error.ShouldBe(AccessErrors.NotAllowed);
    }

    [Fact]
    public async Task FirstPassword_IsToBeChanged_AndGivenAnewByTheAreasAdministrator()
    {
        await using var services = new ServiceCollection().AddLogging().AddSocialPay(database.ConnectionString).BuildServiceProvider();
        var (add, reset) = (services.GetRequiredService<AddOfficer>(), services.GetRequiredService<ResetPassword>());
        await add.ExecuteAsync(Actor.Console, "quantri", "Quản trị", OfficerRole.Administrator, "20", default);
        (await add.ExecuteAsync(new Actor("quantri"), "so.20", "Cán bộ sở", OfficerRole.Province, "20", default)).Error.ShouldBeNull();
        (await FlagAsync()).ShouldBeTrue();
        await database.ExecuteAsync("update users set must_change_password = false, access_failed_count = 5, lockout_end = now() + interval '1 hour' where user_name = 'so.20'");
        var hash = await HashAsync();

        (await reset.ExecuteAsync(new Actor("so.20"), "quantri", default)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await reset.ExecuteAsync(new Actor("quantri"), "ai.do", default)).Error.ShouldBe(Error.NotFound);
        (await reset.ExecuteAsync(Actor.Console, "so.20", default)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await HashAsync()).ShouldBe(hash);

        (await reset.ExecuteAsync(new Actor("quantri"), "SO.20", default)).Value.Password.Length.ShouldBeGreaterThanOrEqualTo(12);
        (await FlagAsync()).ShouldBeTrue();
        (await HashAsync()).ShouldNotBe(hash);
        (await database.ScalarAsync<bool>("select lockout_end is null from users where user_name = 'so.20'")).ShouldBeTrue();

        Task<bool> FlagAsync() => database.ScalarAsync<bool>("select must_change_password from users where user_name = 'so.20'");
        Task<string?> HashAsync() => database.ScalarAsync<string>("select password_hash || security_stamp from users where user_name = 'so.20'");
    }

    [Fact]
    public async Task List_ShowsOfficersOfTheOwnAreaOnly()
    {
        await using var province = await TestProvince.CreateAsync(database.ConnectionString);
        var list = province.Get<UserList>();
        var users = (await list.ExecuteAsync(TestProvince.Province, default)).Value;
        users.Select(user => user.UserName).ShouldContain("lapbang.178");
        users.Single(user => user.UserName == "xa.05971").Roles.Single().ShouldSatisfyAllConditions(
            role => role.Role.Code().ShouldBe("commune-officer"), role => role.AreaCode.ShouldBe("05971"));
        (await list.ExecuteAsync(TestProvince.Preparer, default)).Error.ShouldBe(AccessErrors.NotAllowed);
    }

    [Theory]
    [InlineData(Permission.ImportRegister, "commune-officer preparer province administrator")]
    [InlineData(Permission.ComputePayroll, "preparer province")]
    [InlineData(Permission.SubmitPayroll, "preparer")]
    [InlineData(Permission.ApprovePayroll, "approver")]
    [InlineData(Permission.EditRegister, "commune-officer")]
    [InlineData(Permission.ManageUsers, "administrator")]
    public void Permission_IsHeldByTheRolesThatTheRulesName(Permission permission, string roles) =>
        permission.Holders().Select(role => role.Code()).Order(StringComparer.Ordinal).ShouldBe(roles.Split(' ').Order(StringComparer.Ordinal));

    [Fact]
    public void Auditor_ChangesNothing() =>
        Enum.GetValues<Permission>().Where(permission => permission.Holders().Contains(OfficerRole.Auditor))
            .ShouldBe([Permission.ViewRegister, Permission.ViewPayroll, Permission.ViewCoverage, Permission.ViewLaw, Permission.ViewUsers, Permission.ViewAudit], ignoreOrder: true);

    [Fact]
    public void Codes_OfTheTimeOfDistricts_StandForTheSameRoles()
    {
        OfficerRoles.ByCode["district-preparer"].ShouldBe(OfficerRole.Preparer);
        OfficerRoles.ByCode["district-approver"].ShouldBe(OfficerRole.Approver);
        foreach (var role in Enum.GetValues<OfficerRole>()) OfficerRoles.ByCode[role.Code()].ShouldBe(role);
        Enum.GetNames<OfficerRole>().ShouldAllBe(name => !name.Contains("District", StringComparison.Ordinal));
    }
}
