using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application;
using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>A register to look at: a full commune, a small one and one in another district, with three months paid and one in draft.</summary>
public static class TestRegister
{
    public const int PeopleInCommune = 520;

    /// <summary>A person whose page the tests open by her name.</summary>
    public const string SomebodyName = "Hoàng Thị Ước";

    private static readonly PayPeriod First = new(2021, 1);
    private static readonly string[] Families = ["Hoàng", "Nông", "Lương", "Vi", "Triệu", "Lý", "Nguyễn", "Đàm", "Hứa", "Chu"];
    private static readonly string[] Middles = ["Thị", "Văn", "Minh", "Thu", "Quốc", "Ngọc"];
    private static readonly string[] Givens = ["Nhung", "Thái", "Hòa", "Đức", "Bảo", "Hằng", "Ước", "Sơn", "Lan", "Pình", "Xuân", "Tuyết", "Khuyên"];
    private static readonly string[] Villages = ["Khối 1", "Khối 2", "Khối 3", "Khối 4", "Khối 5", "Khối 6"];

    public static async Task FillAsync(string connectionString)
    {
        await using var services = new ServiceCollection().AddLogging().AddSocialPay(connectionString).BuildServiceProvider();
        await using (var db = await services.GetRequiredService<IDbContextFactory<SocialPayContext>>().CreateDbContextAsync())
        {
            var (post, bank) = await AddProvidersAsync(db);
            var random = new Random(20210101);
            var commune = await AreaAsync(db, AreaLevel.Commune, TestOfficers.CommuneCode);
            var people = new List<Beneficiary>();
            for (var i = 0; i < PeopleInCommune; i++) people.Add(Person(random, i, commune.Id, i % 4 == 1 ? bank : post, bank));
            var small = await AreaAsync(db, AreaLevel.Commune, "05986");
            for (var i = 0; i < 25; i++) people.Add(Person(random, 1000 + i, small.Id, post, bank));
            var elsewhere = await AreaAsync(db, AreaLevel.Commune, "06187");
            for (var i = 0; i < 10; i++) people.Add(Person(random, 2000 + i, elsewhere.Id, post, bank));
            // By one change, as the province's opening register is.
            var registered = people[0].RegisteredAt;
            var change = new RegisterChange { Kind = ChangeKind.Registration, AreaId = commune.Id, Effective = First.Previous.LastDay, ProposedAt = registered, Due = First.FirstDay };
            change.HoldAtOnce(registered);
            await RegisterStore.AddAsync(db, change, [.. people.Select(RegistrationValues.Of)], default);
            await db.SaveChangesAsync();
        }

        await PlayAsync(services);
    }

    private static async Task PlayAsync(ServiceProvider services)
    {
        var (preparer, approver) = (new Actor("lap.bang"), new Actor("phe.duyet"));
        var (compute, workflow) = (services.GetRequiredService<ComputeRun>(), services.GetRequiredService<RunWorkflow>());
        for (var month = First; month <= First.AddMonths(3); month = month.Next)
        {
            var run = (await compute.ExecuteAsync(preparer, month, TestOfficers.CityCode, null, default)).Value.Single().Run.Value.RunId;
            if (month == First.AddMonths(3)) break;
            Check(await workflow.SubmitAsync(preparer, run, null, default));
            Check(await workflow.ApproveAsync(approver, run, null, default));
            Check((await services.GetRequiredService<BatchExport>().OfRunAsync(preparer, run, BatchFileFormat.Csv, null, default)).Error ?? Result.Done);
        }
    }

    private static void Check(Result result)
    {
        if (result.Error is { } error) throw new InvalidOperationException(error.Code);
    }

    private static Task<Area> AreaAsync(SocialPayContext db, AreaLevel level, string code) =>
        db.Areas.SingleAsync(area => area.Level == level && area.Code == code && area.ValidFrom <= First.FirstDay && (area.ValidTo == null || area.ValidTo >= First.FirstDay));

    private static async Task<(Provider Post, Provider Bank)> AddProvidersAsync(SocialPayContext db)
    {
        var province = await AreaAsync(db, AreaLevel.Province, TestOfficers.ProvinceCode);
        Provider Add(string code, string name, ProviderKind kind, string? bin)
        {
            var provider = new Provider
            {
                Code = code,
                Name = name,
                Kind = kind,
                BankBin = bin,
                Contracts =
                [
                    new ProviderContract { Number = $"01/{code}", From = new DateOnly(2016, 8, 1), FeePercent = 0.8m, FirstPayDay = 5, LastPayDay = 15, Areas = [province] },
                ],
            };
            db.Providers.Add(provider);
            return provider;
        }

        var (post, bank) = (Add("BUUDIEN-20", "Bưu điện tỉnh Lạng Sơn", ProviderKind.PostOffice, null), Add("VIETINBANK", "VietinBank", ProviderKind.Bank, "970415"));
        await db.SaveChangesAsync();
        return (post, bank);
    }

    private static Beneficiary Person(Random random, int number, long areaId, Provider provider, Provider bank)
    {
        var old = number % 3 != 0;
        var name = number == 0 ? SomebodyName
            : $"{Families[random.Next(Families.Length)]} {Middles[random.Next(Middles.Length)]} {Givens[random.Next(Givens.Length)]}";
        var start = new PayPeriod(random.Next(2015, 2020), random.Next(1, 13));
        var account = ReferenceEquals(provider, bank);
        var person = new Beneficiary
        {
            AreaId = areaId,
            FullName = name,
            Birth = old ? BirthDate.InYear(random.Next(1925, 1938)) : BirthDate.On(new DateOnly(random.Next(1950, 2000), random.Next(1, 13), random.Next(1, 28))),
            Sex = name.Contains("Thị", StringComparison.Ordinal) ? Sex.Female : Sex.Male,
            Ethnicity = number % 2 == 0 ? "Nùng" : "Tày",
            IdNumber = $"0{number + 20_100_000_000:00000000000}",
            Phone = number % 5 == 0 ? null : $"09{number + 12_000_000:00000000}",
            Village = Villages[number % Villages.Length],
            RegisteredAt = new DateTimeOffset(2020, 12, 15, 2, 0, 0, TimeSpan.Zero),
        };
        person.Entitlements.Add(new Entitlement
        {
            Programme = Programme.SocialAssistance,
            Group = old ? "136/5.5b" : "136/5.6",
            Component = RuleComponent.Allowance,
            DecisionNumber = $"{100 + number}/QĐ-UBND",
            DecisionDate = start.FirstDay.AddDays(4),
            Start = start,
            PaidThrough = First.Previous,
        });
        if (!old) person.Circumstances.Add(Fact("disability", number % 2 == 0 ? "severe" : "very_severe", start.FirstDay));
        person.PaymentMethods.Add(new PaymentMethod
        {
            Kind = account ? PaymentMethodKind.BankAccount : PaymentMethodKind.CashAtPoint,
            ProviderId = provider.Id,
            From = start,
            State = PaymentMethodState.Verified,
            BankBin = account ? "970415" : null,
            AccountNumber = account ? $"10{number + 88_000_000:0000000000}" : null,
            HolderName = account ? VietnameseText.BankName(name) : null,
        });
        if (number % 9 == 0)
        {
            person.Proxies.Add(new Proxy
            {
                Kind = ProxyKind.Authorised,
                FullName = "Lương Văn Khuyên",
                IdNumber = "020080001234",
                PaperNumber = "12/UQ",
                CertifiedBy = "UBND phường Vĩnh Trại",
                From = new DateOnly(2020, 9, 1),
                To = new DateOnly(2021, 8, 31),
                State = ProxyState.Verified,
            });
        }

        person.RefreshSearchText();
        return person;
    }

    private static Circumstance Fact(string attribute, string value, DateOnly from) =>
        new() { Attribute = attribute, Value = value, From = from, RecordedAt = new DateTimeOffset(2020, 12, 15, 2, 0, 0, TimeSpan.Zero) };
}
