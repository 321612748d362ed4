using System.CommandLine;
using SocialPay.Application.Data;
using SocialPay.LocalDatabase;

namespace SocialPay.Cli;

/// <summary><c>db migrate</c>, <c>db reset --yes [--name NAME]</c>, <c>db stop</c>.</summary>
internal static class DatabaseVerbs
{
    private static readonly Option<bool> Yes = new("--yes") { Description = "really: everything is lost", Required = true };

    private static readonly Option<string> Name = new("--name") { Description = "the database's name, of one that is not this clone's private one; asked for where not given" };

    public static Command Create()
    {
        var reset = Verb.Create("reset", "empty the database and migrate it anew", async (context, cancellation) =>
        {
            if (!context.Value(Yes))
            {
                await Console.Error.WriteLineAsync("db reset deletes everything: say --yes.");
                return ExitCode.Usage;
            }

            if (!await IsMeantAsync(context, cancellation)) return context.Refuse(DatabaseSetup.WrongName);
            var setup = context.Get<DatabaseSetup>();
            await setup.DropEverythingAsync(cancellation);
            await setup.MigrateAsync(cancellation);
            context.Output.Write(new { reset = true }, () => Console.WriteLine("Đã xóa và tạo lại cơ sở dữ liệu."));
            return ExitCode.Done;
        });
        reset.Options.Add(Yes);
        reset.Options.Add(Name);
        return new Command("db", "the database")
        {
            Verb.Create("migrate", "bring the schema and the shipped data up to date", async (context, cancellation) =>
            {
                await context.Get<DatabaseSetup>().MigrateAsync(cancellation);
                context.Output.Write(new { migrated = true }, () => Console.WriteLine("Cơ sở dữ liệu đã sẵn sàng."));
                return ExitCode.Done;
            }),
            reset,
            StopVerb(),
        };
    }

    // A province's register must not go because of a variable that was set in another window.
    private static async Task<bool> IsMeantAsync(VerbContext context, CancellationToken cancellation)
    {
        if (ConnectionStringFinder.IsPrivate) return true;
        var database = await context.Get<DatabaseSetup>().NameAsync(cancellation);
        var typed = context.Value(Name);
        if (typed is null)
        {
            await Console.Error.WriteLineAsync($"Xóa toàn bộ cơ sở dữ liệu «{database}». Gõ lại tên đó để xác nhận / type its name to confirm:");
            typed = await Console.In.ReadLineAsync(cancellation);
        }

        return string.Equals(typed?.Trim(), database, StringComparison.Ordinal);
    }

    // Not a Verb: it must not start the server that it stops.
    private static Command StopVerb()
    {
        var stop = new Command("stop", "stop the private PostgreSQL of this clone");
        stop.SetAction(async (_, cancellation) =>
        {
            var stopped = await LocalCluster.StopAsync(ConnectionStringFinder.PrivateCluster, cancellation);
            await Console.Error.WriteLineAsync(stopped ? "PostgreSQL đã dừng." : "PostgreSQL không chạy.");
            return ExitCode.Done;
        });
        return stop;
    }
}
