using System.CommandLine;
using System.Text.Json;
using SocialPay.Application.Data;
using SocialPay.Application.Registration.Changes;

namespace SocialPay.Cli;

/// <summary><c>person show</c>: a person as the register knew her on a day.</summary>
internal static class PersonVerb
{
    public static Command Create()
    {
        var person = new Option<string>("--person") { Description = "ID number, present or former, or number in the register", Required = true };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "the day, YYYY-MM-DD; today where it is not given" };
        var show = Verb.AsOfficer("show", "a person as she was known on a day", async (context, cancellation) =>
        {
            var found = await context.Get<PersonAsKnown>().ShowAsync(context.Actor, context.Required(person), context.Value(asOf), cancellation);
            if (found.Error is { } refusal) return context.Refuse(refusal);
            var shown = Shown(found.Value);
            context.Output.Write(shown, () => Console.WriteLine(JsonSerializer.Serialize(shown)));
            return ExitCode.Done;
        });
        show.Options.Add(person);
        show.Options.Add(asOf);
        return new Command("person", "people of the register, one by one") { show, Overdue() };
    }

    private static Command Overdue()
    {
        var area = new Option<string>("--area") { Description = "code of the area", Required = true };
        var file = new Option<FileInfo?>("--out") { Description = "writes the list to sign as XLSX" };
        var verb = Verb.AsOfficer("overdue", "who receives something and was not reviewed within twelve months", async (context, cancellation) =>
        {
            var reviews = context.Get<OverdueReviews>();
            if (context.Value(file) is { } target)
            {
                using var content = new MemoryStream();
                if ((await reviews.WriteAsync(context.Actor, context.Required(area), content, cancellation)).Error is { } refused) return context.Refuse(refused);
                await File.WriteAllBytesAsync(target.FullName, content.ToArray(), cancellation);
                return ExitCode.Done;
            }

            var found = await reviews.ListAsync(context.Actor, context.Required(area), cancellation);
            if (found.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(
                found.Value.Select(row => new
                {
                    person = row.PersonId,
                    commune = row.CommuneName,
                    village = row.Village,
                    name = row.FullName,
                    birth = row.Birth.ToString(),
                    id_number = row.IdNumber,
                    reviewed_on = row.ReviewedOn,
                    reviewed_by = row.ReviewedBy,
                    since = row.Since,
                }),
                () =>
                {
                    foreach (var row in found.Value) Console.WriteLine($"{row.CommuneName}, {row.Village}: {row.FullName} {row.Birth.ToDisplay()} {row.Since:dd/MM/yyyy}");
                });
            return ExitCode.Done;
        });
        verb.Options.Add(area);
        verb.Options.Add(file);
        return verb;
    }

    private static object Shown(PersonPicture picture)
    {
        var person = picture.Person;
        return new
        {
            person = person.Id,
            as_of = picture.Day,
            identity = new
            {
                full_name = person.FullName,
                birth = person.Birth.ToString(),
                sex = Text(person.Sex),
                ethnicity = person.Ethnicity,
                id_number = person.IdNumber,
                id_issued_on = person.IdIssuedOn,
                no_id_reason = person.NoIdReason,
                phone = person.Phone,
                died_on = person.DiedOn,
                reviewed_on = person.ReviewedOn,
                former = person.FormerNames,
            },
            residence = person.Residences.Select(residence => new
            {
                commune = residence.AreaId is { } id ? picture.Communes[id].Code : null,
                name = residence.AreaId is { } area ? picture.Communes[area].Name : null,
                village = residence.LastMonth is null ? person.Village : residence.Village,
                from = residence.From,
                first_month = residence.From is null ? null : residence.FirstMonth.ToString(),
                last_month = residence.LastMonth?.ToString(),
            }),
            grants = person.Entitlements.Select(grant => new
            {
                programme = Text(grant.Programme),
                group = grant.Group,
                component = Text(grant.Component),
                decision = grant.DecisionNumber,
                decision_date = grant.DecisionDate,
                start = grant.Start.ToString(),
                end = grant.End?.ToString(),
                paid_through = grant.PaidThrough?.ToString(),
                suspended = grant.Suspended.IsNone ? null : grant.Suspended.ToString(),
            }),
            facts = person.Circumstances.Select(fact => new { name = fact.Attribute, value = fact.Value, from = fact.From }),
            methods = person.PaymentMethods.Select(method => new
            {
                kind = Text(method.Kind),
                provider = picture.Providers[method.ProviderId],
                bank = method.BankBin,
                account_number = method.AccountNumber,
                holder_name = method.HolderName,
                from = method.From.ToString(),
                to = method.To?.ToString(),
                state = Text(method.State),
            }),
            proxies = person.Proxies.Select(proxy => new { kind = Text(proxy.Kind), full_name = proxy.FullName, id_number = proxy.IdNumber, from = proxy.From, to = proxy.To, state = Text(proxy.State) }),
            payments = picture.Payments.Select(payment => new { reference = payment.Reference, month = payment.Month.ToString(), amount = payment.Amount.Amount, state = Text(payment.State), date = payment.On }),
            changes = picture.Changes.Select(change => new
            {
                id = change.Id,
                kind = change.Kind.Code(),
                state = ChangeVerbs.Code(change.State),
                effective = change.Effective,
                decided_at = change.DecidedAt?.InVietnam(),
                paper = change.PaperNumber,
                corrects = change.CorrectsId,
                steps = change.Steps.Select(ChangeVerbs.Step),
            }),
        };
    }

    private static string Text<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
