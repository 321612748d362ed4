using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Coverage;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Approvals;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Providers;

namespace SocialPay.Demo;

/// <summary>Officers, providers, contracts and the coverage target of the demo province: all but its people.</summary>
internal static class LangSonProvince
{
    /// <summary>The day on which the register is taken over.</summary>
    public static readonly DateOnly Day = new(2020, 12, 17);

    private const int TargetPercent = 25;

    private static readonly PayPeriod FirstTarget = new(2021, 4);

    /// <summary>Adds what is missing; safe to repeat.</summary>
    public static async Task PrepareAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var path = await db.Areas.Where(area => area.Level == AreaLevel.Province && area.Code == LangSonAreas.Province && area.ValidFrom <= Day
                && (area.ValidTo == null || area.ValidTo >= Day))
            .Select(area => area.Path).SingleAsync(cancellation);
        var areas = await db.Areas.Where(area => area.Path.StartsWith(path) && area.ValidFrom <= Day && (area.ValidTo == null || area.ValidTo >= Day))
            .ToDictionaryAsync(area => (area.Level, area.Code), cancellation);
        await AddOfficersAsync(db, areas, cancellation);
        await AddProvidersAsync(db, areas, cancellation);
        await db.SaveChangesAsync(cancellation);
        await ConfirmRulesAsync(db, areas[(AreaLevel.Province, LangSonAreas.Province)], cancellation);
        await AddTargetAsync(db, areas[(AreaLevel.Province, LangSonAreas.Province)], cancellation);
        await AddChainAsync(db, areas[(AreaLevel.Province, LangSonAreas.Province)], cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>From the pilot on, what a commune registers goes over the district's desk.</summary>
    private static async Task AddChainAsync(SocialPayContext db, Area province, CancellationToken cancellation)
    {
        if (await db.ApprovalChains.AnyAsync(chain => chain.AreaId == province.Id, cancellation)) return;
        db.ApprovalChains.Add(new ApprovalChain
        {
            AreaId = province.Id,
            Subject = ApprovalSubject.Registration,
            From = FirstTarget.FirstDay,
            Stages = [new ApprovalStage { Number = 1, Role = OfficerRole.Preparer.Code() }],
        });
    }

    private static async Task AddOfficersAsync(SocialPayContext db, Dictionary<(AreaLevel, string), Area> areas, CancellationToken cancellation)
    {
        var known = await db.Users.Select(user => user.UserName!).ToHashSetAsync(cancellation);
        // The hash of one password is costly on purpose; the demo's accounts share it, as they share the password.
        string? hash = null;
        foreach (var account in LangSonOfficers.All.Where(account => !known.Contains(account.UserName)))
        {
            var user = new SocialPayUser
            {
                UserName = account.UserName,
                NormalizedUserName = account.UserName.ToUpperInvariant(),
                FullName = account.FullName,
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            user.PasswordHash = hash ??= new PasswordHasher<SocialPayUser>().HashPassword(user, LangSonOfficers.Password);
            user.Roles.Add(new RoleAssignment { Role = account.Role, AreaId = areas[(LangSonOfficers.LevelOf(account.Role), account.AreaCode)].Id });
            db.Users.Add(user);
        }
    }

    // The province has paid on these rows for years; what later decrees assume it still has to confirm.
    private static async Task ConfirmRulesAsync(SocialPayContext db, Area province, CancellationToken cancellation)
    {
        if (await db.RuleConfirmations.AnyAsync(row => row.ProvinceId == province.Id, cancellation)) return;
        var officer = await db.Users.Where(user => user.UserName == LangSonOfficers.ProvinceOfficer).Select(user => user.Id).SingleAsync(cancellation);
        db.RuleConfirmations.AddRange(LawFile.Load().Rules
            .Where(rule => rule.Flag.NeedsConfirmation() && rule.Component.IsMonthly() && rule.Covers(PayPeriod.Of(Day)))
            .Select(rule => new RuleConfirmation
            {
                RuleId = rule.Id,
                ProvinceId = province.Id,
                ConfirmedById = officer,
                At = new DateTimeOffset(Day, new TimeOnly(8, 0), TimeSpan.FromHours(7)).ToUniversalTime(),
                Note = "Bàn giao sổ chi trả tháng 12/2020",
            }));
    }

    private static async Task AddTargetAsync(SocialPayContext db, Area province, CancellationToken cancellation)
    {
        if (await db.CoverageTargets.AnyAsync(target => target.AreaId == province.Id, cancellation)) return;
        db.CoverageTargets.Add(new CoverageTarget { AreaId = province.Id, From = FirstTarget, Percent = TargetPercent });
    }

    private static async Task AddProvidersAsync(SocialPayContext db, Dictionary<(AreaLevel, string), Area> areas, CancellationToken cancellation)
    {
        var known = await db.Providers.Select(provider => provider.Code).ToHashSetAsync(cancellation);
        foreach (var demo in LangSonProviders.All.Where(provider => !known.Contains(provider.Code)))
        {
            var provider = new Provider { Code = demo.Code, Name = demo.Name, Kind = demo.Kind, BankBin = demo.Bin };
            provider.Contracts.Add(new ProviderContract
            {
                Number = demo.Contract.Number,
                From = demo.Contract.From,
                FeePercent = demo.Contract.FeePercent,
                FirstPayDay = demo.Contract.FirstPayDay,
                LastPayDay = demo.Contract.LastPayDay,
                Areas = [.. demo.Contract.AreaCodes.Select(code => areas[(code == LangSonAreas.Province ? AreaLevel.Province : AreaLevel.District, code)])],
            });
            db.Providers.Add(provider);
        }
    }
}
