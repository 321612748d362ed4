using System.Text;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;
using SocialPay.Tests.Registration;

namespace SocialPay.Tests.Policy;

/// <summary>A change approved on one node is the law of every other, whatever its officers ask for first.</summary>
public sealed class LawOfAnotherNodeTests(TestCluster cluster) : IAsyncLifetime
{
    private const string NewGroup = "999/1.1a";
    private TestDatabase database = null!;
    private TestProvince province = null!;
    private TestProvince other = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString);
        other = TestProvince.Restarted(database.ConnectionString);
        await database.ExecuteAsync(
            """
            insert into users (user_name, normalized_user_name, full_name, disabled, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, must_change_password)
            values ('so2.20', 'SO2.20', 'Hoàng Thị Hai', false, false, false, false, true, 0, false);
            insert into role_assignments (user_id, role, area_id)
            select (select id from users where user_name = 'so2.20'), 'Province', area_id from role_assignments where role = 'Province' limit 1;
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Import_TakesRowsOfANewGroup()
    {
        await ApproveAsync("136/5.5b");
        await ShouldTakeAsync(other);
    }

    [Fact]
    public async Task Import_OfANodeThatHadReadTheLawBefore_TakesRowsOfANewGroup()
    {
        await other.Get<LawQueries>().RulesAsync(TestProvince.Province, TestProvince.January, default);
        await ApproveAsync("136/5.5b");
        await ShouldTakeAsync(other);
    }

    [Fact]
    public async Task Form_OffersANewGroupAndItsFactsAndTakesIt()
    {
        await ApproveAsync("136/5.5b");
        var choices = (await other.Get<RegistrationForm>().ChoicesAsync(TestProvince.Commune, "05971", TestProvince.January, default)).Value;
        choices.GroupsOf(TestProvince.January).ShouldContain(NewGroup);
        choices.FactsOf(NewGroup, TestProvince.January).Select(fact => fact.Name).ShouldContain("supporter");
        new GroupNames(choices.Law).Of(NewGroup, Cultures.Vietnamese).ShouldBe("Người thử");

        var amount = (await other.Get<PreviewAmount>().ExecuteAsync(TestProvince.Commune, Request(), default)).Value;
        amount.Lines.ShouldHaveSingleItem().Group.ShouldBe(NewGroup);
        var outcome = (await other.Get<RegisterBeneficiary>().ExecuteAsync(TestProvince.Commune, Request(), null, default)).Value;
        outcome.Problems.ShouldAllBe(problem => problem.IsWarning);
        outcome.BeneficiaryId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Template_HasAColumnForAFactThatANewRowAsksFor()
    {
        (await HeadersAsync()).ShouldNotContain("Thiệt hại nhà ở");
        await ApproveAsync("136/5.5b", rule => rule with { Predicate = "house_damage == 'destroyed'" });
        (await HeadersAsync()).ShouldContain("Thiệt hại nhà ở");
    }

    [Fact]
    public async Task PersonsPage_RunAndWorkbook_NameTheRowsOfAnApprovedChange()
    {
        await ApproveAsync("136/5.6", rule => rule with { Predicate = "disability == 'severe'", Value = 1.5m });
        var person = await province.AddPersonAsync("Nông Thị A", change: someone => someone.Entitlements[0] = new()
        {
            Programme = Programme.SocialAssistance,
            Group = NewGroup,
            Component = RuleComponent.Allowance,
            DecisionNumber = "1/QĐ",
            DecisionDate = new(2018, 1, 5),
            Start = new(2018, 1),
            PaidThrough = TestProvince.January.Previous,
        });
        var run = (await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, TestProvince.January, "178", null, default)).Value.Single().Run.Value.RunId;

        var view = (await other.Get<BeneficiaryDetails>().FindAsync(TestProvince.Commune, person.Id, default)).Value;
        var line = view.Payments.ShouldHaveSingleItem().Lines.ShouldHaveSingleItem();
        line.RuleId.ShouldBe("999-NEW");
        new ReasonText(view.Law).Of(line.RuleId, line.Base, line.Coefficient, line.Amount, line.Reasons, Cultures.Vietnamese).ShouldContain("= 405.000 ₫");

        await using var third = TestProvince.Restarted(database.ConnectionString);
        var lines = (await third.Get<RunQueries>().LinesAsync(TestProvince.Preparer, run, new RunLineFilter(), 0, 10, default)).Value;
        lines.Law.Find(lines.Rows.ShouldHaveSingleItem().RuleId).ShouldNotBeNull();
        var details = (await third.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, run, default)).Value;
        new GroupNames(details.Law).Of(details.Groups.ShouldHaveSingleItem().Group, Cultures.Vietnamese).ShouldBe("Người thử");

        await using var fourth = TestProvince.Restarted(database.ConnectionString);
        using var workbook = new MemoryStream();
        (await fourth.Get<LinesWorkbook>().WriteAsync(TestProvince.Preparer, run, workbook, default)).Error.ShouldBeNull();

        await using var fifth = TestProvince.Restarted(database.ConnectionString);
        var list = (await fifth.Get<BeneficiaryList>().PageAsync(TestProvince.Preparer, new() { Month = TestProvince.January }, 0, 10, default)).Value;
        list.Groups.ShouldContain(NewGroup);
        new GroupNames(list.Grants.Law).Of(list.Rows.ShouldHaveSingleItem().Groups.Single(), Cultures.Vietnamese).ShouldBe("Người thử");
    }

    private static RegistrationRequest Request() => RegisterFiles.Sound(1, request => request.Groups[0] = NewGroup);

    private static async Task ShouldTakeAsync(TestProvince node)
    {
        var report = (await node.Get<RegisterImport>().PreviewAsync(TestProvince.Preparer, RegisterFiles.Of(Request()), null, default)).Value;
        report.Errors.ShouldBeEmpty();
        report.Accepted.ShouldBe(1);
    }

    private async Task<List<string>> HeadersAsync()
    {
        using var output = new MemoryStream();
        await other.Get<RegisterTemplate>().WriteAsync(output, default);
        using var workbook = new ClosedXML.Excel.XLWorkbook(output);
        return [.. workbook.Worksheet(1).Row(1).CellsUsed().Select(cell => cell.GetString())];
    }

    /// <summary>A row as one that there is, for a group of a new instrument.</summary>
    private async Task ApproveAsync(string like, Func<RateRule, RateRule>? change = null)
    {
        var known = LawFile.Load().Rules.First(rule => rule.GroupCode == like && rule.Component == RuleComponent.Allowance && rule.Covers(TestProvince.January));
        var added = known with { Id = "999-NEW", GroupCode = NewGroup, GroupVi = "người thử" };
        var file = Encoding.UTF8.GetBytes(LawText.Write([change?.Invoke(added) ?? added]));
        var outcome = (await province.Get<LawDrafts>().FromFileAsync(TestProvince.Province, "Nghị định 999", file, default)).Value;
        outcome.Problems.ShouldBeEmpty();
        (await province.Get<LawDrafts>().ApproveAsync(new Actor("so2.20"), outcome.DraftId!.Value, default)).Error.ShouldBeNull();
    }
}
