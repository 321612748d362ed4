using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Application.Registration.Changes;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Tests.Infrastructure;

/// <summary>Brings a person into the register as a form does, whatever officers may: by an approved change.</summary>
internal static class Registered
{
    public static async Task<Beneficiary> AddAsync(SocialPayContext db, Beneficiary person)
    {
        var id = (await RegisterStore.AddAsync(db, Change(person, ChangeKind.Registration, person.RegisteredAt), [RegistrationValues.Of(person)], CancellationToken.None)).Single();
        if (person.DiedOn is { } day) await ChangeAsync(db, id, ChangeKind.Death, day, new DeathValues());
        return await RegisterProjection.WithAll(db.Beneficiaries.AsNoTracking()).SingleAsync(added => added.Id == id);
    }

    /// <summary>A change that was approved at once, whatever its chain says.</summary>
    public static async Task ChangeAsync(SocialPayContext db, long personId, ChangeKind kind, DateOnly effective, ChangeValues values)
    {
        var person = await db.Beneficiaries.AsNoTracking().SingleAsync(known => known.Id == personId);
        var change = Change(person, kind, person.RegisteredAt.AddDays(1), effective);
        change.Items.Add(new ChangeItem { BeneficiaryId = personId, Values = values });
        db.RegisterChanges.Add(change);
        await db.SaveChangesAsync();
        await RegisterProjection.RefreshAsync(db, [personId], CancellationToken.None);
    }

    private static RegisterChange Change(Beneficiary person, ChangeKind kind, DateTimeOffset at, DateOnly? effective = null)
    {
        var change = new RegisterChange { Kind = kind, AreaId = person.AreaId, Effective = effective ?? DateOnly.FromDateTime(at.Date), ProposedAt = at, Due = DateOnly.FromDateTime(at.Date) };
        change.HoldAtOnce(at);
        return change;
    }
}
