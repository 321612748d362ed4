using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Tests.Infrastructure;

/// <summary>
/// Officers, a post office and a few people in Lạng Sơn city (178) and Cao Lộc (183), and the use cases to work on them.
/// </summary>
public sealed class TestProvince : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestProvince(ServiceProvider services) => this.services = services;

    public static Actor Preparer { get; } = new("lapbang.178");

    public static Actor Approver { get; } = new("duyet.178");

    public static Actor OtherApprover { get; } = new("duyet2.178");

    /// <summary>Prepares and approves: two roles in one person.</summary>
    public static Actor Both { get; } = new("cahai.178");

    public static Actor NeighbourPreparer { get; } = new("lapbang.183");

    public static Actor NeighbourApprover { get; } = new("duyet.183");

    public static Actor Province { get; } = new("so.20");

    public static Actor Auditor { get; } = new("thanhtra.20");

    public static Actor Commune { get; } = new("xa.05971");

    public static Actor Administrator { get; } = new("quantri.20");

    public static PayPeriod January { get; } = new(2021, 1);

    public long PostOfficeId { get; private set; }

    public long BankId { get; private set; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<TestProvince> CreateAsync(string connectionString, TimeProvider? clock = null)
    {
        var province = Restarted(connectionString, clock);
        await using var db = await province.OpenAsync();
        await province.AddOfficersAsync(db);
        await province.AddProvidersAsync(db);
        await db.SaveChangesAsync();
        return province;
    }

    /// <summary>What another process sees of the same database: one that has just started, or another node.</summary>
    public static TestProvince Restarted(string connectionString, TimeProvider? clock = null) =>
        new(new ServiceCollection().AddLogging().AddSingleton(clock ?? TimeProvider.System).AddSocialPay(connectionString).BuildServiceProvider());

    public Task<SocialPayContext> OpenAsync() => services.GetRequiredService<IDbContextFactory<SocialPayContext>>().CreateDbContextAsync();

    public static Task<Area> AreaAsync(SocialPayContext db, AreaLevel level, string code) =>
        db.Areas.SingleAsync(area => area.Level == level && area.Code == code && area.ValidFrom <= January.FirstDay && (area.ValidTo == null || area.ValidTo >= January.FirstDay));

    /// <summary>A person with a severe disability, decided in 2018 and paid elsewhere through December 2020: 405.000 đồng a month.</summary>
    public async Task<Beneficiary> AddPersonAsync(
        string name, string communeCode = "05971", int birthYear = 1975, PaymentMethod? method = null, Action<Beneficiary>? change = null)
    {
        await using var db = await OpenAsync();
        var commune = await AreaAsync(db, AreaLevel.Commune, communeCode);
        var person = new Beneficiary
        {
            AreaId = commune.Id,
            FullName = name,
            Birth = BirthDate.InYear(birthYear),
            Sex = Sex.Female,
            RegisteredAt = DateTimeOffset.UnixEpoch,
            Village = "Khối 1",
            Entitlements =
            [
                new Entitlement
                {
                    Programme = Programme.SocialAssistance, Group = "136/5.6", Component = RuleComponent.Allowance, DecisionNumber = "12/QĐ-UBND",
                    DecisionDate = new DateOnly(2018, 1, 5), Start = new PayPeriod(2018, 1), PaidThrough = January.Previous,
                },
            ],
            Circumstances = [Fact("disability", "severe")],
            PaymentMethods = [method ?? Cash()],
        };
        change?.Invoke(person);
        return await Registered.AddAsync(db, person);
    }

    /// <summary>A change of somebody's, approved already.</summary>
    public async Task ChangeAsync(long personId, ChangeKind kind, string effective, ChangeValues values)
    {
        await using var db = await OpenAsync();
        await Registered.ChangeAsync(db, personId, kind, DateOnly.Parse(effective, System.Globalization.CultureInfo.InvariantCulture), values);
    }

    /// <summary>The province stands by the rows that the run rests on and nobody has read.</summary>
    public async Task ConfirmRulesAsync(long run)
    {
        var details = (await Get<RunQueries>().DetailsAsync(Province, run, default)).Value;
        foreach (var rule in details.Unverified.Waiting) (await Get<RuleConfirmations>().ConfirmAsync(Province, rule.Rule.Id, "Công văn số 1", default)).Error.ShouldBeNull();
    }

    /// <summary>She moves, and the old place pays no month after the last one.</summary>
    public async Task MoveAsync(long personId, string communeCode, PayPeriod lastMonth)
    {
        await using var db = await OpenAsync();
        var to = await AreaAsync(db, AreaLevel.Commune, communeCode);
        await Registered.ChangeAsync(db, personId, ChangeKind.Move, lastMonth.LastDay, new ResidenceValues(to.Id, "Thôn Đầu", lastMonth));
    }

    public static Circumstance Fact(string attribute, string value) =>
        new() { Attribute = attribute, Value = value, From = new DateOnly(2018, 1, 1), RecordedAt = DateTimeOffset.UnixEpoch };

    public PaymentMethod Cash() => new()
    {
        Kind = PaymentMethodKind.CashAtPoint,
        ProviderId = PostOfficeId,
        From = new PayPeriod(2018, 1),
        State = PaymentMethodState.Verified,
    };

    public PaymentMethod Account(string number, string holder, PaymentMethodState state = PaymentMethodState.Verified) => new()
    {
        Kind = PaymentMethodKind.BankAccount,
        ProviderId = BankId,
        BankBin = "970415",
        AccountNumber = number,
        HolderName = holder,
        From = January,
        State = state,
    };

    public async ValueTask DisposeAsync()
    {
        await Get<AuditLog>().CompleteAsync();
        await services.DisposeAsync();
    }

    private async Task AddOfficersAsync(SocialPayContext db)
    {
        var province = await AreaAsync(db, AreaLevel.Province, "20");
        var city = await AreaAsync(db, AreaLevel.District, "178");
        var neighbour = await AreaAsync(db, AreaLevel.District, "183");
        var commune = await AreaAsync(db, AreaLevel.Commune, "05971");
        void Add(Actor actor, Area area, params OfficerRole[] roles) => db.Users.Add(new SocialPayUser
        {
            UserName = actor.UserName,
            NormalizedUserName = actor.UserName.ToUpperInvariant(),
            FullName = $"Cán bộ {actor.UserName}",
            Roles = [.. roles.Select(role => new RoleAssignment { Role = role, AreaId = area.Id })],
        });
        Add(Preparer, city, OfficerRole.Preparer);
        Add(Approver, city, OfficerRole.Approver);
        Add(OtherApprover, city, OfficerRole.Approver);
        Add(Both, city, OfficerRole.Preparer, OfficerRole.Approver);
        Add(NeighbourPreparer, neighbour, OfficerRole.Preparer);
        Add(NeighbourApprover, neighbour, OfficerRole.Approver);
        Add(Province, province, OfficerRole.Province);
        Add(Auditor, province, OfficerRole.Auditor);
        Add(Commune, commune, OfficerRole.CommuneOfficer);
        Add(Administrator, province, OfficerRole.Administrator);
        await db.SaveChangesAsync();
    }

    private async Task AddProvidersAsync(SocialPayContext db)
    {
        var province = await AreaAsync(db, AreaLevel.Province, "20");
        var city = await AreaAsync(db, AreaLevel.District, "178");
        Provider Add(string code, ProviderKind kind, string? bin, Area area)
        {
            var provider = new Provider
            {
                Code = code,
                Name = code,
                Kind = kind,
                BankBin = bin,
                Contracts = [new ProviderContract { Number = "01/HĐ", From = new DateOnly(2016, 8, 1), FeePercent = 0.8m, FirstPayDay = 5, LastPayDay = 15, Areas = [area] }],
            };
            db.Providers.Add(provider);
            return provider;
        }

        var post = Add("buudien", ProviderKind.PostOffice, null, province);
        var bank = Add("vietinbank", ProviderKind.Bank, "970415", city);
        await db.SaveChangesAsync();
        (PostOfficeId, BankId) = (post.Id, bank.Id);
    }
}
