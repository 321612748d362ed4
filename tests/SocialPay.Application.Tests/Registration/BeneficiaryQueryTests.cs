using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;
using static SocialPay.Tests.Registration.RegisterFiles;

namespace SocialPay.Tests.Registration;

/// <summary>List, details and amounts over one register of five people in the city (178) and one in Cao Lộc (183).</summary>
public sealed class BeneficiaryQueryTests(BeneficiaryQueryTests.Register register) : IClassFixture<BeneficiaryQueryTests.Register>
{
    private BeneficiaryList List => register.Province.Get<BeneficiaryList>();

    [Theory]
    [InlineData("", "An, Bình, Đào, Hòa, Hương")]
    [InlineData("nong", "An, Hòa, Hương")]
    [InlineData("NÔNG  thi", "An, Hòa, Hương")]
    [InlineData("hoa", "Hòa")]
    [InlineData("hòa", "Hòa")]
    [InlineData("dao", "Đào")]
    [InlineData("Đào", "Đào")]
    [InlineData("135000003", "Đào")]
    [InlineData("0912000004", "Hòa")]
    [InlineData("thi 0912000004", "Hòa")]
    [InlineData("thi nong", "An, Hòa, Hương")]
    [InlineData("%", "")]
    [InlineData("_", "")]
    [InlineData("không ai", "")]
    public async Task Page_SearchesWithoutDiacritics(string search, string names) => (await NamesAsync(new() { Search = search })).ShouldBe(names);

    [Theory]
    [InlineData("178", "An, Bình, Đào, Hòa, Hương")]
    [InlineData("05971", "An, Bình, Hòa, Hương")]
    [InlineData("05974", "Đào")]
    public async Task Page_KeepsToAnArea(string code, string names) => (await NamesAsync(new() { AreaCode = code, Month = TestProvince.January })).ShouldBe(names);

    [Fact]
    public async Task Page_KeepsToTheOfficersReach()
    {
        (await NamesAsync(new(), TestProvince.NeighbourPreparer)).ShouldBe("Lộc");
        (await NamesAsync(new(), TestProvince.Commune)).ShouldBe("An, Bình, Hòa, Hương");
        (await NamesAsync(new(), TestProvince.Province)).ShouldBe("An, Bình, Đào, Hòa, Hương, Lộc");
        (await List.PageAsync(TestProvince.Preparer, new() { AreaCode = "183", Month = TestProvince.January }, 0, 10, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await List.CountAsync(TestProvince.Commune, new() { AreaCode = "05974", Month = TestProvince.January }, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await List.PageAsync(new Actor("nobody"), new(), 0, 10, CancellationToken.None)).Error.ShouldBe(AccessErrors.UnknownOfficer);
    }

    [Fact]
    public async Task Page_FiltersByGroupPaymentAndAccount()
    {
        (await NamesAsync(new() { Group = "136/5.6" })).ShouldBe("Bình");
        (await NamesAsync(new() { PaymentKind = PaymentMethodKind.BankAccount })).ShouldBe("Bình");
        (await NamesAsync(new() { HasAccount = true })).ShouldBe("Bình");
        (await NamesAsync(new() { HasAccount = false })).ShouldBe("An, Đào, Hòa, Hương");
        // The account is hers from January 2021.
        (await NamesAsync(new() { HasAccount = true, Month = new PayPeriod(2020, 12) })).ShouldBe("");
    }

    [Theory]
    [InlineData(BeneficiarySort.Name, false, "An, Bình, Đào, Hòa, Hương")]
    [InlineData(BeneficiarySort.Name, true, "Hương, Hòa, Đào, Bình, An")]
    [InlineData(BeneficiarySort.Birth, false, "Hòa, Hương, Đào, Bình, An")]
    [InlineData(BeneficiarySort.IdNumber, true, "Hương, Hòa, Đào, Bình, An")]
    [InlineData(BeneficiarySort.Commune, false, "An, Bình, Hòa, Hương, Đào")]
    [InlineData(BeneficiarySort.Group, false, "An, Đào, Hòa, Bình, Hương")]
    [InlineData(BeneficiarySort.PaymentKind, false, "Bình, An, Đào, Hòa, Hương")]
    public async Task Page_Sorts(BeneficiarySort sort, bool descending, string names) =>
        (await OrderedNamesAsync(new() { Sort = sort, Descending = descending })).ShouldBe(names);

    [Fact]
    public async Task Page_GivesOnePageAndTheTotal()
    {
        var page = (await List.PageAsync(TestProvince.Preparer, new() { Sort = BeneficiarySort.Birth }, 2, 2, CancellationToken.None)).Value;
        page.Total.ShouldBe(5);
        page.Rows.Select(row => row.FullName.Split(' ')[^1]).ShouldBe(["Đào", "Bình"]);
        (await List.CountAsync(TestProvince.Preparer, new(), CancellationToken.None)).Value.ShouldBe(new BeneficiaryCounts(5, 1));
    }

    [Fact]
    public async Task Page_ShowsWhoLivesWhereAndIsPaidHow()
    {
        var row = (await List.PageAsync(TestProvince.Preparer, new() { Search = "binh" }, 0, 10, CancellationToken.None)).Value.Rows.ShouldHaveSingleItem();
        (row.CommuneCode, row.Village, row.PaymentKind, row.ProviderName, row.AccountNumber).ShouldBe(("05971", "Khối 1", PaymentMethodKind.BankAccount, "vietinbank", "101000000001"));
        row.Groups.ShouldBe(["136/5.6"]);
    }

    [Fact]
    public async Task Page_TellsNothingOfHiv()
    {
        var page = (await List.PageAsync(TestProvince.Preparer, new() { Search = "huong" }, 0, 10, CancellationToken.None)).Value;
        var row = page.Rows.ShouldHaveSingleItem();
        row.Groups.ShouldBeEmpty();
        (await NamesAsync(new() { Group = "136/5.3" })).ShouldBe("");
        page.Groups.ShouldNotContain("136/5.3");
        page.Groups.ShouldContain("136/5.6");
    }

    [Fact]
    public async Task Details_ShowAllThatIsKnown()
    {
        var person = (await DetailsAsync("binh", TestProvince.Commune)).Value;
        (person.CommuneName, person.DistrictName, person.MayEdit).ShouldBe(("Phường Hoàng Văn Thụ", "Thành phố Lạng Sơn", true));
        person.Decisions.ShouldHaveSingleItem().ShouldBe(new DecisionView(
            Domain.Policy.Programme.SocialAssistance, "136/5.6", Domain.Policy.RuleComponent.Allowance, "12/QĐ-UBND", new DateOnly(2018, 1, 5), new PayPeriod(2018, 1), null,
            new PayPeriod(2020, 12), null, null));
        person.Facts.Select(fact => $"{fact.Attribute}={fact.Attribute.Decode(fact.Value)}").ShouldBe(["disability=severe", "supporter=other"]);
        person.Methods.ShouldHaveSingleItem().ShouldBe(new MethodView(
            PaymentMethodKind.BankAccount, "vietinbank", "VietinBank", "101000000001", "VI VAN BINH", new PayPeriod(2021, 1), null, PaymentMethodState.Verified));
    }

    [Fact]
    public async Task Details_ShowPaymentsMonthByMonth()
    {
        (await register.Province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, TestProvince.January, "178", null, CancellationToken.None)).IsDone.ShouldBeTrue();
        var payment = (await DetailsAsync("binh", TestProvince.Preparer)).Value.Payments.ShouldHaveSingleItem();
        (payment.Period, payment.Amount, payment.MethodKind, payment.ProviderName, payment.On).ShouldBe(
            (TestProvince.January, new Vnd(540_000), PaymentMethodKind.BankAccount, "vietinbank", null));
        payment.Lines.ShouldHaveSingleItem().Reasons.ShouldContain("disability:severe");
    }

    [Fact]
    public async Task Details_AreNotFoundOutOfTheArea()
    {
        var id = await IdAsync("binh");
        var details = register.Province.Get<BeneficiaryDetails>();
        (await details.FindAsync(TestProvince.NeighbourPreparer, id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await details.FindAsync(TestProvince.Preparer, long.MaxValue, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Details_ShowConfidentialFactsToThoseWhoKeepTheRegister()
    {
        var keeper = (await DetailsAsync("huong", TestProvince.Commune)).Value;
        keeper.Facts.ShouldContain(fact => fact.Attribute.Name == "hiv");
        keeper.Decisions.Single().Group.ShouldBe("136/5.3");

        var approver = (await DetailsAsync("huong", TestProvince.Approver)).Value;
        approver.Facts.ShouldNotContain(fact => fact.Attribute.Name == "hiv");
        approver.Decisions.Single().Group.ShouldBeNull();
        approver.MayEdit.ShouldBeFalse();
    }

    [Fact]
    public async Task PreviewAmount_ComputesTheFirstMonthWithItsReasons()
    {
        var amounts = register.Province.Get<PreviewAmount>();
        var preview = (await amounts.ExecuteAsync(TestProvince.Commune, Sound(9), CancellationToken.None)).Value;
        (preview.Month, preview.Total, preview.ByDecision).ShouldBe((TestProvince.January, new Vnd(270_000), true));
        preview.Lines.ShouldHaveSingleItem().Rule.Id.ShouldBe("136-6-1l");
    }

    [Fact]
    public async Task PreviewAmount_WithoutAGroupShowsWhatTheFactsWouldGive()
    {
        var amounts = register.Province.Get<PreviewAmount>();
        var preview = (await amounts.ExecuteAsync(TestProvince.Commune, Sound(9, request => request.Groups.Clear()), CancellationToken.None)).Value;
        (preview.Total, preview.ByDecision).ShouldBe((new Vnd(270_000), false));
        (await amounts.ExecuteAsync(TestProvince.Commune, Sound(9, request => request.Birth = null), CancellationToken.None)).Value.Lines.ShouldBeEmpty();
        (await amounts.ExecuteAsync(new Actor("nobody"), Sound(9), CancellationToken.None)).Error.ShouldBe(AccessErrors.UnknownOfficer);
    }

    private async Task<string> NamesAsync(BeneficiaryFilter filter, Actor? actor = null) =>
        string.Join(", ", (await RowsAsync(filter, actor)).Rows.Select(row => row.FullName.Split(' ')[^1]).Order(StringComparer.Create(Application.Resources.Cultures.Vietnamese, ignoreCase: false)));

    private async Task<string> OrderedNamesAsync(BeneficiaryFilter filter) => string.Join(", ", (await RowsAsync(filter, null)).Rows.Select(row => row.FullName.Split(' ')[^1]));

    private async Task<BeneficiaryRows> RowsAsync(BeneficiaryFilter filter, Actor? actor)
    {
        var page = (await List.PageAsync(actor ?? TestProvince.Preparer, filter, 0, 100, CancellationToken.None)).Value;
        page.Total.ShouldBe(page.Rows.Count);
        return page;
    }

    private async Task<long> IdAsync(string search) => (await List.PageAsync(TestProvince.Province, new() { Search = search }, 0, 1, CancellationToken.None)).Value.Rows.Single().Id;

    private async Task<Result<BeneficiaryView>> DetailsAsync(string search, Actor actor) =>
        await register.Province.Get<BeneficiaryDetails>().FindAsync(actor, await IdAsync(search), CancellationToken.None);

    /// <summary>Brought in through the import, as a real one is.</summary>
    public sealed class Register(TestCluster cluster) : IAsyncLifetime
    {
        private TestDatabase database = null!;

        public TestProvince Province { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            database = await TestDatabase.CreateAsync(cluster);
            Province = await TestProvince.CreateAsync(database.ConnectionString);
            var file = Of(
                Sound(1, request => (request.FullName, request.Birth) = ("Nông Thị An", BirthDate.InYear(1939))),
                Sound(2, request =>
                {
                    (request.FullName, request.Birth, request.Groups[0]) = ("Vi Văn Bình", BirthDate.InYear(1938), "136/5.6");
                    request.Facts["disability"] = "severe";
                    (request.PaymentKind, request.Provider, request.AccountNumber, request.AccountHolder) = (PaymentMethodKind.BankAccount, "vietinbank", "101000000001", "VI VAN BINH");
                }),
                Sound(3, request => (request.FullName, request.Birth, request.Commune) = ("Lý Thị Đào", BirthDate.InYear(1937), "05974")),
                Sound(4, request => (request.FullName, request.Birth) = ("Nông Thị Hòa", BirthDate.InYear(1935))),
                Sound(5, request =>
                {
                    (request.FullName, request.Birth, request.Groups[0]) = ("Nông Thị Hương", BirthDate.InYear(1936), "136/5.3");
                    (request.Facts["hiv"], request.Facts["poverty"], request.Facts["unable_to_work"]) = ("true", "poor", "true");
                }),
                Sound(6, request => (request.FullName, request.Commune) = ("Vi Thị Lộc", "06184")));
            var report = (await Province.Get<RegisterImport>().CommitAsync(TestProvince.Province, file, null, CancellationToken.None)).Value;
            report.Errors.ShouldBeEmpty();
        }

        public async ValueTask DisposeAsync()
        {
            await Province.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
