using ClosedXML.Excel;
using SocialPay.Application.Access;
using SocialPay.Application.Coverage;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Batches;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Coverage;

/// <summary>
/// The city (178): Hòa and Páo in commune 05971, Én in 05974. Hòa is paid to an account, Páo in cash though she has an account, Én in
/// cash. Cao Lộc (183): Tư, to an account that the bank refused.
/// </summary>
public sealed class CoverageTests(TestCluster cluster) : IAsyncLifetime
{
    private PayrollScene scene = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CoverageQueries Queries => scene.Get<CoverageQueries>();

    public async ValueTask InitializeAsync()
    {
        scene = await PayrollScene.CreateAsync(cluster);
        var city = await scene.AddRunAsync(
            "178", TestProvince.January, PayrollRunState.Released,
            ToAccount(new Pay("05971", "Hoàng Thị Hòa", 405_000)), new Pay("05971", "Lý Thị Páo", 270_000), new Pay("05974", "Nông Thị Én", 540_000));
        await scene.AddRunAsync("183", TestProvince.January, PayrollRunState.Released, ToAccount(new Pay("06187", "Vi Văn Tư", 270_000)));
        await scene.ExecuteAsync("update instructions set state = case when full_name = 'Vi Văn Tư' then 'Failed' else 'Paid' end");
        var pao = (await scene.InstructionsAsync(city.Id)).Single(instruction => instruction.FullName == "Lý Thị Páo");
        await scene.ExecuteAsync(
            $"""
            insert into payment_methods (beneficiary_id, kind, provider_id, bank_bin, account_number, holder_name, from_period, to_period, state, place)
            select {pao.BeneficiaryId}, 'BankAccount', id, '970415', '1', 'LY THI PAO', '2021-01-01', '2021-01-01', 'Verified', 1 from providers where code = 'vietinbank'
            """);
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Report_OfTheProvince_CountsPeopleByDistrict()
    {
        var report = await ReportAsync(TestProvince.Province, "20");

        report.Whole.Figures.ShouldBe(new CoverageFigures(4, 3, 1, new Vnd(1_485_000), new Vnd(1_215_000)));
        report.Areas.Count.ShouldBe(11);
        report.Areas.Where(area => area.Figures.People > 0).Select(area => (area.Code, area.Figures)).ShouldBe(
        [
            ("178", new CoverageFigures(3, 2, 1, new Vnd(1_215_000), new Vnd(1_215_000))),
            ("183", new CoverageFigures(1, 1, 0, new Vnd(270_000), Vnd.Zero)),
        ]);
        report.Runs.ShouldBe(new Dictionary<PayrollRunState, int> { [PayrollRunState.Released] = 2 });
    }

    [Fact]
    public async Task Report_OfADistrict_CountsPeopleByCommune()
    {
        var report = await ReportAsync(TestProvince.Auditor, "178");

        report.Areas.Where(area => area.Figures.People > 0).Select(area => (area.Name, area.Figures.People, area.Figures.WithAccount)).ShouldBe(
            [("Phường Hoàng Văn Thụ", 2, 2), ("Phường Tam Thanh", 1, 0)]);
        (await ReportAsync(TestProvince.Commune, "05971")).Whole.Figures.People.ShouldBe(2);
    }

    [Theory]
    [InlineData("from_period = '2021-02-01', to_period = null")]
    [InlineData("from_period = '2020-02-01', to_period = '2020-12-01'")]
    [InlineData("state = 'Declared'")]
    [InlineData("kind = 'CashAtHome'")]
    public async Task Report_AccountNotVerifiedForTheMonth_DoesNotCount(string change)
    {
        await scene.ExecuteAsync($"update payment_methods set {change}");
        (await ReportAsync(TestProvince.Province, "178")).Whole.Figures.WithAccount.ShouldBe(1);
    }

    [Fact]
    public async Task Report_DraftCounts_CancelledDoesNot()
    {
        await scene.AddRunAsync("178", TestProvince.January.Next, PayrollRunState.Cancelled, new Pay("05971", "Hoàng Thị Hòa", 405_000));
        (await ReportAsync(TestProvince.Province, "20", TestProvince.January.Next)).Whole.Figures.People.ShouldBe(0);

        await scene.AddRunAsync("178", TestProvince.January.Next, PayrollRunState.Draft, new Pay("05971", "Hoàng Thị Hòa", 405_000));
        var report = await ReportAsync(TestProvince.Province, "20", TestProvince.January.Next);
        report.Whole.Figures.ShouldBe(new CoverageFigures(1, 0, 0, new Vnd(405_000), Vnd.Zero));
        report.Runs.ShouldBe(new Dictionary<PayrollRunState, int> { [PayrollRunState.Draft] = 1 });
    }

    [Theory]
    [InlineData(CoverageGroup.Everybody, "Nông Thị Én, Hoàng Thị Hòa, Lý Thị Páo, Vi Văn Tư")]
    [InlineData(CoverageGroup.WithAccount, "Hoàng Thị Hòa, Lý Thị Páo, Vi Văn Tư")]
    [InlineData(CoverageGroup.WithoutAccount, "Nông Thị Én")]
    [InlineData(CoverageGroup.PaidCashless, "Hoàng Thị Hòa")]
    public async Task People_OfAGroup_AreThoseThatWereCounted(CoverageGroup group, string names)
    {
        var page = (await Queries.PeopleAsync(TestProvince.Province, TestProvince.January, "20", group, null, 0, 50, Ct)).Value;

        page.Rows.Select(person => person.FullName).ShouldBe(names.Split(", "));
        page.Total.ShouldBe(page.Rows.Count);
    }

    [Fact]
    public async Task People_SecondPageAndSearch()
    {
        var page = (await Queries.PeopleAsync(TestProvince.Province, TestProvince.January, "20", CoverageGroup.Everybody, null, 1, 2, Ct)).Value;
        (page.Total, page.Rows[0].FullName, page.Rows.Count).ShouldBe((4, "Hoàng Thị Hòa", 2));

        var found = (await Queries.PeopleAsync(TestProvince.Province, TestProvince.January, "20", CoverageGroup.Everybody, "nong thi", 0, 50, Ct)).Value;
        found.Rows.Single().AreaName.ShouldBe("Phường Tam Thanh");
    }

    [Theory]
    [InlineData("hoa hoang", "Hòa")]
    [InlineData("THỊ páo", "Páo")]
    [InlineData("pao hoang", "")]
    public async Task People_AreFoundByWordsInAnyOrder(string search, string names)
    {
        var found = (await Queries.PeopleAsync(TestProvince.Province, TestProvince.January, "20", CoverageGroup.Everybody, search, 0, 50, Ct)).Value;
        string.Join(", ", found.Rows.Select(person => person.FullName.Split(' ')[^1])).ShouldBe(names);
    }

    [Fact]
    public async Task People_AreFoundByThePaymentsReference_AndShowWhyItFailed()
    {
        await scene.ExecuteAsync(
            """
            insert into result_files (file_name, sha256, applied, unchanged, refused, pending, state, user_id, at) select 'kq.csv', 'x', 1, 0, 0, 0, 'Applied', min(id), now() from users;
            insert into payment_results (instruction_id, outcome, amount, happened_on, reason, result_file_id)
                select i.id, 'Failed', i.amount, '2021-01-12', 'Sai số tài khoản', f.id from instructions i, result_files f where i.full_name = 'Vi Văn Tư'
            """);
        await using var db = await scene.OpenAsync();
        var reference = db.Instructions.Where(instruction => instruction.FullName == "Vi Văn Tư").Select(instruction => instruction.Reference).Single();
        var found = (await Queries.PeopleAsync(TestProvince.Province, TestProvince.January, "20", CoverageGroup.Everybody, reference + " tu", 0, 50, Ct)).Value;
        var person = found.Rows.ShouldHaveSingleItem();
        (person.FullName, person.Reason).ShouldBe(("Vi Văn Tư", "Sai số tài khoản"));
    }

    [Theory]
    [InlineData(CoveragePersonSort.Name, false, "Én, Hòa, Páo, Tư")]
    [InlineData(CoveragePersonSort.Name, true, "Tư, Páo, Hòa, Én")]
    [InlineData(CoveragePersonSort.Birth, false, "Én, Hòa, Páo, Tư")]
    // Cao Lộc, Hoàng Văn Thụ, Tam Thanh
    [InlineData(CoveragePersonSort.Area, false, "Tư, Hòa, Páo, Én")]
    [InlineData(CoveragePersonSort.Area, true, "Én, Hòa, Páo, Tư")]
    [InlineData(CoveragePersonSort.Method, false, "Én, Páo, Hòa, Tư")]
    [InlineData(CoveragePersonSort.Amount, true, "Én, Hòa, Páo, Tư")]
    [InlineData(CoveragePersonSort.Paid, false, "Tư, Páo, Hòa, Én")]
    [InlineData(CoveragePersonSort.State, true, "Tư, Én, Hòa, Páo")]
    public async Task People_Sorted(CoveragePersonSort sort, bool descending, string names)
    {
        List<string> found = [];
        // Page by page, so that an order that is not whole would show somebody twice.
        for (var skip = 0; skip < 4; skip++)
        {
            var page = (await Queries.PeopleAsync(TestProvince.Province, TestProvince.January, "20", CoverageGroup.Everybody, null, sort, descending, skip, 1, Ct)).Value;
            found.Add(page.Rows.Single().FullName.Split(' ')[^1]);
        }

        string.Join(", ", found).ShouldBe(names);
    }

    [Fact]
    public async Task Report_Areas_SortedByNameAndShare()
    {
        var areas = (await ReportAsync(TestProvince.Province, "20")).Areas;
        areas.Sorted(AreaCoverageSort.Name).Select(area => area.Name).ShouldBe(
        [
            "Huyện Bắc Sơn", "Huyện Bình Gia", "Huyện Cao Lộc", "Huyện Chi Lăng", "Huyện Đình Lập", "Huyện Hữu Lũng", "Thành phố Lạng Sơn", "Huyện Lộc Bình",
            "Huyện Tràng Định", "Huyện Văn Lãng", "Huyện Văn Quan",
        ]);
        areas.Sorted(AreaCoverageSort.ShareWithAccount, descending: true)[0].Code.ShouldBe("183");
        areas.Sorted(AreaCoverageSort.Amount, descending: true).Take(3).Select(area => area.Code).ShouldBe(["178", "183", areas.First(area => area.Code is not ("178" or "183")).Code]);
    }

    [Fact]
    public async Task Report_OutOfTheArea_IsNotFound()
    {
        (await Queries.ReportAsync(TestProvince.Preparer, TestProvince.January, "183", Ct)).Error.ShouldBe(Error.NotFound);
        (await Queries.ReportAsync(TestProvince.Preparer, TestProvince.January, "20", Ct)).Error.ShouldBe(Error.NotFound);
        (await Queries.PeopleAsync(TestProvince.Commune, TestProvince.January, "05974", CoverageGroup.Everybody, null, 0, 1, Ct)).Error.ShouldBe(Error.NotFound);
        (await scene.Get<CoverageExport>().ExecuteAsync(TestProvince.Commune, TestProvince.January, "178", null, Ct)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Target_IsTheNearestAndLatest()
    {
        async Task SetAsync(string area, PayPeriod from, int percent) =>
            (await scene.Get<SetCoverageTarget>().ExecuteAsync(TestProvince.Province, area, from, percent, Ct)).Error.ShouldBeNull();

        (await ReportAsync(TestProvince.Province, "20")).TargetPercent.ShouldBeNull();
        await SetAsync("20", new PayPeriod(2020, 1), 60);
        await SetAsync("20", new PayPeriod(2021, 1), 70);
        await SetAsync("20", new PayPeriod(2021, 1), 80);
        await SetAsync("20", new PayPeriod(2021, 2), 90);
        await SetAsync("183", new PayPeriod(2020, 6), 50);

        (await ReportAsync(TestProvince.Province, "178")).TargetPercent.ShouldBe(80);
        (await ReportAsync(TestProvince.Province, "183")).TargetPercent.ShouldBe(50);
        (await scene.Get<SetCoverageTarget>().ExecuteAsync(TestProvince.Preparer, "178", TestProvince.January, 10, Ct)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await scene.Get<SetCoverageTarget>().ExecuteAsync(TestProvince.Province, "20", TestProvince.January, 101, Ct)).Error.ShouldBe(CoverageErrors.PercentOutOfRange);
    }

    [Fact]
    public async Task Export_OfADistrict_HasItsCommunesAndTheTotal()
    {
        var file = (await scene.Get<CoverageExport>().ExecuteAsync(TestProvince.Province, TestProvince.January, "178", Cultures.Vietnamese, Ct)).Value;

        using var workbook = new XLWorkbook(new MemoryStream(file.Content));
        var sheet = workbook.Worksheet(1);
        sheet.Cell(1, 1).GetString().ShouldBe("Độ bao phủ tài khoản, Thành phố Lạng Sơn, tháng 01/2021");
        sheet.Row(4).CellsUsed().Select(cell => cell.GetString()).Take(4).ShouldBe(["Mã", "Đơn vị hành chính", "Đối tượng", "Có tài khoản"]);
        var total = sheet.LastRowUsed();
        (total.Cell(2).GetString(), total.Cell(3).GetDouble(), total.Cell(4).GetDouble(), total.Cell(8).GetDouble()).ShouldBe(("Tổng cộng", 3, 2, 1_215_000));
        file.FileName.ShouldBe("2021-01-178-coverage.xlsx");
    }

    [Fact]
    public async Task Export_OfACommune_HasItsPeople()
    {
        var file = (await scene.Get<CoverageExport>().ExecuteAsync(TestProvince.Commune, TestProvince.January, "05971", Cultures.Vietnamese, Ct)).Value;

        using var workbook = new XLWorkbook(new MemoryStream(file.Content));
        workbook.Worksheet(1).Column(1).CellsUsed().Select(cell => cell.GetString()).Skip(2).ShouldBe(["Hoàng Thị Hòa", "Lý Thị Páo"]);
    }

    private static Pay ToAccount(Pay pay) => pay with { Provider = "vietinbank", Method = PaymentMethodKind.BankAccount };

    private async Task<CoverageReport> ReportAsync(Actor actor, string area, PayPeriod? period = null) =>
        (await Queries.ReportAsync(actor, period ?? TestProvince.January, area, Ct)).Value;
}
