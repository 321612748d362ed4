using Microsoft.EntityFrameworkCore;
using Npgsql;
using SocialPay.Application.Access;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;
using static SocialPay.Tests.Registration.RegisterFiles;

namespace SocialPay.Tests.Registration;

public sealed class RegisterImportTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TestProvince province = null!;

    private RegisterImport Import => province.Get<RegisterImport>();

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
    public async Task Accepted_IsFoundAgainByTheStagedFile()
    {
        var (uploads, accepted) = (province.Get<Uploads>(), province.Get<AcceptedRegisterFiles>());
        var id = (await uploads.StoreAsync(TestProvince.Preparer, "xã.csv", new MemoryStream(Of(People(3))), CancellationToken.None)).Value;
        (await accepted.FindAsync(TestProvince.Preparer, id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        var staged = (await uploads.OpenAsync(TestProvince.Preparer, id, CancellationToken.None)).Value;
        (await Import.CommitAsync(TestProvince.Preparer, staged, null, CancellationToken.None)).Value.Accepted.ShouldBe(3);
        // Accepted again, it adds nobody, and what is told stays what was done.
        (await Import.CommitAsync(TestProvince.Preparer, staged, null, CancellationToken.None)).Value.Accepted.ShouldBe(0);
        await uploads.DropAsync(TestProvince.Preparer, id, CancellationToken.None);

        var file = (await accepted.FindAsync(TestProvince.Preparer, id, CancellationToken.None)).Value;
        (file.FileName, file.Rows, file.Accepted, file.Rejected, file.Unchanged).ShouldBe(("xã.csv", 3, 3, 0, 0));
        (await accepted.FindAsync(TestProvince.NeighbourPreparer, id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Preview_StoresNothing()
    {
        var report = (await Import.PreviewAsync(TestProvince.Preparer, Of(People(30)), null, CancellationToken.None)).Value;
        (report.Rows, report.Accepted, report.Stored).ShouldBe((30, 30, false));
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Commit_StoresThePersonWithAllThatTheRowSays()
    {
        var file = Of(Sound(1, request =>
        {
            (request.Groups[0], request.CarerName, request.CarerIdNumber) = ("136/5.6", "Hoàng Văn Bế", "020070000001");
            (request.Facts["disability"], request.Facts["relation"], request.Facts["poverty"]) = ("very_severe", "household_direct", "near_poor");
            (request.PaymentKind, request.Provider, request.Bank) = (PaymentMethodKind.BankAccount, "vietinbank", "VietinBank");
            (request.AccountNumber, request.AccountHolder) = ("101000000001", "HOANG VAN BE");
            (request.ProxyName, request.ProxyIdNumber, request.ProxyPhone) = ("Hoàng Văn Bế", "020070000001", "0168 123 4567");
            (request.ProxyPaperNumber, request.ProxyCertifiedBy) = ("15/GUQ", "UBND phường Hoàng Văn Thụ");
            (request.ProxyFrom, request.ProxyTo) = (new DateOnly(2020, 6, 1), new DateOnly(2021, 5, 31));
        }));
        (await CommitAsync(file)).ShouldBe((1, 1, 0, 0));

        var person = await OnlyPersonAsync();
        (person.FullName, person.Birth.ToString(), person.Sex, person.Ethnicity, person.Village, person.Area!.Code).ShouldBe(("Nông Thị B", "1935-05-06", Sex.Female, "Tày", "Khối 1", "05971"));
        (person.IdNumber, person.IdIssuedOn, person.NoIdReason, person.Phone).ShouldBe(("020135000001", new DateOnly(2016, 7, 1), null, "0912000001"));
        person.SearchText.ShouldBe("nong thi b 020135000001 0912000001");
        person.Entitlements.OrderBy(held => held.Component).Select(held => (held.Group, held.Component, held.DecisionNumber, held.Start, held.PaidThrough, held.CarerName)).ShouldBe(
        [
            ("136/5.6", RuleComponent.Allowance, "12/QĐ-UBND", new PayPeriod(2018, 1), new PayPeriod(2020, 12), null),
            ("136/5.6", RuleComponent.CareSupport, "12/QĐ-UBND", new PayPeriod(2018, 1), new PayPeriod(2020, 12), "Hoàng Văn Bế"),
        ]);
        person.Circumstances.OrderBy(fact => fact.Attribute).Select(fact => $"{fact.Attribute}={fact.Value} {fact.From:yyyy-MM-dd}").ShouldBe(
            ["disability=very_severe 2018-01-01", "poverty=near_poor 2018-01-01", "relation=household_direct 2018-01-01", "supporter=other 2018-01-01"]);
        var method = person.PaymentMethods.ShouldHaveSingleItem();
        (method.Kind, method.ProviderId, method.BankBin, method.AccountNumber, method.HolderName, method.From, method.State)
            .ShouldBe((PaymentMethodKind.BankAccount, province.BankId, "970415", "101000000001", "HOANG VAN BE", new PayPeriod(2021, 1), PaymentMethodState.Verified));
        var proxy = person.Proxies.ShouldHaveSingleItem();
        (proxy.FullName, proxy.Phone, proxy.PaperNumber, proxy.To, proxy.State).ShouldBe(("Hoàng Văn Bế", "0381234567", "15/GUQ", new DateOnly(2021, 5, 31), ProxyState.Verified));
    }

    [Fact]
    public async Task Commit_Merit_GrantsAllThatTheGroupBrings()
    {
        var file = Of(Sound(1, request =>
        {
            request.Groups[0] = "ncc/tb";
            request.Facts.Clear();
            (request.Facts["ncc_category"], request.Facts["injury_pct"], request.Facts["special_wound"], request.Facts["at_home"]) = ("tb", "81", "true", "true");
        }));
        (await CommitAsync(file)).ShouldBe((1, 1, 0, 0));

        var person = await OnlyPersonAsync();
        person.Entitlements.OrderBy(held => held.Component).Select(held => (held.Programme, held.Group, held.Component)).ShouldBe(
        [
            (Programme.Merit, "ncc/tb", RuleComponent.Allowance),
            (Programme.Merit, "ncc/tb", RuleComponent.Supplement),
            (Programme.Merit, "ncc/tb", RuleComponent.Carer),
        ]);
        person.Circumstances.Select(fact => $"{fact.Attribute}={fact.Value}").Order(StringComparer.Ordinal)
            .ShouldBe(["at_home=true", "injury_pct=81", "ncc_category=tb", "special_wound=true"]);
    }

    [Fact]
    public async Task Commit_LeavesAProxyWithoutWholePaperDeclared()
    {
        await CommitAsync(Of(Sound(1, request => (request.ProxyName, request.ProxyFrom) = ("Hoàng Văn Bế", new DateOnly(2020, 6, 1)))));
        var proxy = (await OnlyPersonAsync()).Proxies.ShouldHaveSingleItem();
        // Where the paper is silent, one year.
        (proxy.State, proxy.From, proxy.To).ShouldBe((ProxyState.Declared, new DateOnly(2020, 6, 1), new DateOnly(2021, 5, 31)));
    }

    [Fact]
    public async Task Commit_SameFileAgainAddsNobody()
    {
        var file = Of(People(30).Append(Sound(31, request => (request.IdNumber, request.NoIdReason) = (null, "Mất giấy tờ"))));
        (await CommitAsync(file)).ShouldBe((31, 31, 0, 0));
        (await CommitAsync(file)).ShouldBe((31, 0, 0, 31));
        (await CountAsync()).ShouldBe(31);
    }

    [Fact]
    public async Task Commit_SameFileAfterTheRegisterWentOnAddsNobody()
    {
        var file = Of(People(1));
        await CommitAsync(file);
        var person = await database.ScalarAsync<long>("select id from beneficiaries");
        await province.ChangeAsync(person, ChangeKind.Account, "2021-04-01", MethodValues.Of(province.Account("101000000001", "NONG THI B")) with { From = new PayPeriod(2021, 4) });
        await province.ChangeAsync(person, ChangeKind.Facts, "2021-02-01", new FactValues([new("poverty", "poor")]));
        (await CommitAsync(file)).ShouldBe((1, 0, 0, 1));
    }

    [Fact]
    public async Task Commit_TwiceAtOnceAddsEverybodyOnce()
    {
        var file = Of(People(200));
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CommitAsync(file))));
        reports.Sum(report => report.Accepted).ShouldBe(200);
        reports.Sum(report => report.Unchanged).ShouldBe(600);
        (await CountAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task Commit_RefusesSomebodyWhoIsThereWithOtherDataAndSaysInWhat()
    {
        await CommitAsync(Of(People(2)));
        var report = await ReportAsync(Of(
            Sound(1, request => (request.Village, request.Phone, request.Facts["poverty"]) = ("Khối 2", null, "poor")),
            Sound(2, request => (request.PaidThrough, request.PaymentKind) = (new PayPeriod(2020, 11), PaymentMethodKind.CashAtHome))));
        report.Errors.Select(problem => (problem.Row, problem.Error)).ShouldBe(
        [
            (2, RegistrationErrors.AlreadyRegistered("Số điện thoại, Thôn/tổ dân phố, Hộ nghèo/cận nghèo")),
            (3, RegistrationErrors.AlreadyRegistered("Đã chi trả đến tháng, Hình thức nhận")),
        ]);
        (await CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Commit_RecognisesAPersonWithoutANumberByNameBirthSexCommuneAndVillage()
    {
        await CommitAsync(Of(Sound(1, request => (request.IdNumber, request.NoIdReason) = (null, "Mất giấy tờ"))));
        var report = await ReportAsync(Of(
            Sound(1, request => (request.FullName, request.Village) = ("NÔNG THỊ B", "khoi 1")),
            Sound(2, request => (request.FullName, request.Village) = ("Nông Thị B", "Khối 2"))));
        report.Errors.ShouldHaveSingleItem().Row.ShouldBe(2);
        report.Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task Commit_KeepsTwoPeopleOfOneNameApartByTheirNumbers() =>
        (await CommitAsync(Of(Sound(1), Sound(2, request => request.FullName = "Nông Thị B")))).ShouldBe((2, 2, 0, 0));

    [Fact]
    public async Task Commit_StoresTheAcceptedRowsAndNoneOfTheRejected()
    {
        (await CommitAsync(Of(Sound(1), Sound(2, request => request.FullName = ""), Sound(3)))).ShouldBe((3, 2, 1, 0));
        (await CountAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("beneficiaries")]
    [InlineData("entitlements")]
    [InlineData("circumstances")]
    [InlineData("payment_methods")]
    [InlineData("proxies")]
    public async Task Commit_BrokenInTheMiddleStoresNothing(string table)
    {
        await database.ExecuteAsync(
            $"""
            create function break_it() returns trigger language plpgsql as $$ begin
                if (select count(*) from {table}) >= 20 then raise exception 'broken'; end if; return new; end $$;
            create trigger break_it before insert on {table} for each row execute function break_it();
            """);
        var file = Of(People(50).Select(request =>
        {
            request.ProxyName = "Hoàng Văn Bế";
            return request;
        }));
        (await Should.ThrowAsync<PostgresException>(() => CommitAsync(file))).MessageText.ShouldBe("broken");
        foreach (var each in new[] { "beneficiaries", "entitlements", "circumstances", "payment_methods", "proxies" })
            (await database.ScalarAsync<long>($"select count(*) from {each}")).ShouldBe(0, each);
    }

    [Fact]
    public async Task Commit_RefusesCommunesOutsideTheAreaAsIfTheyDidNotExist()
    {
        var report = await ReportAsync(Of(Sound(1, request => request.Commune = "06184"), Sound(2, request => request.Commune = "99999")));
        report.Errors.Select(problem => (problem.Row, problem.Field, problem.Code)).ShouldBe(
            [(2, "commune", "Registration.CommuneNotInArea"), (3, "commune", "Registration.CommuneNotInArea")]);
        (await Import.CommitAsync(TestProvince.Commune, Of(Sound(1, request => request.Commune = "05974")), null, CancellationToken.None)).Value.Rejected.ShouldBe(1);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Commit_SaysNothingAboutWhoElsewhereHasTheNumber()
    {
        await Import.CommitAsync(TestProvince.Province, Of(Sound(1, request => request.Commune = "06184")), null, CancellationToken.None);
        var report = await ReportAsync(Of(Sound(1)));
        var problem = report.Errors.ShouldHaveSingleItem();
        problem.Error.ShouldBe(RegistrationErrors.IdNumberTaken);
        problem.Message().ShouldNotContain("06184");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Import_IsForThoseWhoMay()
    {
        foreach (var actor in new[] { TestProvince.Approver, TestProvince.Auditor, Actor.Console })
        {
            (await Import.PreviewAsync(actor, Of(People(1)), null, CancellationToken.None)).Error.ShouldBe(AccessErrors.NotAllowed);
            (await Import.CommitAsync(actor, Of(People(1)), null, CancellationToken.None)).Error.ShouldBe(AccessErrors.NotAllowed);
        }

        foreach (var actor in new[] { TestProvince.Preparer, TestProvince.Commune, TestProvince.Province })
            (await Import.PreviewAsync(actor, Of(People(1)), null, CancellationToken.None)).Value.Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task Import_ReadsTextFilesAndNamesColumnsItDoesNotKnow()
    {
        var text = "STT;Ho va ten;NGÀY SINH;Giới  tính;CCCD;Xã;Nhóm đối tượng;Số QĐ;Ngày QĐ;Hưởng từ tháng;Đã chi trả đến tháng;Hình thức chi trả;Đơn vị chi trả;Ghi chú riêng\n"
            + "1;Nông Thị Hòa;1935;nữ;020135000001;Hoàng Văn Thụ;khoản 5 điểm b Điều 5 Nghị định 136/2013/NĐ-CP;12;5/1/2018;1/2018;12/2020;tiền mặt;BUUDIEN;x\n";
        var report = await ReportAsync(Spreadsheets.Workbooks.Text(text));
        report.Errors.ShouldBeEmpty();
        report.UnknownColumns.ShouldBe(["Ghi chú riêng"]);
        var person = await OnlyPersonAsync();
        (person.Birth.YearOnly, person.Entitlements.Single().Group, person.PaymentMethods.Single().Kind).ShouldBe((true, "136/5.5b", PaymentMethodKind.CashAtPoint));
    }

    [Fact]
    public async Task Import_NamesMissingColumns()
    {
        var refusal = (await Import.PreviewAsync(TestProvince.Preparer, Spreadsheets.Workbooks.Text("Họ và tên,Ngày sinh\nA,1941\n"), null, CancellationToken.None)).Error;
        refusal!.Code.ShouldBe("Spreadsheets.MissingColumns");
        refusal.Message(Cultures.Vietnamese).ShouldContain("«Đã chi trả đến tháng»");
    }

    [Fact]
    public async Task Import_RefusesHostileFiles() =>
        (await Import.CommitAsync(TestProvince.Preparer, Spreadsheets.Workbooks.Change(Of(People(1)), ("xl/vbaProject.bin", [1])), null, CancellationToken.None))
            .Error.ShouldBe(SpreadsheetErrors.Macros);

    private static IEnumerable<RegistrationRequest> People(int count) => Enumerable.Range(1, count).Select(number => Sound(number));

    private async Task<ImportReport> ReportAsync(byte[] file) => (await Import.CommitAsync(TestProvince.Preparer, file, null, CancellationToken.None)).Value;

    private async Task<(int Rows, int Accepted, int Rejected, int Unchanged)> CommitAsync(byte[] file)
    {
        var report = await ReportAsync(file);
        return (report.Rows, report.Accepted, report.Rejected, report.Unchanged);
    }

    private Task<long> CountAsync() => database.ScalarAsync<long>("select count(*) from beneficiaries");

    private async Task<Beneficiary> OnlyPersonAsync()
    {
        await using var db = await province.OpenAsync();
        return await db.Beneficiaries.Include(person => person.Area).Include(person => person.Entitlements).Include(person => person.Circumstances)
            .Include(person => person.PaymentMethods).Include(person => person.Proxies).AsSplitQuery().SingleAsync();
    }
}
