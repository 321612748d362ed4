using System.CommandLine;
using SocialPay.Application.Access;

namespace SocialPay.Cli;

/// <summary><c>users list</c>.</summary>
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
        return new Command("users", "officers") { list };
    }
}
