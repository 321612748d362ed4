using System.Globalization;
using System.Text;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Policy;

/// <summary>Changes of the law: entered by one officer, approved by another, and then in force for what is computed.</summary>
public sealed class LawDraftTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Second = new("so2.20");
    private static readonly PayPeriod March = new(2021, 3);
    private TestDatabase database = null!;
    private TestProvince province = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString);
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
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task ProvincialBase_Approved_PaysFromItsMonth()
    {
        await province.AddPersonAsync("Nông Thị Lan");
        var id = await BaseAsync(300_000);
        (await ComputeAsync(March)).ShouldBe(new Vnd(405_000));

        (await Drafts.ApproveAsync(TestProvince.Province, id, default)).Error.ShouldBe(PolicyErrors.CannotApproveOwnDraft);
        (await Drafts.ApproveAsync(TestProvince.Preparer, id, default)).Error.ShouldBe(Error.NotFound);
        (await Drafts.ApproveAsync(Second, id, default)).Error.ShouldBeNull();

        (await ComputeAsync(March.Previous)).ShouldBe(new Vnd(405_000));
        (await ComputeAsync(March)).ShouldBe(new Vnd(450_000));
        (await Drafts.ApproveAsync(Second, id, default)).Error.ShouldBe(PolicyErrors.NotADraft);
        (await Drafts.WithdrawAsync(Second, id, default)).Error.ShouldBe(PolicyErrors.NotADraft);
    }

    [Fact]
    public async Task ProvincialBase_NotAboveTheNational_IsRefused()
    {
        var refused = await Drafts.ProvincialBaseAsync(TestProvince.Province, BaseReference.SocialAssistanceBase, March, null, new Vnd(270_000), "1/NQ-HĐND", default);
        refused.Error.ShouldBe(PolicyErrors.AmountNotAbove("270.000 ₫"));
        (await Drafts.ProvincialBaseAsync(TestProvince.Preparer, BaseReference.SocialAssistanceBase, March, null, new Vnd(300_000), "1", default)).Error.ShouldBe(AccessErrors.NotAllowed);
    }

    [Fact]
    public async Task Effect_SaysHowManyPeopleAndHowMuchMoney()
    {
        await province.AddPersonAsync("Nông Thị Lan");
        await province.AddPersonAsync("Hoàng Văn Bảo");
        var effect = (await province.Get<LawEffects>().OfDraftAsync(TestProvince.Province, await BaseAsync(300_000), null, default)).Value;
        (effect.Month, effect.People, effect.Gain, effect.Lose).ShouldBe((March, 2, 2, 0));
        (effect.Before, effect.After, effect.Difference).ShouldBe((new Vnd(810_000), new Vnd(900_000), new Vnd(90_000)));
        effect.Groups.ShouldHaveSingleItem().People.ShouldBe(2);
    }

    [Fact]
    public async Task Effect_CountsAPersonOfTwoProgrammesOnce()
    {
        await province.AddPersonAsync("Nông Thị Lan", change: person =>
        {
            person.Circumstances.AddRange([TestProvince.Fact("ncc_category", "tb"), TestProvince.Fact("injury_pct", "41")]);
            person.Entitlements.Add(new() { Programme = Programme.Merit, Group = "ncc/tb", Component = RuleComponent.Allowance, DecisionNumber = "2/QĐ", DecisionDate = new(2018, 1, 5), Start = new(2018, 1), PaidThrough = new(2020, 12) });
        });
        await province.AddPersonAsync("Hoàng Văn Bảo");
        // What she gets of either changes in October: the second programme would make her a second person.
        var lines = Encoding.UTF8.GetString((await province.Get<LawQueries>().ExportAsync(TestProvince.Province, default)).Value).TrimStart('\uFEFF').Split('\n');
        IEnumerable<string> Raised(string id, string until, int from, int to)
        {
            var known = lines.Single(line => line.StartsWith(id + ",", StringComparison.Ordinal));
            return [known.Replace($",{until},", ",2021-09-30,", StringComparison.Ordinal), Starting(known, "2021-10-01").Replace(id + ",", id + "-TEST,", StringComparison.Ordinal).Replace($",{from},", $",{to},", StringComparison.Ordinal)];
        }

        string[] file = [lines[0], .. Raised("BASE-TGXH-360", "2024-06-30", 360_000, 400_000), .. Raised("NCC-TB-041-75", "2023-06-30", 2_135_000, 2_200_000)];
        var outcome = (await Drafts.FromFileAsync(TestProvince.Province, "Nghị định thử", Encoding.UTF8.GetBytes(string.Join('\n', file) + "\n"), default)).Value;
        outcome.Problems.ShouldBeEmpty();

        var effect = (await province.Get<LawEffects>().OfDraftAsync(TestProvince.Province, outcome.DraftId!.Value, new PayPeriod(2021, 10), default)).Value;
        effect.Groups.Select(group => (group.Group, group.People)).ShouldBe([("20/5.6", 2), ("ncc/tb", 1)]);
        (effect.People, effect.Gain, effect.Lose).ShouldBe((2, 2, 0));
    }

    [Fact]
    public async Task Export_ReadBack_ChangesNothing()
    {
        var file = (await province.Get<LawQueries>().ExportAsync(TestProvince.Auditor, default)).Value;
        (await Drafts.FromFileAsync(TestProvince.Province, "Nghị định mới", file, default)).Error.ShouldBe(PolicyErrors.NothingChanges);
    }

    [Fact]
    public async Task File_EndsOneRowAndAddsAnother_IsInForceOnceApproved()
    {
        await province.AddPersonAsync("Nông Thị Lan");
        var file = await NewBaseFileAsync("2021-02-28", "2021-03-01", 320_000);

        var outcome = (await Drafts.FromFileAsync(TestProvince.Province, "Nghị định thử 1/2021/NĐ-CP", file, default)).Value;

        outcome.Problems.ShouldBeEmpty();
        outcome.Changed.ShouldBe(2);
        var details = (await province.Get<LawQueries>().DetailsAsync(Second, outcome.DraftId!.Value, default)).Value;
        details.Draft.From.ShouldBe(March);
        details.Draft.MayApprove.ShouldBeTrue();
        details.Rules.Select(changed => (changed.Rule.Id, IsNew: changed.Known is null)).ShouldBe([("BASE-TGXH-270", false), ("BASE-TGXH-TEST", true)], ignoreOrder: true);
        (await Drafts.ApproveAsync(Second, outcome.DraftId.Value, default)).Error.ShouldBeNull();
        (await ComputeAsync(March)).ShouldBe(new Vnd(480_000));
    }

    [Theory]
    [InlineData("2021-03-31", "2021-03-01", LawProblemKind.Overlap)]
    [InlineData("2021-01-31", "2021-03-01", LawProblemKind.NoBaseInMonth)]
    public async Task File_WithOverlapOrGap_IsRefusedWithTheRow(string end, string start, LawProblemKind kind)
    {
        var outcome = (await Drafts.FromFileAsync(TestProvince.Province, "Nghị định thử", await NewBaseFileAsync(end, start, 320_000), default)).Value;
        outcome.DraftId.ShouldBeNull();
        outcome.Problems.ShouldContain(problem => problem.Kind == kind);
        (await database.ScalarAsync<long>("select count(*) from law_drafts")).ShouldBe(0);
    }

    [Fact]
    public async Task File_ThatRewritesARowInForce_IsRefused()
    {
        var text = Encoding.UTF8.GetString((await province.Get<LawQueries>().ExportAsync(TestProvince.Province, default)).Value).Replace(",270000,", ",290000,", StringComparison.Ordinal);
        var outcome = (await Drafts.FromFileAsync(TestProvince.Province, "Nghị định thử", Encoding.UTF8.GetBytes(text), default)).Value;
        outcome.Problems.Select(problem => (problem.RowId, problem.Kind)).ShouldContain(("BASE-TGXH-270", LawProblemKind.NotOnlyEnded));
    }

    [Fact]
    public async Task File_WhoseRowEndsWithoutSuccessor_ShowsTheGap()
    {
        var text = Encoding.UTF8.GetString((await province.Get<LawQueries>().ExportAsync(TestProvince.Province, default)).Value);
        var row = text.Split('\n').Single(line => line.StartsWith("BASE-TGXH-540,", StringComparison.Ordinal));
        row.ShouldContain("2026-07-01,,");
        var ends = text.Split('\n').Where(line => line.Contains(",allowance,", StringComparison.Ordinal) && line.Contains(",2021-06-30,", StringComparison.Ordinal) && line.Contains("136/5.3", StringComparison.Ordinal)).ToList();
        var header = text.Split('\n')[0];
        var file = header + "\n" + string.Join('\n', ends.Select(line => line.Replace(",2021-06-30,", ",2021-02-28,", StringComparison.Ordinal))) + "\n";
        var outcome = (await Drafts.FromFileAsync(TestProvince.Province, "Nghị định thử", Encoding.UTF8.GetBytes(file), default)).Value;
        outcome.Problems.ShouldBeEmpty();
        var details = (await province.Get<LawQueries>().DetailsAsync(TestProvince.Province, outcome.DraftId!.Value, default)).Value;
        details.Gaps.ShouldContain(new LawGap("136/5.3", RuleComponent.Allowance, March));
    }

    [Fact]
    public async Task Run_OnARowFromMemory_WaitsForTheProvince()
    {
        await AddLoneParentAsync();
        var run = (await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, TestProvince.January, "178", null, default)).Value.Single().Run.Value.RunId;
        var unverified = (await province.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, run, default)).Value.Unverified.Rules.ShouldHaveSingleItem();
        (unverified.Rule.Id, unverified.Lines, unverified.Amount, unverified.Confirmed).ShouldBe(("136-6-1g", 1, new Vnd(270_000), false));

        var refused = (await province.Get<RunWorkflow>().SubmitAsync(TestProvince.Preparer, run, null, default)).Error;

        refused.ShouldBe(PayrollErrors.RulesUnconfirmed(1, PolicyText.Source(unverified.Rule, System.Globalization.CultureInfo.CurrentUICulture)));
        var confirmations = province.Get<RuleConfirmations>();
        (await confirmations.ConfirmAsync(TestProvince.Preparer, "136-6-1g", "Công văn 5", default)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await confirmations.ConfirmAsync(TestProvince.Province, "136-6-1g", " ", default)).Error.ShouldBe(PolicyErrors.NoteMissing);
        (await confirmations.ConfirmAsync(TestProvince.Province, "136-6-1a", "Công văn 5", default)).Error.ShouldBe(PolicyErrors.NothingToConfirm("136-6-1a"));
        (await confirmations.ConfirmAsync(TestProvince.Province, "136-6-1g", "Công văn 5", default)).Error.ShouldBeNull();
        (await province.Get<RunWorkflow>().SubmitAsync(TestProvince.Preparer, run, null, default)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Run_OnABaseFromMemory_WaitsForTheProvinceToo()
    {
        CultureInfo.CurrentUICulture = Cultures.Vietnamese;
        await AddLoneParentAsync();
        await province.AddPersonAsync("Hoàng Văn Bảo");
        var draft = (await Drafts.FromFileAsync(TestProvince.Province, "Nghị định thử", await NewBaseFileAsync("2021-02-28", "2021-03-01", 320_000, "M"), default)).Value.DraftId!.Value;
        (await Drafts.ApproveAsync(Second, draft, default)).Error.ShouldBeNull();

        // Before its month nothing rests on it.
        var (_, february) = await UnverifiedAsync(March.Previous);
        february.Rules.Select(rule => rule.Rule.Id).ShouldBe(["136-6-1g"]);
        var (run, unverified) = await UnverifiedAsync(March);
        unverified.Rules.Select(rule => (rule.Rule.Id, rule.Lines, rule.Amount.Amount, rule.Confirmed)).ShouldBe(
            [("136-6-1g", 1, 320_000, false), ("BASE-TGXH-TEST", 2, 800_000, false)]);
        // A line on two such rows is one line.
        (unverified.Lines, unverified.Amount, unverified.WaitingLines, unverified.WaitingAmount).ShouldBe((2, new Vnd(800_000), 2, new Vnd(800_000)));

        var (workflow, confirmations) = (province.Get<RunWorkflow>(), province.Get<RuleConfirmations>());
        (await workflow.SubmitAsync(TestProvince.Preparer, run, null, default)).Error!.Message().ShouldContain("mức chuẩn theo Nghị định 136/2013/NĐ-CP");
        (await confirmations.ConfirmAsync(TestProvince.Province, "136-6-1g", "Công văn 5", default)).Error.ShouldBeNull();
        (await workflow.SubmitAsync(TestProvince.Preparer, run, null, default)).Error!.Code.ShouldBe("Payroll.RulesUnconfirmed");
        (await confirmations.ConfirmAsync(TestProvince.Province, "BASE-TGXH-TEST", "Công văn 6", default)).Error.ShouldBeNull();
        (await workflow.SubmitAsync(TestProvince.Preparer, run, null, default)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Run_OnTheProvincesOwnBase_AsksForNoConfirmationOfTheNationalOne()
    {
        await province.AddPersonAsync("Hoàng Văn Bảo");
        var draft = (await Drafts.FromFileAsync(TestProvince.Province, "Nghị định thử", await NewBaseFileAsync("2021-02-28", "2021-03-01", 280_000, "A"), default)).Value.DraftId!.Value;
        (await Drafts.ApproveAsync(Second, draft, default)).Error.ShouldBeNull();
        (await UnverifiedAsync(March)).Unverified.WaitingLines.ShouldBe(1);
        (await Drafts.ApproveAsync(Second, await BaseAsync(300_000), default)).Error.ShouldBeNull();
        (await UnverifiedAsync(March)).Unverified.Lines.ShouldBe(0);
    }

    [Fact]
    public async Task TryAmount_WithOtherFacts_ComputesBoth()
    {
        var person = await province.AddPersonAsync("Nông Thị Lan");
        var tried = (await province.Get<TryAmount>().ExecuteAsync(TestProvince.Commune, person.Id, March, new Dictionary<string, string> { ["disability"] = "very_severe" }, default)).Value;
        tried.Facts["disability"].ShouldBe("severe");
        tried.Owed.ShouldHaveSingleItem().Amount.ShouldBe(new Vnd(405_000));
        tried.Tried.ShouldHaveSingleItem().Amount.ShouldBe(new Vnd(540_000));
        (await province.Get<TryAmount>().ExecuteAsync(new Actor("nobody"), person.Id, March, new Dictionary<string, string>(), default)).Error.ShouldBe(AccessErrors.UnknownOfficer);
    }

    private LawDrafts Drafts => province.Get<LawDrafts>();

    private async Task<long> BaseAsync(int amount) =>
        (await Drafts.ProvincialBaseAsync(TestProvince.Province, BaseReference.SocialAssistanceBase, March, null, new Vnd(amount), "12/2021/NQ-HĐND", default)).Value;

    private async Task<Vnd> ComputeAsync(PayPeriod month) => (await DetailsAsync(month)).Run.Amount;

    private async Task<(long Run, UnverifiedPart Unverified)> UnverifiedAsync(PayPeriod month)
    {
        var details = await DetailsAsync(month);
        return (details.Run.RunId, details.Unverified);
    }

    private async Task<RunDetails> DetailsAsync(PayPeriod month)
    {
        var run = (await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, month, "178", null, default)).Value.Single().Run.Value.RunId;
        return (await province.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, run, default)).Value;
    }

    /// <summary>A lone parent of one child: 136/2013 art. 6.1.g, known from memory only.</summary>
    private Task AddLoneParentAsync() => province.AddPersonAsync("Nông Thị Lan", change: person =>
    {
        person.Entitlements.Clear();
        person.Entitlements.Add(new() { Programme = Programme.SocialAssistance, Group = "136/5.4", Component = RuleComponent.Allowance, DecisionNumber = "1/QĐ", DecisionDate = new(2018, 1, 5), Start = new(2018, 1), PaidThrough = new(2020, 12) });
        foreach (var (attribute, value) in new[] { ("lone_parent", "true"), ("poverty", "poor"), ("children_supported", "1") })
            person.Circumstances.Add(new() { Attribute = attribute, Value = value, From = new(2018, 1, 1), RecordedAt = DateTimeOffset.UnixEpoch });
    });

    private static string Starting(string row, string day) => row.Replace(",2021-07-01,", $",{day},", StringComparison.Ordinal);

    /// <summary>The base of 136/2013 ended on one day, and another from another day to the end of June 2021.</summary>
    private async Task<byte[]> NewBaseFileAsync(string end, string start, int amount, string flag = "S")
    {
        var lines = Encoding.UTF8.GetString((await province.Get<LawQueries>().ExportAsync(TestProvince.Province, default)).Value).TrimStart('\uFEFF').Split('\n');
        var known = lines.Single(line => line.StartsWith("BASE-TGXH-270,", StringComparison.Ordinal));
        var changed = known.Replace(",2021-06-30,", $",{end},", StringComparison.Ordinal);
        var added = known.Replace("BASE-TGXH-270,", "BASE-TGXH-TEST,", StringComparison.Ordinal).Replace(",270000,", $",{amount},", StringComparison.Ordinal)
            .Replace(",2016-01-01,", $",{start},", StringComparison.Ordinal).Replace(",S,", $",{flag},", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines[0], changed, added) + "\n");
    }
}
