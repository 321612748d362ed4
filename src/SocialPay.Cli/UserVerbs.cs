using System.CommandLine;
using SocialPay.Application.Access;

namespace SocialPay.Cli;

/// <summary><c>users list|add|reset</c>.</summary>
internal static class UserVerbs
{
    public static Command Create()
    {
        var list = Verb.Create("list", "officers with their roles and areas", async (context, cancellation) =>
        {
            var users = await context.Get<UserList>().ExecuteAsync(context.Actor, cancellation);
            if (users.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(
                users.Value.Select(user => new
                {
                    user = user.UserName,
                    name = user.FullName,
                    disabled = user.Disabled,
                    roles = user.Roles.Select(role => new { role = role.Role.Code(), area = role.AreaCode, areaName = role.AreaName }),
                }),
                () =>
                {
                    foreach (var user in users.Value)
                        Console.WriteLine($"{user.UserName}: {string.Join(", ", user.Roles.Select(role => $"{role.Role.Code()} {role.AreaCode}"))}");
                });
            return ExitCode.Done;
        });
        list.Options.Add(Verb.As);
        return new Command("users", "officers") { list, AddVerb(), ResetVerb() };
    }

    private static Command ResetVerb()
    {
        var user = new Option<string>("--user") { Description = "user name", Required = true };
        var reset = Verb.AsOfficer("reset", "give somebody a new first password, and print it", async (context, cancellation) =>
        {
            var made = await context.Get<ResetPassword>().ExecuteAsync(context.Actor, context.Required(user), cancellation);
            return made.Error is { } refusal ? context.Refuse(refusal) : Print(context, made.Value);
        });
        reset.Options.Add(user);
        return reset;
    }

    private static int Print(VerbContext context, NewOfficer made)
    {
        context.Output.Write(new { user = made.UserName, password = made.Password }, () => Console.WriteLine($"{made.UserName} {made.Password}"));
        return ExitCode.Done;
    }

    // Without --as it makes the first administrator of a new system, and nobody after.
    private static Command AddVerb()
    {
        var user = new Option<string>("--user") { Description = "user name", Required = true };
        var name = new Option<string>("--name") { Description = "full name", Required = true };
        var area = new Option<string>("--area") { Description = "code of the area", Required = true };
        var role = new Option<string>("--role") { Description = "role at the area", Required = true };
        var roles = Enum.GetValues<OfficerRole>().ToDictionary(value => value.Code(), StringComparer.Ordinal);
        role.AcceptOnlyFromAmong([.. roles.Keys]);
        var add = Verb.Create("add", "give somebody an account; prints its first password", async (context, cancellation) =>
        {
            var made = await context.Get<AddOfficer>().ExecuteAsync(
                context.Actor, context.Required(user), context.Required(name), roles[context.Required(role)], context.Required(area), cancellation);
            if (made.Error is { } refusal) return context.Refuse(refusal);
            return Print(context, made.Value);
        });
        foreach (var option in new Option[] { user, name, role, area, Verb.As }) add.Options.Add(option);
        return add;
    }
}
