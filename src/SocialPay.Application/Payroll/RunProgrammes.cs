using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>
/// The programmes that have a payroll of their own: social assistance, with the social pension that takes its place (176/2025 art. 3: never
/// both), and merit.
/// </summary>
internal static class RunProgrammes
{
    /// <summary>The payrolls of the areas: social assistance everywhere, merit where somebody in the area has a decision for it.</summary>
    public static async Task<List<(Area Area, Programme Programme)>> OfAsync(
        SocialPayContext db, IReadOnlyList<Area> areas, CancellationToken cancellation)
    {
        var merit = await db.Entitlements.AsNoTracking().Where(decision => decision.Programme == Programme.Merit)
            .Join(db.Residences, decision => decision.BeneficiaryId, residence => residence.BeneficiaryId, (_, residence) => residence.AreaId)
            .Join(db.Areas, id => id, area => area.Id, (_, area) => area.Path)
            .Distinct().ToListAsync(cancellation);
        return
        [
            .. areas.Select(area => (area, Programme.SocialAssistance)),
            .. areas.Where(area => merit.Exists(path => AreaPath.Contains(area.Path, path))).Select(area => (area, Programme.Merit)),
        ];
    }

    /// <summary>Which decisions (<c>e</c>) a run of a month pays: arrears of merit come once, in the month after the decision (TT 44/2022 art. 15).</summary>
    public static string Decisions(Programme run, PayPeriod period) => run == Programme.Merit
        ? $"e.programme = '{Programme.Merit}' and e.decision_date < '{period.FirstDay:yyyy-MM-dd}'"
        : $"e.programme in ('{Programme.SocialAssistance}', '{Programme.SocialPension}')";
}
