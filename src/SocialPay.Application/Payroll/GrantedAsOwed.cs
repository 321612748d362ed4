using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>
/// Invariant 3: per beneficiary, programme, month and component the sum of what all runs granted is what is owed as known at the last run.
/// Checked for everybody whom the area's last run left settled and whose file has not changed since, by computing every month anew.
/// </summary>
internal static class GrantedAsOwed
{
    public const string Name = "03_granted";

    public static async Task<IReadOnlyList<Violation>> ViolationsAsync(SocialPayContext db, Law law, CancellationToken cancellation)
    {
        var runs = await db.PayrollRuns.AsNoTracking().Include(run => run.Area)
            .Where(run => run.State != PayrollRunState.Cancelled && run.Kind == PayrollRunKind.Regular)
            .OrderBy(run => run.Id).ToListAsync(cancellation);
        var violations = new List<Violation>();
        foreach (var run in runs.GroupBy(run => (run.AreaId, run.Programme)).Select(area => area.MaxBy(run => run.Period)!))
            violations.AddRange(await OfAsync(db, law, run, cancellation));

        return violations;
    }

    private static async Task<List<Violation>> OfAsync(SocialPayContext db, Law law, PayrollRun run, CancellationToken cancellation)
    {
        if (await db.Set<RunReckoning>().AsNoTracking().Where(reckoning => reckoning.RunId == run.Id).Select(reckoning => (PayPeriod?)reckoning.From)
            .FirstOrDefaultAsync(cancellation) is not { } from) return [];
        var province = await ComputeRun.ProvinceAsync(db, run.Area!, cancellation);
        // Asked as the next run would ask.
        var next = new PayrollRun { AreaId = run.AreaId, Period = run.Through.Next, Through = run.Through.Next, Programme = run.Programme, Kind = run.Kind };
        var plan = new LookBackPlan(await EarlierRuns.OthersAsync(db, next, province.Path, cancellation), run.AreaId, next.Period, from, law.Digest);
        await EarlierRuns.GiveReckoningsAsync(db, plan, cancellation);
        if (plan.Previous?.RunId != run.Id) return [];

        var people = await new RegisterReader(db, run.Area!.Path, run.Programme, run.Period).ReadAsync(cancellation);
        var settled = people.Where(person => plan.IsSettled(person.File.Id, PersonDigest.Of(person, province.Code))).ToList();
        var granted = await new GrantedReader(db, law, run, from).ReadAsync(settled.ConvertAll(person => person.File.Id), run.Area.Path, withOwn: true, cancellation);
        var calculation = new PersonCalculation(law, new RunFrame(run.Id, run.Period, run.Through, province.Code, from, AdjustmentLimits.Default));
        var violations = new List<Violation>();
        for (var i = 0; i < settled.Count; i++)
        {
            foreach (var difference in calculation.Differences(settled[i], granted[i].Amounts))
                violations.Add(new Violation($"beneficiary {settled[i].File.Id}", string.Create(
                    CultureInfo.InvariantCulture, $"{difference.For} {difference.Component}: owed {difference.Owed}, granted {difference.Granted}")));
        }

        return violations;
    }
}
