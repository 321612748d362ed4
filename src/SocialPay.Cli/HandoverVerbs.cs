using System.CommandLine;
using SocialPay.Application.Data;
using SocialPay.Application.Registration.Changes;

namespace SocialPay.Cli;

/// <summary><c>handover …</c>: one officer hands an area's register to the next.</summary>
internal static class HandoverVerbs
{
    public static Command Create() => new("handover", "an area's register goes from one officer to the next") { Offer(), Accept(), List() };

    private static Command Offer()
    {
        var area = new Option<string>("--area") { Description = "code of the area", Required = true };
        var to = new Option<string>("--to") { Description = "user name of the next officer", Required = true };
        var note = new Option<string?>("--note") { Description = "what she has to know" };
        var verb = Verb.AsOfficer("offer", "sign what is left, with counts and open work", async (context, cancellation) =>
        {
            var offered = await context.Get<Handovers>().OfferAsync(context.Actor, context.Required(area), context.Required(to), context.Value(note), cancellation);
            if (offered.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(new { handover = offered.Value }, () => Console.WriteLine(offered.Value));
            return ExitCode.Done;
        });
        foreach (Option option in new Option[] { area, to, note }) verb.Options.Add(option);
        return verb;
    }

    private static Command Accept()
    {
        var id = new Option<long>("--handover") { Description = "number of the handover", Required = true };
        var verb = Verb.AsOfficer("accept", "sign that it was found so", async (context, cancellation) =>
        {
            var accepted = await context.Get<Handovers>().AcceptAsync(context.Actor, context.Required(id), cancellation);
            if (accepted.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(new { handover = context.Required(id), accepted = true }, () => Console.WriteLine(context.Required(id)));
            return ExitCode.Done;
        });
        verb.Options.Add(id);
        return verb;
    }

    private static Command List()
    {
        var area = new Option<string>("--area") { Description = "code of the area", Required = true };
        var verb = Verb.AsOfficer("list", "the handovers of an area, the newest first", async (context, cancellation) =>
        {
            var found = await context.Get<Handovers>().ListAsync(context.Actor, context.Required(area), cancellation);
            if (found.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(
                found.Value.Select(row => new
                {
                    handover = row.Handover.Id,
                    area = row.AreaCode,
                    from = row.From,
                    to = row.To,
                    offered_at = row.Handover.OfferedAt.InVietnam(),
                    accepted_at = row.Handover.AcceptedAt?.InVietnam(),
                    people = row.Handover.People,
                    proposed = row.Handover.Proposed,
                    returned = row.Handover.Returned,
                    overdue_reviews = row.Handover.Overdue,
                    uncollected = row.Handover.Uncollected,
                    note = row.Handover.Note,
                }),
                () =>
                {
                    foreach (var row in found.Value) Console.WriteLine($"{row.Handover.Id} {row.AreaCode} {row.From} → {row.To} {row.Handover.OfferedAt.InVietnam():dd/MM/yyyy}{(row.Handover.AcceptedAt is null ? " …" : "")}");
                });
            return ExitCode.Done;
        });
        verb.Options.Add(area);
        return verb;
    }
}
