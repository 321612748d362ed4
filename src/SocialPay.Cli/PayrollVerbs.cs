using System.CommandLine;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Cli;

/// <summary><c>payroll run|submit|approve|return|cancel|show|limits</c>.</summary>
internal static class PayrollVerbs
{
    private static readonly Option<long> Run = new("--run") { Description = "id of the run", Required = true };
    private static readonly Option<int?> Revision = new("--revision") { Description = "the revision looked at; without it, the one that stands" };
    private static readonly Option<string> Reason = new("--reason") { Description = "why" };
    private static readonly Option<string> AreaCode = new("--area") { Description = "code of an area, or of one above several", Required = true };

    private static readonly Option<int?> RecoveryPercent = new("--recovery-percent")
    {
        Description = "most of a payment that is taken back in a month; without it, the limits are only shown",
    };

    private static readonly Option<int?> Months = new("--months") { Description = "how many months to look back; without it, to the first payroll here" };

    private static readonly Option<int?> PaidMonths = new("--months")
    {
        Description = "how many months it pays at once, from the period on: 2 before Tết; without it those of the draft, or one",
    };

    public static Command Create()
    {
        var run = Verb.AsOfficer("run", "compute the regular payroll of a month", ComputeAsync);
        run.Options.Add(Arguments.Period);
        run.Options.Add(AreaCode);
        run.Options.Add(PaidMonths);
        var limits = Verb.AsOfficer("limits", "show or set a province's limits for arrears and recoveries", LimitsAsync);
        limits.Options.Add(AreaCode);
        limits.Options.Add(RecoveryPercent);
        limits.Options.Add(Months);
        limits.Validators.Add(result =>
        {
            if (result.GetResult(Months) is not null && result.GetResult(RecoveryPercent) is null) result.AddError("'--months' needs --recovery-percent.");
        });
        return new Command("payroll", "payroll runs")
        {
            run,
            Step("submit", "freeze a revision", (workflow, actor, id, revision, _, cancellation) => workflow.SubmitAsync(actor, id, revision, cancellation)),
            Step("approve", "approve the revision", (workflow, actor, id, revision, _, cancellation) => workflow.ApproveAsync(actor, id, revision, cancellation)),
            Step("return", "give back to the preparer", (workflow, actor, id, revision, reason, cancellation) => workflow.ReturnAsync(actor, id, revision, reason, cancellation)),
            Step("cancel", "give up a draft", (workflow, actor, id, _, reason, cancellation) => workflow.CancelAsync(actor, id, reason, cancellation)),
            Step("show", "one run", null),
            limits,
        };
    }

    private static async Task<int> LimitsAsync(VerbContext context, CancellationToken cancellation)
    {
        var area = context.Required(AreaCode);
        if (context.Value(RecoveryPercent) is { } percent)
        {
            var set = await context.Get<SetAdjustmentLimits>().ExecuteAsync(context.Actor, area, percent, context.Value(Months), cancellation);
            if (set.Error is { } refusal) return context.Refuse(refusal);
        }

        var today = PayPeriod.Of(context.Get<OfficeClock>().Today());
        var found = await context.Get<AdjustmentLimitsQuery>().OfAreaAsync(context.Actor, area, today, cancellation);
        if (found.Error is { } hidden) return context.Refuse(hidden);
        var (code, name, limits) = (found.Value.ProvinceCode, found.Value.ProvinceName, found.Value.Limits);
        context.Output.Write(
            new { area = code, areaName = name, recoveryPercent = limits.RecoveryPercent, months = limits.Months },
            () => Console.WriteLine($"{code} {name}: {limits.RecoveryPercent}%, {(limits.Months is { } months ? $"{months} tháng" : "mọi tháng")}"));
        return ExitCode.Done;
    }

    private static async Task<int> ComputeAsync(VerbContext context, CancellationToken cancellation)
    {
        var computed = await context.Get<ComputeRun>().ExecuteAsync(
            context.Actor, context.Required(Arguments.Period), context.Value(PaidMonths), context.Required(AreaCode), null, cancellation);
        if (computed.Error is { } refusal) return context.Refuse(refusal);
        var runs = new List<object>();
        foreach (var (area, result) in computed.Value)
        {
            if (result.Error is { } error)
            {
                runs.Add(new { area = area.Code, areaName = area.FullName, refused = new { code = error.Code, message = error.Message() } });
                continue;
            }

            var details = await context.Get<RunQueries>().DetailsAsync(context.Actor, result.Value.RunId, cancellation);
            if (details.Error is { } hidden) return context.Refuse(hidden);
            runs.Add(Document(details.Value, result.Value.Seconds));
        }

        var refused = computed.Value.Where(area => !area.Run.IsDone).ToList();
        if (refused.Count == computed.Value.Count && refused.Count == 1) return context.Refuse(refused[0].Run.Error!);
        context.Output.Write(runs, () =>
        {
            foreach (var (area, result) in computed.Value)
                Console.WriteLine($"{area.Code} {area.FullName}: {(result.Error is { } error ? error.Message() : $"bảng {result.Value.RunId}, {result.Value.Seconds:0.0} s")}");
        });
        return refused.Count == computed.Value.Count ? ExitCode.Refused : ExitCode.Done;
    }

    private static Command Step(
        string name, string description, Func<RunWorkflow, Actor, long, int?, string?, CancellationToken, Task<Result>>? step)
    {
        var command = Verb.AsOfficer(name, description, async (context, cancellation) =>
        {
            var id = context.Required(Run);
            if (step is not null)
            {
                var result = await step(context.Get<RunWorkflow>(), context.Actor, id, context.Value(Revision), context.Value(Reason), cancellation);
                if (result.Error is { } refusal) return context.Refuse(refusal);
            }

            var details = await context.Get<RunQueries>().DetailsAsync(context.Actor, id, cancellation);
            if (details.Error is { } hidden) return context.Refuse(hidden);
            context.Output.Write(Document(details.Value, null), () => Print(details.Value));
            return ExitCode.Done;
        });
        command.Options.Add(Run);
        command.Options.Add(Revision);
        command.Options.Add(Reason);
        return command;
    }

    private static object Document(RunDetails details, double? seconds) => new
    {
        run = details.Run.RunId,
        area = details.Run.AreaCode,
        areaName = details.Run.AreaName,
        period = details.Run.Period.ToString(),
        through = details.Run.Through.ToString(),
        programme = details.Run.Programme,
        state = details.Run.State,
        revision = details.Run.Revision,
        people = details.Run.People,
        lines = details.Run.Lines,
        amount = details.Run.Amount,
        hash = details.Run.Hash,
        seconds = seconds is { } time ? Math.Round(time, 3) : (double?)null,
        batches = details.Batches.Select(batch => new
        {
            batch = batch.BatchId,
            commune = batch.AreaCode,
            communeName = batch.AreaName,
            provider = batch.ProviderCode,
            state = batch.State,
            count = batch.Count,
            amount = batch.Amount,
        }),
        groups = details.Groups.Select(group => new { group = group.Group, component = group.Component, people = group.People, amount = group.Amount }),
        carriedOver = new { people = details.CarriedPeople, amount = details.CarriedAmount },
        arrears = new { people = details.Arrears.People, amount = details.Arrears.Amount },
        recoveries = new { people = details.Recoveries.People, amount = details.Recoveries.Amount },
        overpaid = details.Overpaid.Select(exception => new { beneficiary = exception.BeneficiaryId, amount = exception.Amount }),
        unpayable = details.Exceptions.Select(exception => new { beneficiary = exception.BeneficiaryId, cause = exception.Cause, amount = exception.Amount }),
        unpaid = details.Unpaid.Select(cause => new { cause = cause.Cause, people = cause.People }),
        suspensionProposals = details.SuspensionProposals.Select(proposal =>
            new { beneficiary = proposal.BeneficiaryId, months = proposal.Months, since = proposal.Since.ToString(), amount = proposal.Amount }),
        unverified = details.Unverified.Rules.Select(rule => new { rule = rule.Rule.Id, flag = rule.Rule.Flag.Code(), lines = rule.Lines, amount = rule.Amount, confirmed = rule.Confirmed }),
        steps = details.Steps.Select(step => new { action = step.Action, revision = step.Revision, by = step.UserFullName, at = step.At, reason = step.Reason }),
    };

    private static void Print(RunDetails details)
    {
        Console.WriteLine($"{details.Run.AreaCode} {details.Run.AreaName}, {PayPeriod.ToDisplay(details.Run.Period, details.Run.Through)}: {details.Run.State}, bản {details.Run.Revision}");
        Console.WriteLine($"{details.Run.People} người, {details.Run.Lines} dòng, {details.Run.Amount} đồng, {details.Run.Hash}");
        Console.WriteLine($"chưa vào bảng: {details.NotPaid} người");
    }
}
