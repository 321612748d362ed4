using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>What a registration would be paid in its first month.</summary>
/// <param name="Lines">With their reasons; <see cref="Policy.ReasonText"/> puts them in words.</param>
/// <param name="ByDecision">For the groups named; otherwise for every group that the facts match.</param>
/// <param name="Law">For the words of the lines.</param>
public sealed record AmountPreview(PayPeriod Month, IReadOnlyList<OwedLine> Lines, Vnd Total, bool ByDecision, Law Law);

/// <summary>Computes the amount of a form that is not saved yet, perhaps not even complete.</summary>
public sealed class PreviewAmount(Door door, LawInForce laws)
{
    /// <summary>No lines where birth date or sex are missing, or nothing is owed.</summary>
    public Task<Result<AmountPreview>> ExecuteAsync(Actor actor, RegistrationRequest request, CancellationToken cancellation) => door.AskAsync<AmountPreview>(actor, async work =>
    {
        var (db, officer) = (work.Db, work.Officer);
        if (officer.Roles.FirstOrDefault(held => Permission.ViewRegister.Holders().Contains(held.Role)) is not { } role) return officer.RefusalWithout(Permission.ViewRegister)!;
        var month = request.FirstPayment ?? PayPeriod.Of(work.Today);
        var grants = await laws.GrantsAsync(db, cancellation);
        var law = grants.Law;
        if (request is not { Birth: { } birth, Sex: { } sex }) return new AmountPreview(month, [], Vnd.Zero, ByDecision: false, law);

        var province = await ProvinceAsync(db, role.AreaPath, cancellation);
        var groups = request.Groups.Select(group => grants.Resolve(group, month)).OfType<string>().Distinct(StringComparer.Ordinal);
        var granted = grants.GrantsOf(request, groups);
        var start = request.Start ?? month;
        var file = new PersonFile(
            0, birth, sex, death: null,
            request.Facts.Select(fact => DatedFact.Of(fact.Key, start.FirstDay, fact.Value)),
            granted.Select(grant => new GrantedGroup(grant.Group, grant.Component, start)));
        var byDecision = granted.Count > 0;
        var lines = byDecision ? Calculator.Owed(law, file, month, province) : Calculator.Possible(law, file, month, province);
        return new AmountPreview(month, lines, lines.Sum(line => line.Amount), byDecision, law);
    }, cancellation);

    private static async Task<string> ProvinceAsync(SocialPayContext db, string path, CancellationToken cancellation)
    {
        var top = new AreaPath(path).Province.ToString();
        return await db.Areas.Where(area => area.Path == top).Select(area => area.Code).SingleAsync(cancellation);
    }
}
