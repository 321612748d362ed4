using SocialPay.Application.Access;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Registration.Changes;

/// <summary>What each kind of change does to the register and to the next payroll, and what is refused.</summary>
public sealed class ChangeTests(TestCluster cluster) : ChangeScene(cluster)
{
    [Fact]
    public async Task Death_ReportedTwoMonthsLate_NamesWhatWasPaidTooMuch()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        foreach (var month in new[] { January, January.Next, January.AddMonths(2) }) await PayAsync(month);

        var proposed = await ProposeAsync(Request(person.Id, ChangeKind.Death, "2021-01-20"));
        proposed.State.ShouldBe(ChangeState.Proposed);
        proposed.Effect.Months.Select(month => $"{month.For} {month.Component} {month.Before} {month.After} {month.Granted}").ShouldBe(
            ["2021-02 Allowance 405000 0 405000", "2021-03 Allowance 405000 0 405000", "2021-04 Allowance 405000 0 "]);
        (await Scene.Get<DecideChange>().ApproveAsync(TestProvince.Commune, proposed.ChangeId!.Value, default)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await Scene.Get<DecideChange>().ApproveAsync(TestProvince.Approver, proposed.ChangeId.Value, default)).Error.ShouldBe(ChangeErrors.NotYourStage);
        (await Scene.Get<DecideChange>().ApproveAsync(TestProvince.Preparer, proposed.ChangeId.Value, default)).Value.ShouldBe(ChangeState.Approved);

        var april = await PayAsync(January.AddMonths(3));
        (await LinesAsync(april, person.Id)).ShouldBeEmpty();
        april.Overpaid.Select(one => (one.BeneficiaryId, one.Amount.Amount)).ShouldBe([(person.Id, 810_000)]);
        (await RefusedAsync(Request(person.Id, ChangeKind.Death, "2021-01-20"))).ShouldBe(ChangeErrors.AlreadyDead(new DateOnly(2021, 1, 20)));
    }

    [Fact]
    public async Task Death_ThatWasAMistake_IsTakenBack_AndTheMonthsArePaidLater()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        await PayAsync(January);
        var death = await ApprovedAsync(Request(person.Id, ChangeKind.Death, "2021-01-20"));
        await PayAsync(January.Next);
        Clock.Now = At(2021, 3, 19);
        (await RefusedAsync(Request(person.Id, ChangeKind.Death, "2021-01-20", ("annul", "true")) with { Corrects = death + 100 })).ShouldBe(ChangeErrors.CannotCorrect(death + 100));
        await ApprovedAsync(Request(person.Id, ChangeKind.Death, "2021-01-20", ("annul", "true")) with { Corrects = death });

        (await LinesAsync(await PayAsync(January.AddMonths(2)), person.Id)).ShouldBe(["Current 2021-03 405000", "Arrears 2021-02 405000"]);
        (await Database.ScalarAsync<bool>("select died_on is null from beneficiaries")).ShouldBeTrue();
        (await RefusedAsync(Request(person.Id, ChangeKind.Death, "2021-01-20", ("annul", "true")) with { Corrects = death })).ShouldBe(ChangeErrors.CannotCorrect(death));
        // The annulment was the mistake: the death stands again, and may be corrected anew.
        Clock.Now = At(2021, 4, 2);
        var annulment = await Database.ScalarAsync<long>("select max(id) from register_changes");
        await ApprovedAsync(Request(person.Id, ChangeKind.Death, "2021-01-20", ("annul", "true")) with { Corrects = annulment });
        (await Database.ScalarAsync<DateOnly>("select died_on from beneficiaries")).ShouldBe(new DateOnly(2021, 1, 20));
        Clock.Now = At(2021, 4, 3);
        await ApprovedAsync(Request(person.Id, ChangeKind.Death, "2021-01-22") with { Corrects = death });
        (await Database.ScalarAsync<DateOnly>("select died_on from beneficiaries")).ShouldBe(new DateOnly(2021, 1, 22));
    }

    [Fact]
    public async Task Move_ToAnotherDistrict_LeavesNoGapAndNoDoubleMonth_AlsoWhenItIsKnownLate()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        await Scene.AddPersonAsync("Vi Thị B", communeCode: "06184");
        await PayAsync(January);
        // February was paid by the old district before the move of January became known.
        await PayAsync(January.Next);
        var proposed = await ProposeAsync(Request(person.Id, ChangeKind.Move, "2021-01-25", ("to", "06184"), ("village", "Nà Pàn")));
        await ApproveAsync(proposed);

        (await LinesAsync(await PayAsync(January.AddMonths(2)), person.Id)).ShouldBeEmpty();
        (await LinesAsync(await PayAsync(January.Next, "183"), person.Id)).ShouldBeEmpty();
        (await LinesAsync(await PayAsync(January.AddMonths(2), "183"), person.Id)).ShouldBe(["Current 2021-03 405000"]);
        (await Database.ScalarAsync<string>($"select a.code || ' ' || b.village from beneficiaries b join areas a on a.id = b.area_id where b.id = {person.Id}")).ShouldBe("06184 Nà Pàn");
        // The commune that she left reaches her no longer.
        (await RefusedAsync(Request(person.Id, ChangeKind.Contact, "2021-03-18", ("phone", "0912000001")))).ShouldBe(ChangeErrors.UnknownPerson($"{person.Id}"));
    }

    [Fact]
    public async Task Move_OutOfTheProvinceAndBack_IsPaidAgainFromTheMonthAfter()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        await ApprovedAsync(Request(person.Id, ChangeKind.Move, "2021-01-10", ("out_of_province", "true"), ("to", "Tỉnh Cao Bằng")));
        (await LinesAsync(await PayAsync(January), person.Id)).ShouldBe(["Current 2021-01 405000"]);
        (await LinesAsync(await PayAsync(January.Next), person.Id)).ShouldBeEmpty();
        await ApprovedAsync(Request(person.Id, ChangeKind.Arrival, "2021-03-02", ("to", "05974"), ("last_month", "2021-02")));
        (await LinesAsync(await PayAsync(January.AddMonths(2)), person.Id)).ShouldBe(["Current 2021-03 405000"]);
        (await RefusedAsync(Request(person.Id, ChangeKind.Arrival, "2021-03-02", ("to", "05974")), TestProvince.Preparer)).ShouldBe(AccessErrors.NotAllowed);
    }

    [Fact]
    public async Task Account_IsUsedFromTheMonthAfterItWasApproved()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        await ApprovedAsync(Request(person.Id, ChangeKind.Account, "2021-03-18", ("kind", "bank_account"), ("provider", "vietinbank"), ("account_number", "1012 3456 7890"), ("holder_name", "Nong Thi A")));
        (await PaidToAsync(await PayAsync(January.AddMonths(2)))).ShouldBe("CashAtPoint ");
        (await PaidToAsync(await PayAsync(January.AddMonths(3)))).ShouldBe("BankAccount 101234567890");

        async Task<string> PaidToAsync(SocialPay.Application.Payroll.RunDetails run) => (await Database.ScalarAsync<string>(
            $"select i.method_kind || ' ' || coalesce(i.account_number, '') from instructions i join batches b on b.id = i.batch_id where b.run_id = {run.Run.RunId}"))!;
    }

    [Theory]
    [InlineData("9704151234567890", "NONG THI A", "Changes.CardNumber")]
    [InlineData("101234567890", "VI VAN B", "Registration.HolderDiffers")]
    [InlineData("12", "NONG THI A", "Registration.AccountForm")]
    public async Task Account_ThatCannotBeHers_IsRefused(string number, string holder, string code)
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        var request = Request(person.Id, ChangeKind.Account, "2021-03-18", ("kind", "bank_account"), ("provider", "vietinbank"), ("account_number", number), ("holder_name", holder));
        (await RefusedAsync(request))!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Identity_Corrected_IsFoundByBothNamesAndNumbers()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A", change: one => (one.IdNumber, one.NoIdReason) = ("020175000001", null));
        await ApprovedAsync(Request(person.Id, ChangeKind.Identity, "2021-03-18", ("full_name", "Nông Thị Ánh"), ("id_number", "020175000002")));
        foreach (var words in new[] { "nong thi anh", "nong thi a", "020175000001", "020175000002" })
        {
            var found = await Scene.Get<BeneficiaryList>().PageAsync(TestProvince.Commune, new() { AreaCode = "05971", Search = words }, 0, 10, default);
            found.Value.Rows.Select(row => row.FullName).ShouldBe(["Nông Thị Ánh"], words);
        }

        // As she was known the day before, and by the old number too.
        Clock.Now = At(2021, 3, 20);
        var before = (await Scene.Get<PersonAsKnown>().ShowAsync(TestProvince.Commune, "020175000001", new DateOnly(2021, 3, 17), default)).Value;
        (before.Person.FullName, before.Person.IdNumber, before.Changes.Count).ShouldBe(("Nông Thị A", "020175000001", 1));
        var after = (await Scene.Get<PersonAsKnown>().ShowAsync(TestProvince.Commune, "020175000001", null, default)).Value;
        (after.Person.FullName, after.Person.IdNumber).ShouldBe(("Nông Thị Ánh", "020175000002"));
        after.Changes[^1].Steps.Select(step => $"{step.Action} {step.UserName}").ShouldBe(["Propose xa.05971", "Approve lapbang.178"]);
    }

    [Fact]
    public async Task Suspension_ThenResumption_PaysBackWhatTheDecisionSays()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        await ApprovedAsync(Request(person.Id, ChangeKind.Suspension, "2021-01-05", ("ground", "Không nhận tiền 3 tháng liên tục")));
        (await RefusedAsync(Request(person.Id, ChangeKind.Suspension, "2021-02-05", ("ground", "Không nhận tiền")))).ShouldBe(ChangeErrors.AlreadySuspended);
        var run = await PayAsync(January);
        (await LinesAsync(run, person.Id)).ShouldBeEmpty();
        (await Database.ScalarAsync<string>("select cause from payroll_unpaid")).ShouldBe("Suspended");
        await PayAsync(January.Next);
        await ApprovedAsync(Request(person.Id, ChangeKind.Resumption, "2021-03-01", ("from", "2021-02")));
        (await LinesAsync(await PayAsync(January.AddMonths(2)), person.Id)).ShouldBe(["Current 2021-03 405000", "Arrears 2021-02 405000"]);
    }

    [Fact]
    public async Task Facts_KnownLate_ArePaidWithArrears_AndStopEndsTheGrant()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        await PayAsync(January);
        var facts = await ProposeAsync(Request(person.Id, ChangeKind.Facts, "2021-01-12", ("disability", "very_severe")));
        facts.Effect.Months[0].ShouldBe(new MonthEffect(January, RuleComponent.Allowance, new Vnd(405_000), new Vnd(540_000), new Vnd(405_000)));
        await ApproveAsync(facts);
        (await LinesAsync(await PayAsync(January.Next), person.Id)).ShouldBe(["Current 2021-02 540000", "Arrears 2021-01 135000"]);
        await ApprovedAsync(Request(person.Id, ChangeKind.Stop, "2021-02-28", ("ground", "Từ chối nhận trợ cấp")));
        (await LinesAsync(await PayAsync(January.AddMonths(2)), person.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Proxy_CannotBeThePersonHerself_AndIsPaidToFromItsDay()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A", change: one => (one.IdNumber, one.NoIdReason) = ("020175000001", null));
        (await RefusedAsync(Request(person.Id, ChangeKind.Proxy, "2021-03-01", ("full_name", "Ai khác"), ("id_number", "020175000001")))).ShouldBe(ChangeErrors.OwnProxy);
        (await RefusedAsync(Request(person.Id, ChangeKind.Guardian, "2021-03-01", ("full_name", "nông thị a")))).ShouldBe(ChangeErrors.OwnProxy);
        await ApprovedAsync(Request(person.Id, ChangeKind.Proxy, "2021-03-01", ("full_name", "Vi Văn Cháu"), ("id_number", "020190000001")) with { PaperIssuer = "UBND phường" });
        await PayAsync(January.AddMonths(3));
        (await Database.ScalarAsync<string>("select proxy_name from instructions")).ShouldBe("Vi Văn Cháu");
        await ApprovedAsync(Request(person.Id, ChangeKind.Proxy, "2021-04-10", ("full_name", "Vi Văn Cháu"), ("ends", "true")));
        (await Database.ScalarAsync<string>("select state || ' ' || valid_to from proxies")).ShouldBe("Revoked 2021-04-10");
    }

    [Fact]
    public async Task Group_ByANewDecision_EndsTheOldOneWithTheMonthBefore()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A", birthYear: 1938);
        await ApprovedAsync(Request(person.Id, ChangeKind.Group, "2021-02-01", ("group", "136/5.5b")));
        (await Database.ScalarAsync<string>("""select string_agg(group_code || ' ' || start || ' ' || coalesce("end"::text, ''), '; ' order by id) from entitlements"""))
            .ShouldBe("136/5.6 2018-01-01 2021-01-01; 136/5.5b 2021-02-01 ");
        (await LinesAsync(await PayAsync(January.Next), person.Id)).ShouldContain("Current 2021-02 270000");
    }

    [Fact]
    public async Task Review_HoldsAtOnce_AndWhoWasNotReviewedForAYearIsOnTheListToSign()
    {
        var (one, other) = (await Scene.AddPersonAsync("Nông Thị Ánh", change: person => person.Village = "Khối 2"), await Scene.AddPersonAsync("Vi Thị Bé"));
        await Scene.AddPersonAsync("Lý Đã Mất", change: person => person.DiedOn = new DateOnly(2021, 1, 3));
        (await OverdueAsync()).ShouldBe(["Vi Thị Bé ", "Nông Thị Ánh "]);
        (await ProposeAsync(Request(other.Id, ChangeKind.Review, "2021-03-10", ("note", "Gặp tại nhà")) with { PaperNumber = null })).State.ShouldBe(ChangeState.Approved);
        (await OverdueAsync()).ShouldBe(["Nông Thị Ánh "]);
        (await RefusedAsync(Request(one.Id, ChangeKind.Review, "2021-04-10")))!.Code.ShouldBe("Changes.InFuture");

        Clock.Now = At(2022, 3, 12);
        (await OverdueAsync()).ShouldBe(["Vi Thị Bé 10/03/2021 Cán bộ xa.05971", "Nông Thị Ánh "]);
        using var file = new MemoryStream();
        (await Scene.Get<OverdueReviews>().WriteAsync(TestProvince.Commune, "05971", file, default)).Error.ShouldBeNull();
        var sheet = new ClosedXML.Excel.XLWorkbook(new MemoryStream(file.ToArray())).Worksheets.Single();
        (sheet.Cell(1, 9).GetString(), sheet.Cell(2, 4).GetString(), sheet.Cell(3, 4).GetString()).ShouldBe(("Ký tên", "Vi Thị Bé", "Nông Thị Ánh"));

        async Task<IReadOnlyList<string>> OverdueAsync() => [.. (await Scene.Get<OverdueReviews>().ListAsync(TestProvince.Commune, "05971", default)).Value
            .Select(row => $"{row.FullName} {row.ReviewedOn:dd/MM/yyyy} {row.ReviewedBy}".TrimEnd() + (row.ReviewedOn is null ? " " : ""))];
    }

    [Fact]
    public async Task ConfidentialFacts_AreShownToThoseAlone_WhoKeepTheRegister()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        var change = await ApprovedAsync(Request(person.Id, ChangeKind.Facts, "2021-03-01", ("hiv", "true"), ("poverty", "poor")));
        (await FactsAsync(TestProvince.Commune)).ShouldContain("hiv");
        (await FactsAsync(TestProvince.Auditor)).ShouldBe(["disability", "poverty"]);
        (await Scene.Get<ChangeQueries>().ShowAsync(TestProvince.Preparer, change, default)).Value.Values.Single().Values.ShouldContain("hiv");
        (await Scene.Get<ChangeQueries>().ShowAsync(TestProvince.Auditor, change, default)).Value.Values.ShouldBeEmpty();

        async Task<IReadOnlyList<string>> FactsAsync(Actor actor) =>
            [.. (await Scene.Get<PersonAsKnown>().ShowAsync(actor, $"{person.Id}", null, default)).Value.Person.Circumstances.Select(fact => fact.Attribute).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Contact_HoldsAtOnce_AndIsListed()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        (await ProposeAsync(Request(person.Id, ChangeKind.Contact, "2021-03-18", ("phone", "0912 000 001"), ("village", "Khối 9")) with { PaperNumber = null })).State.ShouldBe(ChangeState.Approved);
        (await Database.ScalarAsync<string>("select phone || ' ' || village from beneficiaries")).ShouldBe("0912000001 Khối 9");
        var listed = (await Scene.Get<ChangeQueries>().ListAsync(TestProvince.Preparer, "178", ChangeState.Approved, default)).Value;
        listed.Select(row => $"{row.Kind} {row.Name} {row.ProposedBy}").ShouldContain("Contact Nông Thị A xa.05971");
    }

    [Theory]
    [InlineData(ChangeKind.Death, "phone", "1", "Changes.UnknownField")]
    [InlineData(ChangeKind.Suspension, "group", "136/5.6", "Changes.Missing")]
    [InlineData(ChangeKind.Stop, "last_month", "tháng ba", "Changes.Unreadable")]
    [InlineData(ChangeKind.Move, "to", "Xã Không Có", "Registration.CommuneNotInArea")]
    [InlineData(ChangeKind.Move, "to", "05971", "Changes.SamePlace")]
    [InlineData(ChangeKind.Facts, "disability", "nặng", "Changes.Unreadable")]
    [InlineData(ChangeKind.Facts, "age", "3", "Changes.UnknownField")]
    [InlineData(ChangeKind.Resumption, "group", "136/5.6", "Changes.NotSuspended")]
    [InlineData(ChangeKind.Resumption, "group", "136/5.1", "Changes.NoSuchGrant")]
    [InlineData(ChangeKind.Identity, "id_number", "12345", "Registration.IdNumberForm")]
    public async Task Propose_WhatCannotBe_IsRefusedWithAWord(ChangeKind kind, string field, string value, string code)
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        (await RefusedAsync(Request(person.Id, kind, "2021-03-18", (field, value))))!.Code.ShouldBe(code);
        (await RefusedAsync(Request(person.Id, kind, "2021-03-18", (field, value)) with { PaperNumber = null })).ShouldNotBeNull();
        (await Database.ScalarAsync<long>("select count(*) from register_changes")).ShouldBe(1);
    }

    private async Task ApproveAsync(ProposedChange proposed) =>
        (await Scene.Get<DecideChange>().ApproveAsync(TestProvince.Preparer, proposed.ChangeId!.Value, default)).Value.ShouldBe(ChangeState.Approved);
}
