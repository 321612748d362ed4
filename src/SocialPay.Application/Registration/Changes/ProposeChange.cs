using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>A change as it was proposed, and what it does.</summary>
/// <param name="ChangeId">Null where it was only asked what it would do.</param>
public sealed record ProposedChange(long? ChangeId, ChangeState State, ChangeEffect Effect);

/// <summary>Proposes a change of one person; what needs no second officer holds at once.</summary>
public sealed class ProposeChange(Door door, LawInForce laws)
{
    /// <summary>The field of a correction that says: it did not happen.</summary>
    private const string Annul = "annul";

    /// <summary>What the change would do; stores nothing.</summary>
    public Task<Result<ProposedChange>> PreviewAsync(Actor actor, ChangeRequest request, CancellationToken cancellation) =>
        door.AskAsync<ProposedChange>(actor, async work =>
        {
            var read = await ReadAsync(work, request, cancellation);
            if (read.Error is { } refusal) return refusal;
            return new ProposedChange(null, ChangeState.Proposed, read.Value.Effect);
        }, cancellation);

    public Task<Result<ProposedChange>> ExecuteAsync(Actor actor, ChangeRequest request, CancellationToken cancellation) =>
        door.DoAsync<ProposedChange>(actor, new Command("change propose", request), async work =>
        {
            var read = await ReadAsync(work, request, cancellation);
            if (read.Error is { } refusal) return refusal;
            var (person, values, effect) = read.Value;
            var place = person.Area!;
            var change = request.Again is { } id ? await AgainAsync(work, id, place, request, values, cancellation) : await NewAsync(work, place, person, request, values, cancellation);
            if (change.Error is { } error) return error;
            await work.Db.SaveChangesAsync(cancellation);
            if (change.Value.State == ChangeState.Approved) await RegisterProjection.RefreshAsync(work.Db, [person.Id], cancellation);
            work.IsAbout(SubjectKind.Change, change.Value.Id, place.Path);
            work.Tell("person", person.Id);
            return new ProposedChange(change.Value.Id, change.Value.State, effect);
        }, async (work, subject) =>
        {
            var id = long.Parse(subject!, CultureInfo.InvariantCulture);
            var read = await ReadAsync(work, request, cancellation);
            var state = await work.Db.RegisterChanges.Where(change => change.Id == id).Select(change => change.State).SingleAsync(cancellation);
            return new ProposedChange(id, state, read.IsDone ? read.Value.Effect : new ChangeEffect([], 0, Vnd.Zero));
        }, cancellation);

    private static async Task<Result<RegisterChange>> NewAsync(
        Work work, Area place, Beneficiary person, ChangeRequest request, ChangeValues values, CancellationToken cancellation)
    {
        var change = await Proposals.BeginAsync(work, request.Kind, place, Permission.EditRegister, request.Effective, request.Corrects, request.Kind.IsEffectiveAtOnce(), cancellation);
        SetPaper(change, request);
        change.Items.Add(new ChangeItem { BeneficiaryId = person.Id, Values = values });
        work.Db.RegisterChanges.Add(change);
        return change;
    }

    private static async Task<Result<RegisterChange>> AgainAsync(
        Work work, long id, Area place, ChangeRequest request, ChangeValues values, CancellationToken cancellation)
    {
        var change = await DecideChange.HoldAsync(work.Db, id, cancellation);
        if (change is null || change.AreaId != place.Id || change.Kind != request.Kind || change.CorrectsId != request.Corrects) return Error.NotFound;
        if (change.State != ChangeState.Returned) return ChangeErrors.NotProposed(change.State);
        change.Effective = request.Effective;
        SetPaper(change, request);
        change.Items.Single().Values = values;
        change.GoTo(ChangeState.Proposed, Proposals.Step(work, ChangeAction.Propose, Permission.EditRegister, place.Path, null));
        return change;
    }

    private static void SetPaper(RegisterChange change, ChangeRequest request) =>
        (change.PaperNumber, change.PaperDate, change.PaperIssuer, change.PaperScan) = (request.PaperNumber, request.PaperDate, request.PaperIssuer, request.PaperScan);

    private async Task<Result<(Beneficiary Person, ChangeValues Values, ChangeEffect Effect)>> ReadAsync(Work work, ChangeRequest request, CancellationToken cancellation)
    {
        var (db, officer) = (work.Db, work.Officer);
        if (officer.RefusalWithout(Permission.EditRegister) is { } refusal) return refusal;
        var stored = await PersonOf.FindAsync(db, request.Person, cancellation);
        if (officer.Refusal(Permission.EditRegister, stored?.Area!.Path, stored?.Id) is { } outside) return outside == Error.NotFound ? ChangeErrors.UnknownPerson(request.Person) : outside;

        var known = (await KnownChanges.OfAsync(db, [stored!.Id], null, cancellation))[stored.Id].ToList();
        if (request.Corrects is { } wrong && (known.Find(change => change.Id == wrong) is null or { Values: RegistrationValues } || PersonHistory.Standing(known).Any(change => change.CorrectsId == wrong))) return ChangeErrors.CannotCorrect(wrong);
        // A correction is held against the person as she would be without what it corrects.
        var basis = request.Corrects is null ? known : [.. known, Correction(work, request, new NothingValues())];
        var without = PersonHistory.Of(stored.Id, basis)!;
        var read = request is { Corrects: not null, Values: { Count: 1 } given } && given.GetValueOrDefault(Annul) == "true"
            ? (Result<ChangeValues>)new NothingValues()
            : await new ValuesReader(work, without, stored.Area!, await laws.GrantsAsync(db, cancellation)).ReadAsync(request, cancellation);
        if (read.Error is { } fault) return fault;

        var (before, after) = (PersonHistory.Of(stored.Id, known)!, PersonHistory.Of(stored.Id, [.. known, Correction(work, request, read.Value)])!);
        var law = await laws.LoadAsync(db, cancellation);
        var effect = await ChangeEffects.OfAsync(db, law, before, after, request.Effective, work.Today, new AreaPath(stored.Area!.Path), cancellation);
        return (stored, read.Value, effect);
    }

    // As if it were decided now.
    private static KnownChange Correction(Work work, ChangeRequest request, ChangeValues values) => new(long.MaxValue, request.Effective, work.Now, request.Corrects, values);
}

/// <summary>Finds the person whom an officer names.</summary>
internal static class PersonOf
{
    /// <param name="who">Identity number of 9 or 12 digits, the present or a former one; else the number in the register.</param>
    public static async Task<Beneficiary?> FindAsync(SocialPayContext db, string who, CancellationToken cancellation)
    {
        var text = IdentityNumber.Clean(who);
        var people = db.Beneficiaries.AsNoTracking().Include(person => person.Area);
        if (await people.FirstOrDefaultAsync(person => person.IdNumber == text, cancellation) is { } found) return found;
        if (text.Length is 9 or 12)
        {
            var former = await people.Where(person => person.SearchText.Contains(text)).Take(2).ToListAsync(cancellation);
            if (former.Count == 1) return former[0];
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await people.FirstOrDefaultAsync(person => person.Id == id, cancellation) : null;
    }
}
