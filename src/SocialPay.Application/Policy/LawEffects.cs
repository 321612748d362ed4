using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>What a change of the law would do to the current register in one month.</summary>
/// <param name="People">Whom it changes.</param>
public sealed record LawEffect(PayPeriod Month, int People, int Gain, int Lose, Vnd Before, Vnd After, IReadOnlyList<GroupEffect> Groups)
{
    public Vnd Difference => After - Before;
}

/// <summary>One group of <see cref="LawEffect"/>.</summary>
public sealed record GroupEffect(string Group, RuleComponent Component, int People, Vnd Before, Vnd After);

/// <summary>Computes a month of the whole province twice, with and without a draft, and stores nothing.</summary>
public sealed class LawEffects(Door door, LawInForce laws)
{
    /// <param name="month">Null: the first month that the draft changes.</param>
    public Task<Result<LawEffect>> OfDraftAsync(
        Actor actor, long draftId, PayPeriod? month, CancellationToken cancellation) => door.AskOfOneMomentAsync<LawEffect>(actor, async work =>
    {
        var draft = await work.Db.LawDrafts.AsNoTracking().Include(candidate => candidate.Province).FirstOrDefaultAsync(candidate => candidate.Id == draftId, cancellation);
        if (work.Officer.Refusal(Permission.ChangeLaw, draft?.Province!.Path, draftId) is { } refusal) return refusal;
        var build = await LawDrafts.BuildAsync(work.Db, draft!, cancellation);
        if (build.Law is not { } next) return PolicyErrors.RowsFaulty(build.Problems.Count);
        var law = await laws.LoadAsync(work.Db, cancellation);
        var asked = month ?? draft!.From;

        var sums = new Sums(law, next, asked, draft!.Province!.Code);
        var areas = await RunAreas.BelowAsync(work.Db, draft.Province, asked, cancellation);
        foreach (var (area, programme) in await RunProgrammes.OfAsync(work.Db, areas, cancellation))
            foreach (var person in await new RegisterReader(work.Db, area.Path, programme, asked).ReadAsync(cancellation)) sums.Add(person.File);
        return sums.Effect;
    }, cancellation);

    private sealed class Sums(Law law, Law next, PayPeriod month, string province)
    {
        private readonly Dictionary<(string Group, RuleComponent Component), (int People, Vnd Before, Vnd After)> groups = [];
        // One with two programmes is read twice and counts once.
        private readonly Dictionary<long, Vnd> differences = [];
        private Vnd before, after;

        public LawEffect Effect => new(
            month, differences.Values.Count(change => change != Vnd.Zero), differences.Values.Count(change => change > Vnd.Zero), differences.Values.Count(change => change < Vnd.Zero), before, after, [.. groups
            .Where(group => group.Value.Before != group.Value.After)
            .OrderBy(group => group.Key.Group, StringComparer.Ordinal).ThenBy(group => group.Key.Component)
            .Select(group => new GroupEffect(group.Key.Group, group.Key.Component, group.Value.People, group.Value.Before, group.Value.After))]);

        public void Add(PersonFile person)
        {
            var (was, becomes) = (Calculator.Owed(law, person, month, province), Calculator.Owed(next, person, month, province));
            var (old, changed) = (was.Sum(line => line.Amount), becomes.Sum(line => line.Amount));
            before += old;
            after += changed;
            if (changed != old) differences[person.Id] = differences.GetValueOrDefault(person.Id) + changed - old;
            foreach (var key in was.Concat(becomes).Select(line => (line.Group, line.Component)).Distinct())
            {
                var sum = groups.GetValueOrDefault(key);
                groups[key] = (sum.People + 1, sum.Before + SumOf(was, key), sum.After + SumOf(becomes, key));
            }
        }

        private static Vnd SumOf(IReadOnlyList<OwedLine> lines, (string Group, RuleComponent Component) key) =>
            lines.Where(line => line.Group == key.Group && line.Component == key.Component).Sum(line => line.Amount);
    }
}
