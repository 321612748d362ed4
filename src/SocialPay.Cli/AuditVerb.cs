using System.CommandLine;
using System.Text.Json;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Cli;

/// <summary><c>audit show</c>: who did and read what, of a person, a run or an officer; the newest first.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var person = new Option<string?>("--person") { Description = "number in the register, or ID number" };
        var run = new Option<long?>("--run") { Description = "id of the run" };
        var officer = new Option<string?>("--officer") { Description = "user name" };
        var show = Verb.AsOfficer("show", "entries of the audit, the newest first", async (context, cancellation) =>
        {
            var queries = context.Get<AuditQueries>();
            var found = context.Value(person) is { } who ? await queries.OfPersonAsync(context.Actor, who, cancellation)
                : context.Value(run) is { } id ? await queries.OfRunAsync(context.Actor, id, cancellation)
                : await queries.OfOfficerAsync(context.Actor, context.Value(officer)!, cancellation);
            return found.Error is { } refusal ? context.Refuse(refusal) : Print(context, found.Value);
        });
        Option[] subjects = [person, run, officer];
        foreach (var option in subjects) show.Options.Add(option);
        show.Validators.Add(result =>
        {
            if (subjects.Count(option => result.GetResult(option) is not null) != 1) result.AddError("'show' needs one of --person, --run, --officer.");
        });
        return new Command("audit", "who did and read what") { show };
    }

    private static int Print(VerbContext context, IReadOnlyList<AuditView> entries)
    {
        context.Output.Write(
            entries.Select(entry => new
            {
                number = entry.Number,
                at = entry.At.InVietnam(),
                kind = entry.Kind.ToString().ToLowerInvariant(),
                user = entry.UserName,
                name = entry.FullName,
                role = entry.Role?.Code(),
                area = entry.AreaCode,
                origin = entry.Origin switch { OriginKind.Page => "page", OriginKind.CommandLine => "cli", OriginKind.Program => "program" },
                address = entry.Address,
                command = entry.Command,
                subject = new { kind = entry.SubjectKind.ToString().ToLowerInvariant(), id = entry.SubjectId },
                changes = entry.Changes is { } changes ? JsonDocument.Parse(changes).RootElement : (JsonElement?)null,
                reason = entry.Reason,
            }),
            () =>
            {
                foreach (var entry in entries)
                    Console.WriteLine($"{entry.At.InVietnam():dd/MM/yyyy HH:mm:ss} {entry.UserName} {entry.Command} {entry.SubjectId} {entry.Reason}");
            });
        return ExitCode.Done;
    }
}
