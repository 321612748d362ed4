using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
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
public sealed class RegisterBeneficiary(IDbContextFactory<SocialPayContext> contexts, LawInForce laws, OfficeClock clock)
{
    /// <summary>What is wrong with a form so far; stores nothing. Tidies the request.</summary>
    /// <param name="unreadable">Fields whose text could not be read.</param>
    public async Task<Result<RegistrationOutcome>> CheckAsync(
        Actor actor, RegistrationRequest request, IReadOnlyList<RegistrationProblem>? unreadable, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await CheckAsync(db, actor, request, unreadable, cancellation);
        return row.Error is { } refusal ? refusal : new RegistrationOutcome(null, Problems(row.Value));
    }

    /// <summary>Stores the person unless something is wrong. Tidies the request.</summary>
    public async Task<Result<RegistrationOutcome>> ExecuteAsync(
        Actor actor, RegistrationRequest request, IReadOnlyList<RegistrationProblem>? unreadable, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await RegisterLock.TakeAsync(db, cancellation);
        var found = await CheckAsync(db, actor, request, unreadable, cancellation);
        if (found.Error is { } refusal) return refusal;
        var row = found.Value;
        if (row.IsUnchanged) return new RegistrationOutcome(row.RegisteredId, Problems(row));
        if (!row.IsAccepted) return new RegistrationOutcome(null, Problems(row));

        var person = row.Registration.ToBeneficiary(clock.GetUtcNow());
        db.Beneficiaries.Add(person);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new RegistrationOutcome(person.Id, Problems(row));
    }

    private async Task<Result<CheckedRow>> CheckAsync(
        SocialPayContext db, Actor actor, RegistrationRequest request, IReadOnlyList<RegistrationProblem>? unreadable, CancellationToken cancellation)
    {
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        if (officer.Value.RefusalWithout(Permission.EditRegister) is { } refusal) return refusal;
        var checker = await RegistrationChecker.LoadAsync(db, officer.Value, Permission.EditRegister, await laws.GrantsAsync(db, cancellation), clock.Today(), cancellation);
        var row = new CheckedRow(default, checker.Check(request, unreadable));
        await ImportPass.FindRegisteredAsync(db, officer.Value, Permission.EditRegister, [row], clock.GetUtcNow(), cancellation);
        officer.Value.NoteRefused(Permission.EditRegister, ImportPass.OutOfReach(checker, [row]));
        return row;
    }

    private static List<RegistrationProblem> Problems(CheckedRow row) => [.. row.Registration.Problems, .. row.Conflicts];
}
