using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Policy;

/// <summary>What somebody of the register is owed in a month, and what she would be owed if facts were others.</summary>
/// <param name="Facts">The facts that her groups ask for, as they are recorded in that month, by attribute.</param>
/// <param name="Law">For the words of the lines.</param>
public sealed record TriedAmount(
    long BeneficiaryId, string FullName, BirthDate Birth, PayPeriod Month, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<OwedLine> Owed, IReadOnlyList<OwedLine> Tried, Law Law);

/// <summary>Tries a person's calculation for any month; stores nothing.</summary>
public sealed class TryAmount(Door door, LawInForce laws)
{
    /// <param name="changes">Facts that are tried, by attribute, as the law's files write their values.</param>
    public Task<Result<TriedAmount>> ExecuteAsync(
        Actor actor, long beneficiaryId, PayPeriod month, IReadOnlyDictionary<string, string> changes,
        CancellationToken cancellation) => door.AskAsync<TriedAmount>(actor, async work =>
    {
        var db = work.Db;
        var person = await db.Beneficiaries.AsNoTracking().Include(candidate => candidate.Area).Include(candidate => candidate.Circumstances).Include(candidate => candidate.Entitlements)
            .FirstOrDefaultAsync(candidate => candidate.Id == beneficiaryId, cancellation);
        if (work.Officer.Refusal(Permission.ViewRegister, person?.Area!.Path, beneficiaryId) is { } refusal) return refusal;

        var law = await laws.LoadAsync(db, cancellation);
        var root = new AreaPath(person!.Area!.Path).Province.ToString();
        var province = await db.Areas.Where(area => area.Path == root).Select(area => area.Code).SingleAsync(cancellation);
        var recorded = person.Circumstances.Where(fact => fact.From <= month.LastDay).OrderBy(fact => fact.From).ThenBy(fact => fact.Id).ToList();
        var facts = recorded.ConvertAll(fact => DatedFact.Of(fact.Attribute, fact.From, fact.Value));
        // Tried facts stand instead of the recorded ones, from birth on.
        var tried = facts.Where(fact => !changes.ContainsKey(fact.Attribute.Name))
            .Concat(changes.Where(change => change.Value.Length > 0).Select(change => DatedFact.Of(change.Key, person.Birth.Date, change.Value)));
        return new TriedAmount(
            person.Id, person.FullName, person.Birth, month,
            recorded.GroupBy(fact => fact.Attribute).ToDictionary(fact => fact.Key, fact => fact.Last().Value, StringComparer.Ordinal),
            Calculator.Owed(law, File(person, facts), month, province),
            Calculator.Owed(law, File(person, tried), month, province),
            law);
    }, cancellation);

    private static PersonFile File(Beneficiary person, IEnumerable<DatedFact> facts) => new(
        person.Id, person.Birth, person.Sex, person.DiedOn, facts,
        person.Entitlements.Select(held => new GrantedGroup(held.Group, held.Component, held.Start, held.End, held.DecisionNumber, held.Id)));
}
