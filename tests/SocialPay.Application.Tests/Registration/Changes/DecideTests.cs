using SocialPay.Application.Access;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Changes;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Approvals;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;
using static SocialPay.Tests.Registration.RegisterFiles;

namespace SocialPay.Tests.Registration.Changes;

/// <summary>Who decides a change, once, and what waits meanwhile.</summary>
public sealed class DecideTests(TestCluster cluster) : ChangeScene(cluster)
{
    private DecideChange Decide => Scene.Get<DecideChange>();

    [Fact]
    public async Task Returned_IsProposedAgainByTheCommune_AndWithdrawnByWhoProposedIt()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        var change = (await ProposeAsync(Request(person.Id, ChangeKind.Death, "2021-03-10"))).ChangeId!.Value;
        (await Decide.ReturnAsync(TestProvince.Preparer, change, " ", default)).Error.ShouldBe(ChangeErrors.ReasonMissing);
        (await Decide.ReturnAsync(TestProvince.Preparer, change, "Thiếu giấy chứng tử", default)).Value.ShouldBe(ChangeState.Returned);
        (await Decide.ApproveAsync(TestProvince.Preparer, change, default)).Error.ShouldBe(ChangeErrors.NotProposed(ChangeState.Returned));

        (await ProposeAsync(Request(person.Id, ChangeKind.Death, "2021-03-11") with { Again = change })).State.ShouldBe(ChangeState.Proposed);
        (await Decide.WithdrawAsync(TestProvince.Commune, change, null, default)).Value.ShouldBe(ChangeState.Withdrawn);
        (await Decide.ApproveAsync(TestProvince.Preparer, change, default)).Error.ShouldBe(ChangeErrors.NotProposed(ChangeState.Withdrawn));
        var shown = (await Scene.Get<ChangeQueries>().ShowAsync(TestProvince.Commune, change, default)).Value;
        shown.Steps.Select(step => $"{step.Action} {step.UserName} {step.Reason}".Trim()).ShouldBe(
            ["Propose xa.05971", "Return lapbang.178 Thiếu giấy chứng tử", "Propose xa.05971", "Withdraw xa.05971"]);
        (await Database.ScalarAsync<bool>("select died_on is null from beneficiaries")).ShouldBeTrue();
    }

    [Fact]
    public async Task Approve_ByTwoAtOnce_IsDoneOnce()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        var change = (await ProposeAsync(Request(person.Id, ChangeKind.Death, "2021-03-10"))).ChangeId!.Value;
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Decide.ApproveAsync(i % 2 == 0 ? TestProvince.Preparer : TestProvince.Both, change, default))));
        results.Count(result => result.IsDone).ShouldBe(1);
        results.Where(result => !result.IsDone).ShouldAllBe(result => result.Error == ChangeErrors.NotProposed(ChangeState.Approved));
        (await Database.ScalarAsync<long>("select count(*) from change_steps where action = 'Approve'")).ShouldBe(1);
    }

    [Fact]
    public async Task TwoChangesOfOnePerson_ApprovedAtOnce_BothHold()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        var changes = new List<long>();
        for (var i = 1; i <= 6; i++) changes.Add((await ProposeAsync(Request(person.Id, ChangeKind.Facts, $"2021-03-0{i}", ("children_supported", $"{i}")))).ChangeId!.Value);
        var results = await Task.WhenAll(changes.Select(change => Task.Run(() => Decide.ApproveAsync(TestProvince.Preparer, change, default))));
        results.ShouldAllBe(result => result.IsDone);
        (await Database.ScalarAsync<string>("select string_agg(value, '' order by valid_from) from circumstances where attribute = 'children_supported'")).ShouldBe("123456");
    }

    [Fact]
    public async Task Propose_SentTwice_IsOneChange_AndOtherContentIsRefused()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        var actor = TestProvince.Commune with { CommandId = Guid.NewGuid() };
        var request = Request(person.Id, ChangeKind.Death, "2021-03-10");
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Scene.Get<ProposeChange>().ExecuteAsync(actor, request, default))));
        all.Select(one => one.Value.ChangeId).Distinct().Count().ShouldBe(1);
        (await RefusedAsync(Request(person.Id, ChangeKind.Death, "2021-03-11"), actor)).ShouldBe(AccessErrors.OtherCommand);
        (await Database.ScalarAsync<long>("select count(*) from register_changes where kind = 'Death'")).ShouldBe(1);
    }

    [Fact]
    public async Task ChangeThatNoLongerFits_IsRefusedAtItsApproval()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        var (one, other) = (await ProposeAsync(Request(person.Id, ChangeKind.Death, "2021-03-10")), await ProposeAsync(Request(person.Id, ChangeKind.Death, "2021-03-11")));
        (await Decide.ApproveAsync(TestProvince.Preparer, one.ChangeId!.Value, default)).IsDone.ShouldBeTrue();
        (await Decide.ApproveAsync(TestProvince.Preparer, other.ChangeId!.Value, default)).Error.ShouldBe(ChangeErrors.NoLongerFits(ChangeErrors.AlreadyDead(new DateOnly(2021, 3, 10))));
    }

    [Fact]
    public async Task Registration_WhereTheChainHasAStage_WaitsForIt_AndNobodyDecidesHerOwn()
    {
        await TwoStagesAsync();
        var outcome = (await Scene.Get<RegisterBeneficiary>().ExecuteAsync(TestProvince.Commune, Sound(1), null, default)).Value;
        outcome.BeneficiaryId.ShouldBeNull();
        (await Database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(0);
        (await Scene.Get<RegisterBeneficiary>().ExecuteAsync(TestProvince.Commune, Sound(1), null, default)).Value.Problems.Select(problem => problem.Error).ShouldContain(RegistrationErrors.AlreadyProposed);
        (await Scene.Get<ChangeQueries>().ListAsync(TestProvince.Preparer, "178", ChangeState.Proposed, default)).Value.Single().Name.ShouldBe(Sound(1).FullName);

        (await Decide.ApproveAsync(TestProvince.Preparer, outcome.WaitingChange!.Value, default)).Value.ShouldBe(ChangeState.Approved);
        (await Database.ScalarAsync<string>("select full_name from beneficiaries")).ShouldBe(Sound(1).FullName);
    }

    [Fact]
    public async Task File_OfACommune_WaitsAsOneChange_AndOfTheProvinceHoldsAtOnce()
    {
        await TwoStagesAsync();
        var report = (await Scene.Get<RegisterImport>().CommitAsync(TestProvince.Commune, Of(Sound(1), Sound(2), Sound(3)), null, default)).Value;
        (report.Accepted, report.WaitingChange.HasValue).ShouldBe((3, true));
        (await Database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(0);
        (await Scene.Get<RegisterImport>().CommitAsync(TestProvince.Province, Of(Sound(4)), null, default)).Value.WaitingChange.ShouldBeNull();
        (await Database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(1);

        (await Decide.ApproveAsync(TestProvince.Preparer, report.WaitingChange!.Value, default)).Value.ShouldBe(ChangeState.Approved);
        (await Database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(4);
        (await Scene.Get<ChangeQueries>().ListAsync(TestProvince.Preparer, "178", null, default)).Value.Select(row => row.People).Order().ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Handover_CountsWhatIsOpen_IsSignedByBothAndKept()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        await ProposeAsync(Request(person.Id, ChangeKind.Death, "2021-03-10"));
        await using (var db = await Scene.OpenAsync())
        {
            var commune = await TestProvince.AreaAsync(db, AreaLevel.Commune, "05971");
            var next = new SocialPayUser { UserName = "xa2.05971", NormalizedUserName = "XA2.05971", FullName = "Lý Thị Mới", SecurityStamp = "1" };
            next.Roles.Add(new RoleAssignment { Role = OfficerRole.CommuneOfficer, AreaId = commune.Id });
            db.Users.Add(next);
            await db.SaveChangesAsync();
        }

        var handovers = Scene.Get<Handovers>();
        (await handovers.OfferAsync(TestProvince.Commune, "05971", TestProvince.Preparer.UserName, null, default)).Error.ShouldBe(ChangeErrors.CannotTakeOver("lapbang.178"));
        (await handovers.OfferAsync(TestProvince.Commune, "05971", TestProvince.Commune.UserName, null, default)).Error.ShouldBe(ChangeErrors.CannotTakeOver("xa.05971"));
        var offered = (await handovers.OfferAsync(TestProvince.Commune, "05971", "xa2.05971", "Sổ giấy ở tủ 2", default)).Value;
        (await handovers.AcceptAsync(TestProvince.Commune, offered, default)).Error.ShouldBe(ChangeErrors.NotYours);
        (await handovers.AcceptAsync(new Actor("xa2.05971"), offered, default)).Error.ShouldBeNull();
        (await handovers.AcceptAsync(new Actor("xa2.05971"), offered, default)).Error.ShouldBe(AccessErrors.DoneAlready);
        var kept = (await handovers.ListAsync(TestProvince.Preparer, "178", default)).Value.Single();
        (kept.To, kept.Handover.People, kept.Handover.Proposed, kept.Handover.Returned, kept.Handover.Overdue, kept.Handover.AcceptedAt.HasValue).ShouldBe(("Lý Thị Mới", 1, 1, 0, 1, true));
    }

    [Fact]
    public async Task Register_ChangedPastTheChanges_IsFoundByVerify()
    {
        var person = await Scene.AddPersonAsync("Nông Thị A");
        await Database.ExecuteAsync($"update beneficiaries set full_name = 'Ai Khác' where id = {person.Id}");
        (await WrongAsync()).Single().ShouldContain("11_register");
        await Database.ExecuteAsync($"update beneficiaries set full_name = 'Nông Thị A' where id = {person.Id}");
        await Database.ExecuteAsync($"""update entitlements set "end" = '2020-01-01' where beneficiary_id = {person.Id}""");
        (await WrongAsync()).Single().ShouldContain("entitlements");
        await Database.ExecuteAsync("""update entitlements set "end" = null""");
    }

    private async Task TwoStagesAsync()
    {
        await using var db = await Scene.OpenAsync();
        var city = await TestProvince.AreaAsync(db, AreaLevel.District, "178");
        db.ApprovalChains.Add(new ApprovalChain { AreaId = city.Id, Subject = ApprovalSubject.Registration, From = new DateOnly(2021, 1, 1), Stages = [new ApprovalStage { Number = 1, Role = OfficerRole.Preparer.Code() }] });
        await db.SaveChangesAsync();
    }
}
