using SocialPay.Application.Access;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Access;

/// <summary>Accounts closed and opened, roles given and taken, each with its entry in the audit.</summary>
public sealed class ChangeOfficerTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Administrator = TestProvince.Administrator;

    private TestDatabase database = null!;
    private TestProvince province = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ChangeOfficer Officers => province.Get<ChangeOfficer>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString, new FixedClock(new DateTimeOffset(2021, 5, 25, 2, 0, 0, TimeSpan.Zero)));
        (await province.Get<AddOfficer>().ExecuteAsync(Administrator, "xa.05974", "Nông Thị Xã", OfficerRole.CommuneOfficer, "05974", Ct)).Error.ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Disabled_CanDoNothing_UntilEnabled()
    {
        var officer = new Actor("xa.05974");
        (await Officers.DisableAsync(Administrator, "XA.05974", "nghỉ việc", Ct)).Error.ShouldBeNull();
        (await province.Get<Workplaces>().OpenAsync(officer, null, null, Ct)).Error.ShouldBe(AccessErrors.UnknownOfficer);
        (await Officers.EnableAsync(Administrator, "xa.05974", null, Ct)).Error.ShouldBeNull();
        (await province.Get<Workplaces>().OpenAsync(officer, null, null, Ct)).Error.ShouldBeNull();
        (await EntriesAsync()).ShouldBe("users add | users disable nghỉ việc {\"disabled\": false}→{\"disabled\": true} | users enable {\"disabled\": true}→{\"disabled\": false}");
    }

    [Fact]
    public async Task Roles_AreGivenAndTaken_InTheOwnAreaOnly()
    {
        (await Officers.GrantAsync(Administrator, "xa.05974", OfficerRole.CommuneOfficer, "05977", null, Ct)).Error.ShouldBeNull();
        // Given twice is held once.
        (await Officers.GrantAsync(Administrator, "xa.05974", OfficerRole.CommuneOfficer, "05977", null, Ct)).Error.ShouldBeNull();
        (await RolesAsync()).ShouldBe("CommuneOfficer 05974, CommuneOfficer 05977");
        (await Officers.RevokeAsync(Administrator, "xa.05974", OfficerRole.CommuneOfficer, "05974", "chuyển xã", Ct)).Error.ShouldBeNull();
        (await RolesAsync()).ShouldBe("CommuneOfficer 05977");
        (await Officers.RevokeAsync(Administrator, "xa.05974", OfficerRole.CommuneOfficer, "05974", null, Ct)).Error.ShouldBe(AccessErrors.RoleNotHeld);
        (await Officers.RevokeAsync(Administrator, "xa.05974", OfficerRole.CommuneOfficer, "05977", null, Ct)).Error.ShouldBe(AccessErrors.LastRole);
        (await Officers.GrantAsync(Administrator, "xa.05974", OfficerRole.Province, "01", null, Ct)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task NobodyChangesHerself_NorWithoutThePermission()
    {
        (await Officers.DisableAsync(Administrator, "quantri.20", null, Ct)).Error.ShouldBe(AccessErrors.OwnAccount);
        (await Officers.GrantAsync(Administrator, "quantri.20", OfficerRole.Province, "20", null, Ct)).Error.ShouldBe(AccessErrors.OwnAccount);
        (await Officers.RevokeAsync(Administrator, "quantri.20", OfficerRole.Administrator, "20", null, Ct)).Error.ShouldBe(AccessErrors.OwnAccount);
        (await Officers.DisableAsync(TestProvince.Province, "xa.05974", null, Ct)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await Officers.DisableAsync(Administrator, "khong.co", null, Ct)).Error.ShouldBe(Error.NotFound);
        (await Officers.DisableAsync(Actor.Console, "xa.05974", null, Ct)).Error.ShouldBe(AccessErrors.NotAllowed);
    }

    [Fact]
    public async Task AccountWithoutARole_IsNobodysToChange()
    {
        await database.ExecuteAsync("delete from role_assignments where user_id = (select id from users where user_name = 'xa.05974')");
        (await Officers.DisableAsync(Administrator, "xa.05974", null, Ct)).Error.ShouldBe(Error.NotFound);
        (await Officers.GrantAsync(Administrator, "xa.05974", OfficerRole.CommuneOfficer, "05974", null, Ct)).Error.ShouldBe(Error.NotFound);
        (await province.Get<ResetPassword>().ExecuteAsync(Administrator, "xa.05974", Ct)).Error.ShouldBe(Error.NotFound);
        (await province.Get<Application.Audit.AuditQueries>().OfOfficerAsync(Administrator, "xa.05974", Ct)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task ProvincesRoleAtADistrict_ChangesNoLaw()
    {
        (await province.Get<AddOfficer>().ExecuteAsync(Administrator, "so.178", "Cán bộ sở ở huyện", OfficerRole.Province, "178", Ct)).Error.ShouldBeNull();
        (await province.Get<Application.Policy.LawDrafts>().ProvincialBaseAsync(
            new Actor("so.178"), Domain.Policy.BaseReference.SocialAssistanceBase, new PayPeriod(2021, 6), null, new Vnd(900_000), "1/NQ", Ct)).Error.ShouldBe(AccessErrors.NotAllowed);
    }

    private Task<string?> RolesAsync() => database.ScalarAsync<string>(
        "select string_agg(role || ' ' || code, ', ' order by code) from role_assignments join areas on areas.id = area_id where user_id = (select id from users where user_name = 'xa.05974')");

    private Task<string?> EntriesAsync() => database.ScalarAsync<string>(
        "select string_agg(concat_ws(' ', command, reason, (changes #>> '{rows,0,before}') || '→' || (changes #>> '{rows,0,after}')), ' | ' order by id) from audit_entries where kind = 'Change'");
}
