using System.CommandLine;
using System.Text.Json;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Changes;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Cli;

/// <summary><c>change …</c>: what happens to people of the register. The fields of each kind: docs/changes.md.</summary>
internal static class ChangeVerbs
{
    public static Command Create() => new("change", "changes of the register: propose, decide, list") { Propose(), Approve(), Return(), Withdraw(), List(), Show() };

    private static Command Propose()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "the change as JSON (docs/changes.md)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "say what it would do, and store nothing" };
        var verb = Verb.AsOfficer("propose", "propose a change of one person", async (context, cancellation) =>
        {
            var read = ChangeFile.Read(await File.ReadAllTextAsync(context.Value(file).FullName, cancellation));
            if (read.Error is { } wrong) return context.Refuse(wrong);
            // The id may stand in the file, as a form sends it.
            var actor = read.Value.CommandId is { } id && context.Actor.CommandId is null ? context.Actor with { CommandId = id } : context.Actor;
            var proposed = context.Value(dryRun)
                ? await context.Get<ProposeChange>().PreviewAsync(actor, read.Value.Request, cancellation)
                : await context.Get<ProposeChange>().ExecuteAsync(actor, read.Value.Request, cancellation);
            return proposed.Error is { } refusal ? context.Refuse(refusal) : Print(context, proposed.Value, context.Value(dryRun));
        });
        verb.Arguments.Add(file);
        verb.Options.Add(dryRun);
        return verb;
    }

    private static int Print(VerbContext context, ProposedChange proposed, bool dryRun)
    {
        var warnings = Warnings(proposed.Effect).ToList();
        context.Output.Write(
            new
            {
                change = proposed.ChangeId,
                state = dryRun ? null : Code(proposed.State),
                effect = proposed.Effect.Months.Select(month => new
                {
                    @for = month.For.ToString(),
                    component = month.Component.ToString(),
                    before = month.Before.Amount,
                    after = month.After.Amount,
                }),
                warnings,
            },
            () =>
            {
                if (!dryRun) Console.WriteLine($"{proposed.ChangeId} {Code(proposed.State)}");
                foreach (var month in proposed.Effect.Months) Console.WriteLine($"{month.For.ToDisplay()} {month.Component}: {month.Before.Amount:#,0} → {month.After.Amount:#,0}");
                foreach (var warning in warnings) Console.WriteLine(warning);
            });
        return ExitCode.Done;
    }

    private static IEnumerable<string> Warnings(ChangeEffect effect)
    {
        foreach (var month in effect.Months)
        {
            if (month.Granted is not { } granted || granted == month.After) continue;
            var difference = month.After - granted;
            yield return new Error(difference < Vnd.Zero ? "Changes.Recovers" : "Changes.Pays", PolicyText.Money(difference < Vnd.Zero ? -difference : difference, Cultures.Vietnamese), month.For.ToDisplay()).Message();
        }

        if (effect.PaymentsOnTheirWay > 0) yield return new Error("Changes.OnItsWay", effect.PaymentsOnTheirWay, PolicyText.Money(effect.OnItsWay, Cultures.Vietnamese)).Message();
    }

    private static Command Approve() => Decide("approve", "approve a change", (context, id, _, cancellation) => context.Get<DecideChange>().ApproveAsync(context.Actor, id, cancellation));

    private static Command Return() => Decide("return", "return a change with a reason", (context, id, reason, cancellation) => context.Get<DecideChange>().ReturnAsync(context.Actor, id, reason, cancellation));

    private static Command Withdraw() => Decide("withdraw", "give up a change that one proposed", (context, id, reason, cancellation) => context.Get<DecideChange>().WithdrawAsync(context.Actor, id, reason, cancellation));

    private static Command Decide(string name, string description, Func<VerbContext, long, string?, CancellationToken, Task<Result<ChangeState>>> decide)
    {
        var change = new Option<long>("--change") { Description = "number of the change", Required = true };
        var reason = new Option<string?>("--reason") { Description = "why" };
        var verb = Verb.AsOfficer(name, description, async (context, cancellation) =>
        {
            var id = context.Required(change);
            var decided = await decide(context, id, context.Value(reason), cancellation);
            if (decided.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(new { change = id, state = Code(decided.Value) }, () => Console.WriteLine($"{id} {Code(decided.Value)}"));
            return ExitCode.Done;
        });
        verb.Options.Add(change);
        verb.Options.Add(reason);
        return verb;
    }

    private static Command List()
    {
        var area = new Option<string>("--area") { Description = "code of the area", Required = true };
        var state = new Option<string?>("--state") { Description = "proposed, approved, returned, withdrawn" };
        state.AcceptOnlyFromAmong([.. Enum.GetValues<ChangeState>().Select(Code)]);
        var verb = Verb.AsOfficer("list", "the changes of an area, the one due first at the top", async (context, cancellation) =>
        {
            var only = context.Value(state) is { } code ? Enum.Parse<ChangeState>(code, ignoreCase: true) : (ChangeState?)null;
            var found = await context.Get<ChangeQueries>().ListAsync(context.Actor, context.Required(area), only, cancellation);
            if (found.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(found.Value.Select(Row), () =>
            {
                foreach (var row in found.Value) Console.WriteLine($"{row.Id} {row.Kind.Code()} {Code(row.State)} {row.Effective:dd/MM/yyyy} {row.AreaName} {row.Name} {(row.People > 1 ? $"+{row.People - 1}" : "")} {row.ProposedBy} {row.Due:dd/MM/yyyy}{(row.IsLate ? " !" : "")}");
            });
            return ExitCode.Done;
        });
        verb.Options.Add(area);
        verb.Options.Add(state);
        return verb;
    }

    private static Command Show()
    {
        var change = new Option<long>("--change") { Description = "number of the change", Required = true };
        var verb = Verb.AsOfficer("show", "one change with its steps", async (context, cancellation) =>
        {
            var found = await context.Get<ChangeQueries>().ShowAsync(context.Actor, context.Required(change), cancellation);
            if (found.Error is { } refusal) return context.Refuse(refusal);
            var view = found.Value;
            var shown = new
            {
                change = Row(view.Row),
                paper = new { number = view.Row.PaperNumber, date = view.PaperDate, issuer = view.PaperIssuer, sha256 = view.PaperScan },
                corrects = view.CorrectsId,
                corrected_by = view.CorrectedById,
                values = view.Values.Select(item => new { person = item.PersonId, values = JsonDocument.Parse(item.Values).RootElement }),
                steps = view.Steps.Select(Step),
            };
            context.Output.Write(shown, () => Console.WriteLine(JsonSerializer.Serialize(shown)));
            return ExitCode.Done;
        });
        verb.Options.Add(change);
        return verb;
    }

    internal static object Step(ChangeStepView step) => new { action = step.Action.ToString().ToLowerInvariant(), user = step.UserName, name = step.FullName, at = step.At.InVietnam(), reason = step.Reason };

    internal static string Code(ChangeState state) => state.ToString().ToLowerInvariant();

    private static object Row(ChangeRow row) => new
    {
        id = row.Id,
        kind = row.Kind.Code(),
        state = Code(row.State),
        effective = row.Effective,
        area = row.AreaCode,
        person = row.PersonId,
        name = row.Name,
        people = row.People,
        proposed_by = row.ProposedBy,
        proposed_at = row.ProposedAt.InVietnam(),
        due = row.Due,
        late = row.IsLate,
    };
}
