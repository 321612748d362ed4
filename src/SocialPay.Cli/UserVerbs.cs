using System.CommandLine;
using SocialPay.Application.Access;
using SocialPay.Domain.Common;

namespace SocialPay.Cli;

/// <summary><c>users list|add|disable|enable|grant|revoke|reset</c>.</summary>
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
        return new Command("users", "officers")
        {
            list,
            AddVerb(),
            ChangeVerb("disable", "close an account; what it has open ends within a minute", withRole: false, (users, actor, user, _, _, reason, stop) => users.DisableAsync(actor, user, reason, stop)),
            ChangeVerb("enable", "open a closed account again", withRole: false, (users, actor, user, _, _, reason, stop) => users.EnableAsync(actor, user, reason, stop)),
            ChangeVerb("grant", "give a role at an area", withRole: true, (users, actor, user, role, area, reason, stop) => users.GrantAsync(actor, user, role, area, reason, stop)),
            ChangeVerb("revoke", "take a role at an area away", withRole: true, (users, actor, user, role, area, reason, stop) => users.RevokeAsync(actor, user, role, area, reason, stop)),
            ResetVerb(),
        };
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
        var role = RoleOption();
        var add = Verb.Create("add", "give somebody an account; prints its first password", async (context, cancellation) =>
        {
            var made = await context.Get<AddOfficer>().ExecuteAsync(
                context.Actor, context.Required(user), context.Required(name), OfficerRoles.ByCode[context.Required(role)], context.Required(area), cancellation);
            if (made.Error is { } refusal) return context.Refuse(refusal);
            return Print(context, made.Value);
        });
        foreach (var option in new Option[] { user, name, role, area, Verb.As }) add.Options.Add(option);
        return add;
    }

    private static Option<string> RoleOption()
    {
        var role = new Option<string>("--role") { Description = "role at the area", Required = true };
        role.AcceptOnlyFromAmong([.. OfficerRoles.ByCode.Keys]);
        return role;
    }

    private static Command ChangeVerb(
        string verb, string description, bool withRole, Func<ChangeOfficer, Actor, string, OfficerRole, string, string?, CancellationToken, Task<Result>> change)
    {
        var user = new Option<string>("--user") { Description = "user name", Required = true };
        var reason = new Option<string?>("--reason") { Description = "why" };
        var area = new Option<string>("--area") { Description = "code of the area", Required = true };
        var role = RoleOption();
        var command = Verb.AsOfficer(verb, description, async (context, cancellation) =>
        {
            var (held, at) = withRole ? (OfficerRoles.ByCode[context.Required(role)], context.Required(area)) : (default, "");
            var done = await change(context.Get<ChangeOfficer>(), context.Actor, context.Required(user), held, at, context.Value(reason), cancellation);
            if (done.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(new { user = context.Required(user) }, () => Console.WriteLine(context.Required(user)));
            return ExitCode.Done;
        });
        foreach (var option in new Option[] { user, reason }) command.Options.Add(option);
        if (withRole) foreach (var option in new Option[] { role, area }) command.Options.Add(option);
        return command;
    }
}
