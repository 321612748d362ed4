using Npgsql;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Audit;

/// <summary>What an entry tells, that it stays, and that it is missed when it does not.</summary>
public sealed class AuditTests(TestCluster cluster) : IAsyncLifetime
{
    private const string ByForce = "grant update, delete, truncate on audit_entries, audit_links to current_user; alter table audit_entries disable trigger audit_only_grows; alter table audit_links disable trigger audit_only_grows;";

    private TestDatabase database = null!;
    private TestProvince province = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
    public async Task Command_LeavesWhoWhatWhereAndTheFieldsBeforeAndAfter()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        var actor = TestProvince.Commune with { CommandId = Guid.CreateVersion7(), Origin = new(OriginKind.Page, "10.1.2.3") };
        (await RenameAsync(actor, person.Id, "Nông Thị Ánh", " sửa chính tả ")).IsDone.ShouldBeTrue();

        (await TextAsync("select concat_ws(' | ', kind, role, origin, address, command, subject_kind, subject_id, reason) from audit_entries"))
            .ShouldBe($"Change | CommuneOfficer | Page | 10.1.2.3 | rename | Person | {person.Id} | sửa chính tả");
        (await TextAsync("select user_name from audit_entries join users on users.id = user_id")).ShouldBe("xa.05971");
        (await TextAsync("select code from audit_entries join areas on areas.id = role_area_id")).ShouldBe("05971");
        (await TextAsync("select command_id::text from audit_entries")).ShouldBe(actor.CommandId.ToString());
        (await TextAsync("select changes #>> '{rows,0,table}' from audit_entries")).ShouldBe("beneficiaries");
        (await TextAsync("select changes #>> '{rows,0,key}' from audit_entries")).ShouldBe(person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await TextAsync("select changes #>> '{rows,0,before}' from audit_entries")).ShouldBe("{\"full_name\": \"Nông Thị A\"}");
        (await TextAsync("select changes #>> '{rows,0,after}' from audit_entries")).ShouldBe("{\"full_name\": \"Nông Thị Ánh\"}");
        await VerifyAsync();
    }

    [Fact]
    public async Task Reading_LeavesAnEntryAfterTheAnswer()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        var asked = await province.Get<Door>().AskAsync<long>(TestProvince.Auditor, work =>
        {
            work.Officer.Refusal(Permission.ViewRegister, work.Officer.Roles[0].AreaPath).ShouldBeNull();
            work.Reads("person", SubjectKind.Person, person.Id, null, ("month", "2021-01"));
            return Task.FromResult<Result<long>>(person.Id);
        }, Ct);
        asked.IsDone.ShouldBeTrue();
        await WrittenAsync(1);
        (await TextAsync("select concat_ws(' | ', kind, role, command, subject_kind, subject_id, changes ->> 'month') from audit_entries")).ShouldBe($"Reading | Auditor | person | Person | {person.Id} | 2021-01");
        await VerifyAsync();
    }

    [Fact]
    public async Task Readings_AreWrittenBeforeTheProgramEnds()
    {
        var other = TestProvince.Restarted(database.ConnectionString);
        for (var i = 0; i < 300; i++)
        {
            var id = i;
            await other.Get<Door>().AskAsync<int>(TestProvince.Auditor, work =>
            {
                work.Reads("person", SubjectKind.Person, id);
                return Task.FromResult<Result<int>>(id);
            }, Ct);
        }

        await other.DisposeAsync();
        (await database.ScalarAsync<long>("select count(*) from audit_entries")).ShouldBe(300);
        (await database.ScalarAsync<long>("select count(*) from audit_links")).ShouldBe(300);
        await VerifyAsync();
    }

    [Fact]
    public async Task CommandsAtOnce_StandInOneChainWithoutGaps()
    {
        var people = new List<long>();
        for (var i = 0; i < 20; i++) people.Add((await province.AddPersonAsync($"Nông Thị {(char)('A' + i)}")).Id);
        await Task.WhenAll(people.Select(id => RenameAsync(TestProvince.Commune, id, "Nông Thị Khác", null)));
        (await database.ScalarAsync<long>("select max(number) from audit_links")).ShouldBe(20);
        (await database.ScalarAsync<long>("select count(*) from audit_unlinked")).ShouldBe(0);
        await VerifyAsync();
    }

    [Theory]
    [InlineData("update audit_entries set reason = 'x'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_links")]
    [InlineData("update audit_links set hash = 'x'")]
    public async Task Audit_CannotBeChangedByTheProgram(string sql)
    {
        await ThreeEntriesAsync();
        (await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync(sql))).SqlState.ShouldBe("42501");
        // Nor by who gives herself the right again.
        (await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync("grant update, delete, truncate on audit_entries, audit_links to current_user; " + sql))).SqlState.ShouldBe("42501");
    }

    [Theory]
    [InlineData("update audit_entries set reason = 'khác' where id = (select entry_id from audit_links where number = 2)", "entry 2 of province * was changed")]
    [InlineData("update audit_entries set changes = '{}' where id = (select entry_id from audit_links where number = 1)", "entry 1 of province * was changed")]
    [InlineData("delete from audit_entries where id = (select entry_id from audit_links where number = 2)", "entry 2 of province * is gone")]
    [InlineData("delete from audit_entries where id = (select entry_id from audit_links where number = 2); delete from audit_links where number = 2", "a link is missing before entry 3 of province *")]
    [InlineData("delete from audit_entries where id = (select entry_id from audit_links where number = 3); delete from audit_links where number = 3", "the chain ends at 2 instead of 3")]
    [InlineData("delete from audit_links where number = 3", "the chain ends at 2 instead of 3")]
    [InlineData("delete from audit_heads", "the end of the chain is gone")]
    [InlineData("", null)]
    public async Task Audit_ChangedByForce_IsFound(string sql, string? detail)
    {
        await ThreeEntriesAsync();
        await VerifyAsync();
        if (detail is null)
        {
            await database.ExecuteAsync(ByForce + "insert into audit_entries (province_id, at, kind, origin, command, subject_kind) select province_id, at, kind, origin, command, subject_kind from audit_entries limit 1; delete from audit_unlinked");
            detail = "entry stands in no chain";
        }
        else
        {
            await database.ExecuteAsync(ByForce + sql);
        }

        var findings = (await province.Get<Invariants>().VerifyAsync(Ct)).Single(finding => finding.Invariant == "10_audit");
        var provinceId = await database.ScalarAsync<long>("select min(province_id) from audit_entries");
        findings.Violations.Select(violation => violation.Detail).ShouldContain(detail.Replace("*", provinceId.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private async Task ThreeEntriesAsync()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        foreach (var name in new[] { "Nông Thị B", "Nông Thị C", "Nông Thị D" }) (await RenameAsync(TestProvince.Commune, person.Id, name, null)).IsDone.ShouldBeTrue();
    }

    private Task<Result> RenameAsync(Actor actor, long id, string name, string? reason) => province.Get<Door>().DoAsync(actor, new Command("rename", new { id, name }), async work =>
    {
        var person = (await work.Db.Beneficiaries.FindAsync([id], Ct))!;
        if (work.Officer.RefusalWithout(Permission.EditRegister) is { } refusal) return refusal;
        person.FullName = name;
        work.IsAbout(SubjectKind.Person, id, null, reason);
        return Result.Done;
    }, Ct);

    private Task<string?> TextAsync(string sql) => database.ScalarAsync<string>(sql);

    private async Task WrittenAsync(long count)
    {
        for (var i = 0; i < 200 && await database.ScalarAsync<long>("select count(*) from audit_links") < count; i++) await Task.Delay(50, Ct);
        (await database.ScalarAsync<long>("select count(*) from audit_links")).ShouldBe(count);
    }

    private async Task VerifyAsync() =>
        (await province.Get<Invariants>().VerifyAsync(Ct)).Single(finding => finding.Invariant == "10_audit").Violations.ShouldBeEmpty();
}
