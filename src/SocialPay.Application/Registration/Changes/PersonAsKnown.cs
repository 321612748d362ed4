using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>A payment to a person, as it was known on a day.</summary>
public sealed record KnownPayment(string Reference, PayPeriod Month, Vnd Amount, InstructionState State, DateOnly? On);

/// <summary>A change of a person with its steps.</summary>
public sealed record PersonChange(long Id, ChangeKind Kind, ChangeState State, DateOnly Effective, DateTimeOffset? DecidedAt, string? PaperNumber, long? CorrectsId, IReadOnlyList<ChangeStepView> Steps);

/// <summary>A person as she was known on a day.</summary>
/// <param name="Communes">Names of the communes by their ids.</param>
public sealed record PersonPicture(
    DateOnly Day, Beneficiary Person, IReadOnlyDictionary<long, (string Code, string Name)> Communes, IReadOnlyDictionary<long, string> Providers, IReadOnlyList<KnownPayment> Payments, IReadOnlyList<PersonChange> Changes);

/// <summary>Shows a person as the register knew her on a day: from the changes that were decided by its end.</summary>
public sealed class PersonAsKnown(Door door, LawInForce laws)
{
    /// <param name="who">Identity number, present or former, or number in the register.</param>
    /// <param name="day">Null: today.</param>
    public Task<Result<PersonPicture>> ShowAsync(Actor actor, string who, DateOnly? day, CancellationToken cancellation) =>
        door.AskAsync<PersonPicture>(actor, async work =>
        {
            var db = work.Db;
            var stored = await PersonOf.FindAsync(db, who, cancellation);
            if (work.Officer.Refusal(Permission.ViewRegister, stored?.Area!.Path, stored?.Id) is { } refusal) return refusal == Error.NotFound ? ChangeErrors.UnknownPerson(who) : refusal;
            var asked = day ?? work.Today;
            work.Reads("person as known", SubjectKind.Person, stored!.Id, stored.Area!.Path, ("day", asked));
            var end = EndOf(asked);
            var changes = (await KnownChanges.OfAsync(db, [stored.Id], end, cancellation))[stored.Id];
            if (PersonHistory.Of(stored.Id, changes) is not { } person) return ChangeErrors.UnknownPerson(who);
            if (!Confidential.MaySee(work.Officer, stored.Area.Path)) Confidential.Hide(person, await laws.GrantsAsync(db, cancellation));

            var places = person.Residences.Select(residence => residence.AreaId).OfType<long>().ToList();
            var communes = await db.Areas.AsNoTracking().Where(area => places.Contains(area.Id)).ToDictionaryAsync(area => area.Id, area => (area.Code, area.FullName), cancellation);
            var providers = await db.Providers.AsNoTracking().ToDictionaryAsync(provider => provider.Id, provider => provider.Name, cancellation);
            return new PersonPicture(asked, person, communes, providers, await PaymentsAsync(db, stored.Id, asked, end, cancellation), await ChangesAsync(db, stored.Id, end, cancellation));
        }, cancellation);

    private static DateTimeOffset EndOf(DateOnly day) => new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)).ToUniversalTime().AddTicks(-10);

    private static async Task<List<KnownPayment>> PaymentsAsync(SocialPayContext db, long person, DateOnly day, DateTimeOffset end, CancellationToken cancellation)
    {
        var rows = await (
            from instruction in db.Instructions.AsNoTracking()
            join batch in db.Batches on instruction.BatchId equals batch.Id
            join run in db.PayrollRuns on batch.RunId equals run.Id
            where instruction.BeneficiaryId == person && run.ComputedAt <= end
            orderby run.Period, instruction.Id
            select new
            {
                instruction.Reference,
                run.Period,
                instruction.Amount,
                Result = db.PaymentResults.Where(result => result.InstructionId == instruction.Id && result.On <= day).OrderByDescending(result => result.Id).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new KnownPayment(row.Reference, row.Period, row.Amount, row.Result?.Outcome ?? InstructionState.Pending, row.Result?.On));
    }

    private static async Task<List<PersonChange>> ChangesAsync(SocialPayContext db, long person, DateTimeOffset end, CancellationToken cancellation)
    {
        var rows = await db.RegisterChanges.AsNoTracking().Where(change => change.Items.Any(item => item.BeneficiaryId == person) && change.ProposedAt <= end)
            .OrderBy(change => change.ProposedAt).ThenBy(change => change.Id).ToListAsync(cancellation);
        var steps = await ChangeQueries.StepsAsync(db, rows.ConvertAll(row => row.Id), cancellation);
        return rows.ConvertAll(row => new PersonChange(
            row.Id, row.Kind, row.DecidedAt <= end || row.State != ChangeState.Approved ? row.State : ChangeState.Proposed, row.Effective, row.DecidedAt <= end ? row.DecidedAt : null, row.PaperNumber, row.CorrectsId,
            [.. steps[row.Id].Where(step => step.At <= end)]));
    }
}
