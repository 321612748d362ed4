using System.Globalization;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Registration.Changes;

/// <summary>
/// Random histories with payrolls between them. SOCIALPAY_HISTORY_SEEDS plays more of them, as <c>300</c> or, to play one again, <c>4711..4711</c>.
/// </summary>
public sealed class HistoryProperties(TestCluster cluster)
{
    private const int SeedsInATest = 4;

    [Fact]
    public async Task WhateverHappens_TheRegisterIsItsChanges_AndEverybodyWasGrantedWhatIsOwed()
    {
        var clock = new FixedClock(new(2021, 1, 3, 3, 0, 0, TimeSpan.Zero));
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var province = await TestProvince.CreateAsync(database.ConnectionString, clock);
        await HistoryPlay.AddReporterAsync(province);
        var failed = new List<string>();
        var (changes, adjustments) = (0L, 0L);
        foreach (var seed in Seeds())
        {
            try
            {
                await PlayAsync(database, province, clock, seed);
                changes += await database.ScalarAsync<long>("select count(*) from register_changes where state = 'Approved' and kind <> 'Registration'");
                adjustments += await database.ScalarAsync<long>("select count(*) from payroll_lines where kind in ('Arrears', 'Recovery')");
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                failed.Add($"seed {seed}: {fault.Message}");
            }
        }

        failed.ShouldBeEmpty();
        // It is of use only while something happens.
        changes.ShouldBeGreaterThan(Seeds().Count() * 5);
        adjustments.ShouldBeGreaterThanOrEqualTo(Seeds().Count() / 2);
        TestContext.Current.TestOutputHelper!.WriteLine($"{changes} changes, {adjustments} arrears and recoveries");
    }

    private static IEnumerable<int> Seeds()
    {
        var asked = Environment.GetEnvironmentVariable("SOCIALPAY_HISTORY_SEEDS");
        if (string.IsNullOrEmpty(asked)) return Enumerable.Range(1, SeedsInATest);
        var ends = asked.Split("..").Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return ends is [var first, var last] ? Enumerable.Range(first, last - first + 1) : Enumerable.Range(1, ends[0]);
    }

    private static async Task PlayAsync(TestDatabase database, TestProvince province, FixedClock clock, int seed)
    {
        await database.ExecuteAsync("truncate beneficiaries, register_changes, payroll_runs, payroll_lines, batches, instructions, payroll_exceptions, payroll_unpaid, commands restart identity cascade");
        var play = new HistoryPlay(province, clock, seed);
        await play.PlayAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"{seed}: {string.Join(", ", play.Tally.Select(row => $"{row.Key} {row.Value}"))}");

        (await province.Get<Invariants>().VerifyAsync(default)).SelectMany(finding => finding.Violations.Select(violation => $"{finding.Invariant} {violation.Subject} {violation.Detail}")).ShouldBeEmpty();
        await using var db = await province.OpenAsync();
        var law = await province.Get<LawInForce>().LoadAsync(db, default);
        foreach (var person in play.People)
        {
            var known = PersonHistory.Of(person, (await KnownChanges.OfAsync(db, [person], null, default))[person])!;
            var file = new PersonFile(
                person, known.Birth, known.Sex, known.DiedOn, known.Circumstances.Select(fact => DatedFact.Of(fact.Attribute, fact.From, fact.Value)),
                known.Entitlements.Select(grant => new GrantedGroup(grant.Group, grant.Component, grant.Start, grant.End, Suspended: grant.Suspended)));
            var owed = Vnd.Zero;
            for (var month = TestProvince.January; month <= play.Last; month = month.Next)
                owed += Calculator.Owed(law, file, month, "20").Where(line => line.Rule.Programme == Programme.SocialAssistance).Sum(line => line.Amount);
            var granted = await database.ScalarAsync<long>($"select coalesce(sum(l.amount), 0)::bigint from payroll_lines l join payroll_runs r on r.id = l.run_id where r.state <> 'Cancelled' and l.beneficiary_id = {person}");
            var overpaid = await database.ScalarAsync<long>(
                $"select coalesce(sum(x.amount), 0)::bigint from payroll_exceptions x join payroll_runs r on r.id = x.run_id where x.cause = 'Overpaid' and x.beneficiary_id = {person} and r.period = '{play.Last.FirstDay:yyyy-MM-dd}'");
            (granted - owed.Amount).ShouldBe(overpaid, $"person {person}: granted {granted}, owed {owed}, still to be taken back {overpaid}");
        }
    }
}
