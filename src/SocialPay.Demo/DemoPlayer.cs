using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Application.Data;
using SocialPay.Application.Demo;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Demo;

/// <summary>
/// Lets the demo's officers and providers work, month by month, with the same use cases as everybody: compute, submit, approve, export,
/// results. Each step is skipped where it was done, so that a play that broke off goes on where it stopped.
/// </summary>
public sealed class DemoPlayer(IDbContextFactory<SocialPayContext> contexts, IServiceProvider services)
{
    private static readonly PayPeriod FirstMonth = new(2021, 1);
    private static readonly PayPeriod LastPlayed = new(2021, 5);

    // The register closes for a month before the 25th of the month before; the provider reports before the 20th (20/2021 art. 34).
    private const int PreparationDay = 18;
    private const int ApprovalDay = 20;
    private const int ExportDay = 22;
    private const int ResultDay = 18;

    /// <summary>Plays every month up to the given one through to results.</summary>
    public async Task<Result<IReadOnlyList<PlayedMonth>>> PlayAsync(PayPeriod to, CancellationToken cancellation)
    {
        if (await RefusalAsync(cancellation) is { } refusal) return refusal;
        var played = new List<PlayedMonth>();
        for (var month = FirstMonth; month <= to; month = month.Next)
        {
            var result = await PlayMonthAsync(month, cancellation);
            if (result.Error is { } error) return error;
            played.Add(result.Value);
        }

        // The officers go on after what was played.
        await services.GetRequiredService<DemoOfficeClock>().GoOnAsync(to.FirstDay.AddDays(DemoDay.First.Day - 1), cancellation);
        return played;
    }

    /// <summary>
    /// What a visitor of the demo finds: January to May 2021 through to results, June as a draft. Done once: afterwards the months belong to
    /// whoever works with them.
    /// </summary>
    public async Task<Result> SetSceneAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await DemoMark.IsPlayedAsync(db, cancellation)) return Result.Done;
        var played = await PlayAsync(LastPlayed, cancellation);
        if (played.Error is { } stopped) return stopped;
        if ((await DraftAsync(LastPlayed.Next, cancellation)).Error is { } notDrafted) return notDrafted;
        DemoMark.SetPlayed(db, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Computes a month in all districts and leaves the drafts for them.</summary>
    public async Task<Result> DraftAsync(PayPeriod month, CancellationToken cancellation)
    {
        if (await RefusalAsync(cancellation) is { } refusal) return refusal;
        await ChooseAsync(month, cancellation);
        foreach (var (district, _) in LangSonAreas.Districts)
        {
            var run = await ComputedAsync(district, month, cancellation);
            if (run.Error is { } error) return error;
        }

        return Result.Done;
    }

    private async Task<Error?> RefusalAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await DemoMark.PeopleAsync(db, cancellation) is null ? DemoErrors.NotLoaded : null;
    }

    private async Task<Result<PlayedMonth>> PlayMonthAsync(PayPeriod month, CancellationToken cancellation)
    {
        var accounts = await ChooseAsync(month, cancellation);
        // One after the other, so that runs and references get the same numbers every time.
        var runs = new List<(string District, PayrollRun Run)>();
        foreach (var (district, _) in LangSonAreas.Districts)
        {
            var computed = await ComputedAsync(district, month, cancellation);
            if (computed.Error is { } error) return error;
            // A small demo has districts without anybody.
            if (computed.Value is { } run) runs.Add((district, run));
        }

        var results = new Result<int>[runs.Count];
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForAsync(0, runs.Count, sideBySide, async (i, stop) => results[i] = await ThroughAsync(runs[i].District, runs[i].Run, stop));
        foreach (var result in results)
            if (result.Error is { } refusal) return refusal;
        return new PlayedMonth(
            month, runs.Count, runs.Sum(entry => entry.Run.People), runs.Sum(entry => entry.Run.Amount), accounts, results.Sum(result => result.Value));
    }

    private async Task<int> ChooseAsync(PayPeriod month, CancellationToken cancellation)
    {
        var clock = new DemoClock();
        await new DemoChanges(contexts, new PlayedServices(services, clock), clock).RecordAsync(month, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        clock.Set(month.Previous.FirstDay.AddDays(PreparationDay - 2), 15);
        return await DemoChoices.RecordAsync(db, month, clock.GetUtcNow(), cancellation);
    }

    /// <summary>The district's run of the month, computed anew while it is a draft; none where it has nobody to pay.</summary>
    private async Task<Result<PayrollRun?>> ComputedAsync(string district, PayPeriod month, CancellationToken cancellation)
    {
        var clock = new DemoClock();
        clock.Set(month.Previous.FirstDay.AddDays(PreparationDay - 1), 9);
        var known = await RunAsync(district, month, cancellation);
        if (known is not null && known.State != PayrollRunState.Draft) return known;
        var preparer = new Actor(LangSonOfficers.Preparer(district));
        var computed = await UseCase<ComputeRun>(clock).ExecuteAsync(preparer, month, district, null, cancellation);
        if (computed.Error is { } refusal) return refusal;
        if (computed.Value.Single().Run.Error is { } error) return error;
        var run = (await RunAsync(district, month, cancellation))!;
        if (run.LineCount > 0) return run;
        var cancelled = await UseCase<RunWorkflow>(clock).CancelAsync(preparer, run.Id, "Không có đối tượng", cancellation);
        return cancelled.Error is { } notCancelled ? notCancelled : (PayrollRun?)null;
    }

    /// <summary>From draft to the providers' results; how many payments did not come about.</summary>
    private async Task<Result<int>> ThroughAsync(string district, PayrollRun run, CancellationToken cancellation)
    {
        var (preparer, approver) = (new Actor(LangSonOfficers.Preparer(district)), new Actor(LangSonOfficers.Approver(district)));
        var clock = new DemoClock();
        var before = run.Period.Previous.FirstDay;
        var state = run.State;
        if (state == PayrollRunState.Draft)
        {
            clock.Set(before.AddDays(PreparationDay - 1), 10);
            if (await ConfirmAsync(clock, run, cancellation) is { } unconfirmed) return unconfirmed;
            if ((await UseCase<RunWorkflow>(clock).SubmitAsync(preparer, run.Id, run.Revision, cancellation)).Error is { } error) return error;
            state = PayrollRunState.Submitted;
        }

        if (state == PayrollRunState.Submitted)
        {
            clock.Set(before.AddDays(ApprovalDay - 1), 14);
            if ((await UseCase<RunWorkflow>(clock).ApproveAsync(approver, run.Id, run.Revision, cancellation)).Error is { } error) return error;
            state = PayrollRunState.Approved;
        }

        if (state is not (PayrollRunState.Approved or PayrollRunState.Released)) return 0;
        clock.Set(before.AddDays(ExportDay - 1), 8);
        var files = await UseCase<BatchExport>(clock).OfRunAsync(preparer, run.Id, BatchFileFormat.Csv, null, cancellation);
        if (files.Error is { } notExported) return notExported;

        clock.Set(run.Period.FirstDay.AddDays(ResultDay - 1), 16);
        var notPaid = 0;
        foreach (var (provider, content) in DemoOutcomes.Answers(files.Value.Select(file => file.Content), run.Period))
        {
            var report = await UseCase<ResultImport>(clock).ApplyAsync(preparer, $"ket-qua-{provider}-{district}-{run.Period}.csv", content, cancellation);
            if (report.Error is { } refused) return refused;
            if (report.Value.PutAside) return report.Value.Errors[0].Error;
            notPaid += report.Value.Outcomes.Where(outcome => outcome.Outcome != InstructionState.Paid).Sum(outcome => outcome.Count);
        }

        return notPaid;
    }

    /// <summary>The province confirms the rows that the month rests on and nobody has read.</summary>
    private async Task<Error?> ConfirmAsync(DemoClock clock, PayrollRun run, CancellationToken cancellation)
    {
        var officer = new Actor(LangSonOfficers.ProvinceOfficer);
        var details = await services.GetRequiredService<RunQueries>().DetailsAsync(officer, run.Id, cancellation);
        if (details.Error is { } hidden) return hidden;
        foreach (var rule in details.Value.Unverified.Waiting)
            if ((await UseCase<RuleConfirmations>(clock).ConfirmAsync(officer, rule.Rule.Id, "Công văn xác nhận của sở (minh họa)", cancellation)).Error is { } error) return error;
        return null;
    }

    private async Task<PayrollRun?> RunAsync(string district, PayPeriod month, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.PayrollRuns.AsNoTracking().FirstOrDefaultAsync(
            run => run.Period == month && run.Programme == Programme.SocialAssistance && run.Kind == PayrollRunKind.Regular
                && run.State != PayrollRunState.Cancelled && run.Area!.Level == AreaLevel.District && run.Area.Code == district,
            cancellation);
    }

    /// <summary>The use case of everybody, at the demo's day.</summary>
    private T UseCase<T>(DemoClock clock)
        where T : class => new PlayedServices(services, clock).UseCase<T>();
}
