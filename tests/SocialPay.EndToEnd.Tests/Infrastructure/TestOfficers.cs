using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application;
using SocialPay.Application.Access;
using SocialPay.Application.Data;

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>Makes accounts with roles at areas of 2021 in Lạng Sơn.</summary>
public static class TestOfficers
{
    public const string Password = "mùa lúa chín vàng";

    public const string ProvinceCode = "20";
    public const string CityCode = "178";
    public const string CommuneCode = "05977";

    public static async Task CreateAsync(string connectionString, string userName, string fullName, OfficerRole role, string areaCode)
    {
        await using var services = Services(connectionString);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SocialPayContext>();
        var day = new DateOnly(2021, 6, 30);
        var area = await db.Areas.SingleAsync(area => area.Code == areaCode && area.ValidFrom <= day && (area.ValidTo == null || area.ValidTo >= day));
        var user = new SocialPayUser { UserName = userName, FullName = fullName };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<SocialPayUser>>().CreateAsync(user, Password);
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        db.RoleAssignments.Add(new RoleAssignment { UserId = user.Id, Role = role, AreaId = area.Id });
        await db.SaveChangesAsync();
    }

    /// <summary>One officer of each role: commune, preparer, approver, province, auditor, admin.</summary>
    public static async Task CreateOneOfEachAsync(string connectionString)
    {
        await CreateAsync(connectionString, "can.bo.xa", "Hoàng Thị Nhung", OfficerRole.CommuneOfficer, CommuneCode);
        await CreateAsync(connectionString, "lap.bang", "Nông Văn Thái", OfficerRole.Preparer, CityCode);
        await CreateAsync(connectionString, "phe.duyet", "Vi Thị Hòa", OfficerRole.Approver, CityCode);
        await CreateAsync(connectionString, "can.bo.so", "Lương Minh Đức", OfficerRole.Province, ProvinceCode);
        await CreateAsync(connectionString, "thanh.tra", "Triệu Quốc Bảo", OfficerRole.Auditor, ProvinceCode);
        await CreateAsync(connectionString, "quan.tri", "Lý Thu Hằng", OfficerRole.Administrator, ProvinceCode);
    }

    private static ServiceProvider Services(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSocialPay(connectionString);
        services.AddIdentityCore<SocialPayUser>(options => options.Password = new PasswordOptions
        {
            RequiredLength = 10,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        }).AddEntityFrameworkStores<SocialPayContext>();
        return services.BuildServiceProvider();
    }
}
