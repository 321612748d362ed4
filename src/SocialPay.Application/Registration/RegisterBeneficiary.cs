using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Changes;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration;

/// <summary>What became of a registration by form.</summary>
/// <param name="BeneficiaryId">Set where the person is now in the register, or was there exactly so: sending twice is no harm.</param>
/// <param name="Problems">Errors where she is not, and warnings; each names its field.</param>
/// <param name="WaitingChange">The change that waits for the next stage, where one officer is not enough to register somebody.</param>
public sealed record RegistrationOutcome(long? BeneficiaryId, IReadOnlyList<RegistrationProblem> Problems, long? WaitingChange = null);

/// <summary>Registers one person by form, under the same rules as the import.</summary>
public sealed class RegisterBeneficiary(Door door, LawInForce laws)
{
    /// <summary>Before the number of a change that waits, where the subject is else the person.</summary>
    internal const string Waiting = "change-";

    /// <summary>What is wrong with a form so far; stores nothing. Tidies the request.</summary>
    /// <param name="unreadable">Fields whose text could not be read.</param>
    public Task<Result<RegistrationOutcome>> CheckAsync(
        Actor actor, RegistrationRequest request, IReadOnlyList<RegistrationProblem>? unreadable,
        CancellationToken cancellation) => door.AskAsync<RegistrationOutcome>(actor, async work =>
    {
        var row = await CheckAsync(work, request, unreadable, cancellation);
        return row.Error is { } refusal ? refusal : new RegistrationOutcome(null, Problems(row.Value));
    }, cancellation);

    /// <summary>Stores the person unless something is wrong. Tidies the request.</summary>
    public Task<Result<RegistrationOutcome>> ExecuteAsync(
        Actor actor, RegistrationRequest request, IReadOnlyList<RegistrationProblem>? unreadable,
        CancellationToken cancellation) => door.DoAsync<RegistrationOutcome>(actor, new Command("register person", request), async work =>
    {
        await RegisterLock.TakeAsync(work.Db, cancellation);
        var found = await CheckAsync(work, request, unreadable, cancellation);
        if (found.Error is { } refusal) return refusal;
        var row = found.Value;
        if (!row.IsAccepted)
        {
            work.HasNoEffect();
            return new RegistrationOutcome(row.IsUnchanged ? row.RegisteredId : null, Problems(row));
        }

        var commune = row.Registration.Commune!;
        if (await ProposedAsync(work.Db, request.IdNumber, cancellation))
        {
            work.HasNoEffect();
            return new RegistrationOutcome(null, [new(RegistrationFields.IdNumber, RegistrationErrors.AlreadyProposed)]);
        }

        var change = await Proposals.BeginAsync(work, ChangeKind.Registration, commune, Permission.EditRegister, request.Start!.Value.FirstDay, null, atOnce: false, cancellation);
        (change.PaperNumber, change.PaperDate) = (VietnameseText.Clean(request.DecisionNumber), request.DecisionDate);
        var ids = await RegisterStore.AddAsync(work.Db, change, [RegistrationValues.Of(row.Registration.ToBeneficiary(work.Now))], cancellation);
        if (ids.Count == 0)
        {
            work.IsAbout(SubjectKind.Change, $"{Waiting}{change.Id}", commune.Path);
            return new RegistrationOutcome(null, Problems(row), change.Id);
        }

        work.IsAbout(SubjectKind.Person, ids[0], commune.Path);
        return new RegistrationOutcome(ids[0], Problems(row));
    }, (_, subject) => Task.FromResult<Result<RegistrationOutcome>>(subject!.StartsWith(Waiting, StringComparison.Ordinal)
        ? new RegistrationOutcome(null, [], long.Parse(subject.AsSpan(Waiting.Length), CultureInfo.InvariantCulture))
        : new RegistrationOutcome(long.Parse(subject, CultureInfo.InvariantCulture), [])), cancellation);

    private static async Task<bool> ProposedAsync(SocialPayContext db, string? idNumber, CancellationToken cancellation) => idNumber is not null && await db.Database.SqlQuery<bool>(
        $"""
        select exists (select from change_items i join register_changes c on c.id = i.change_id
            where c.state in ('Proposed', 'Returned') and c.kind = 'Registration' and i.what ->> 'id_number' = {idNumber}) as "Value"
        """).SingleAsync(cancellation);

    private async Task<Result<CheckedRow>> CheckAsync(
        Work work, RegistrationRequest request, IReadOnlyList<RegistrationProblem>? unreadable, CancellationToken cancellation)
    {
        var (db, officer) = (work.Db, work.Officer);
        if (officer.RefusalWithout(Permission.EditRegister) is { } refusal) return refusal;
        var checker = await RegistrationChecker.LoadAsync(db, officer, Permission.EditRegister, await laws.GrantsAsync(db, cancellation), work.Today, cancellation);
        var row = new CheckedRow(default, checker.Check(request, unreadable));
        await ImportPass.FindRegisteredAsync(db, officer, Permission.EditRegister, [row], work.Now, cancellation);
        officer.NoteRefused(Permission.EditRegister, ImportPass.OutOfReach(checker, [row]));
        return row;
    }

    private static List<RegistrationProblem> Problems(CheckedRow row) => [.. row.Registration.Problems, .. row.Conflicts];
}
