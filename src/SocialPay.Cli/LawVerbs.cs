using System.CommandLine;
using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Cli;

/// <summary><c>law export|import|base|drafts|effect|approve|withdraw|confirm</c>: the rules and their changes.</summary>
internal static class LawVerbs
{
    private static readonly Argument<FileInfo> Rows = new Argument<FileInfo>("FILE") { Description = "CSV with the columns of the export" }.AcceptExistingOnly();
    private static readonly Option<FileInfo> OutFile = new("--out") { Description = "where the rows go", Required = true };
    private static readonly Option<string> Title = new("--title") { Description = "name of the instrument", Required = true };
    private static readonly Option<long> Draft = new("--draft") { Description = "id of the change", Required = true };
    private static readonly Option<string> Rule = new("--rule") { Description = "id of the row", Required = true };
    private static readonly Option<string> Note = new("--note") { Description = "what the confirmation rests on", Required = true };
    private static readonly Option<long> Amount = new("--amount") { Description = "đồng", Required = true };
    private static readonly Option<bool> Pension = new("--pension") { Description = "the social pension instead of the base of social assistance" };
    private static readonly Option<PayPeriod> From = Arguments.Month("--from", "first month, as 2026-07");

    public static Command Create()
    {
        var export = Verb.Create("export", "write all rows as CSV", ExportAsync);
        export.Options.Add(Verb.As);
        export.Options.Add(OutFile);
        var import = Verb.AsOfficer("import", "enter a file of rows as a draft", ImportAsync);
        import.Arguments.Add(Rows);
        import.Options.Add(Title);
        var own = Verb.AsOfficer("base", "enter the province's own amount as a draft", BaseAsync);
        own.Options.Add(Amount);
        own.Options.Add(From);
        own.Options.Add(Title);
        own.Options.Add(Pension);
        var drafts = Verb.Create("drafts", "the changes of the rules", DraftsAsync);
        drafts.Options.Add(Verb.As);
        var effect = Verb.AsOfficer("effect", "what a draft would do to the register", EffectAsync);
        effect.Options.Add(Draft);
        var confirm = Verb.AsOfficer("confirm", "stand by a row that nobody has read", async (context, cancellation) => Done(
            context, await context.Get<RuleConfirmations>().ConfirmAsync(context.Actor, context.Required(Rule), context.Required(Note), cancellation), new { rule = context.Required(Rule), confirmed = true }));
        confirm.Options.Add(Rule);
        confirm.Options.Add(Note);
        return new Command("law", "the rules in force and their changes")
        {
            export,
            import,
            own,
            drafts,
            effect,
            Decision("approve", "put a draft in force", (changes, context, id, cancellation) => changes.ApproveAsync(context.Actor, id, cancellation)),
            Decision("withdraw", "give up a draft", (changes, context, id, cancellation) => changes.WithdrawAsync(context.Actor, id, cancellation)),
            confirm,
        };
    }

    private static async Task<int> ExportAsync(VerbContext context, CancellationToken cancellation)
    {
        var rows = await context.Get<LawQueries>().ExportAsync(context.Actor, cancellation);
        if (rows.Error is { } refusal) return context.Refuse(refusal);
        var file = context.Required(OutFile);
        await File.WriteAllBytesAsync(file.FullName, rows.Value, cancellation);
        context.Output.Write(new { file = file.FullName }, () => Console.WriteLine(file.FullName));
        return ExitCode.Done;
    }

    private static async Task<int> ImportAsync(VerbContext context, CancellationToken cancellation)
    {
        var content = await File.ReadAllBytesAsync(context.Value(Rows).FullName, cancellation);
        var outcome = await context.Get<LawDrafts>().FromFileAsync(context.Actor, context.Required(Title), content, cancellation);
        if (outcome.Error is { } refusal) return context.Refuse(refusal);
        var (draft, changed, problems) = outcome.Value;
        context.Output.Write(
            new { draft, changed, errors = problems.Select(problem => new { row = problem.RowId, code = problem.Kind, message = PolicyText.Problem(problem, Cultures.Vietnamese) }) },
            () =>
            {
                Console.WriteLine(draft is { } id ? $"{id}: {changed}" : $"{problems.Count}");
                foreach (var problem in problems) Console.Error.WriteLine($"{problem.RowId}: {PolicyText.Problem(problem, Cultures.Vietnamese)}");
            });
        return draft is null ? ExitCode.Refused : ExitCode.Done;
    }

    private static async Task<int> BaseAsync(VerbContext context, CancellationToken cancellation)
    {
        var reference = context.Value(Pension) ? BaseReference.Fixed : BaseReference.SocialAssistanceBase;
        var draft = await context.Get<LawDrafts>().ProvincialBaseAsync(
            context.Actor, reference, context.Required(From), null, new Vnd(context.Required(Amount)), context.Required(Title), cancellation);
        if (draft.Error is { } refusal) return context.Refuse(refusal);
        context.Output.Write(new { draft = draft.Value }, () => Console.WriteLine(draft.Value));
        return ExitCode.Done;
    }

    private static async Task<int> DraftsAsync(VerbContext context, CancellationToken cancellation)
    {
        var drafts = await context.Get<LawQueries>().DraftsAsync(context.Actor, cancellation);
        if (drafts.Error is { } refusal) return context.Refuse(refusal);
        context.Output.Write(
            drafts.Value.Select(draft => new { draft = draft.Id, title = draft.Title, from = draft.From.ToString(), state = draft.State, madeBy = draft.MadeBy, decidedBy = draft.DecidedBy }),
            () =>
            {
                foreach (var draft in drafts.Value) Console.WriteLine($"{draft.Id}  {draft.From.ToDisplay()}  {draft.Title}");
            });
        return ExitCode.Done;
    }

    private static async Task<int> EffectAsync(VerbContext context, CancellationToken cancellation)
    {
        var effect = await context.Get<LawEffects>().OfDraftAsync(context.Actor, context.Required(Draft), null, cancellation);
        if (effect.Error is { } refusal) return context.Refuse(refusal);
        var (month, people, gain, lose, before, after, groups) = effect.Value;
        context.Output.Write(
            new
            {
                month = month.ToString(),
                people,
                gain,
                lose,
                before,
                after,
                groups = groups.Select(group => new { group = group.Group, component = group.Component.Code(), people = group.People, before = group.Before, after = group.After }),
            },
            () => Console.WriteLine($"{month.ToDisplay()}: {people} ({gain}+ {lose}-), {before} -> {after}"));
        return ExitCode.Done;
    }

    private static Command Decision(string name, string description, Func<LawDrafts, VerbContext, long, CancellationToken, Task<Result>> decide)
    {
        var command = Verb.AsOfficer(name, description, async (context, cancellation) =>
            Done(context, await decide(context.Get<LawDrafts>(), context, context.Required(Draft), cancellation), new { draft = context.Required(Draft), done = name }));
        command.Options.Add(Draft);
        return command;
    }

    private static int Done(VerbContext context, Result result, object document)
    {
        if (result.Error is { } refusal) return context.Refuse(refusal);
        context.Output.Write(document, () => { });
        return ExitCode.Done;
    }
}
