using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>What became of a registration by form.</summary>
/// <param name="BeneficiaryId">Set where the person is now in the register, or was there exactly so: sending twice is no harm.</param>
/// <param name="Problems">Errors where she is not, and warnings; each names its field.</param>
public sealed record RegistrationOutcome(long? BeneficiaryId, IReadOnlyList<RegistrationProblem> Problems);

/// <summary>Registers one person by form, under the same rules as the import.</summary>
public sealed class RegisterBeneficiary(Door door, LawInForce laws)
{
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

        var person = row.Registration.ToBeneficiary(work.Now);
        work.Db.Beneficiaries.Add(person);
        await work.Db.SaveChangesAsync(cancellation);
        work.IsAbout(SubjectKind.Person, person.Id, row.Registration.Commune!.Path);
        return new RegistrationOutcome(person.Id, Problems(row));
    }, (_, person) => Task.FromResult<Result<RegistrationOutcome>>(new RegistrationOutcome(long.Parse(person!, CultureInfo.InvariantCulture), [])), cancellation);

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
