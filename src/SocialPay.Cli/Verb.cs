using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.LocalDatabase;

namespace SocialPay.Cli;

internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Refused, with the reason.</summary>
    public const int Refused = 1;

    public const int Usage = 2;
}

/// <summary>What a verb has at hand: the use cases, the acting officer, and where its answer goes.</summary>
internal sealed class VerbContext(IServiceProvider services, ParseResult arguments, Output output)
{
    public Output Output => output;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A service that not every program carries.</summary>
    public T? Find<T>() => services.GetService<T>();

    public T? Value<T>(Option<T> option) => arguments.GetValue(option);

    public T Value<T>(Argument<T> argument) => arguments.GetRequiredValue(argument);

    public T Required<T>(Option<T> option) => arguments.GetRequiredValue(option);

    /// <summary>The officer named by --as; without one, the machine itself, which may only read.</summary>
    public Actor Actor => arguments.GetValue(Verb.As) is { } name ? new Actor(name) { Origin = Actor.Console.Origin, CommandId = arguments.GetValue(Verb.CommandId) } : Actor.Console;

    /// <summary>Prints why the use case was refused.</summary>
    public int Refuse(Error error)
    {
        var message = error.Message();
        output.Write(new { error = new { code = error.Code, message } }, () => Console.Error.WriteLine(message));
        return ExitCode.Refused;
    }
}

/// <summary>A verb of the command line: options shared by all, one set of services for each call, exit codes.</summary>
internal static class Verb
{
    public static Option<string> As { get; } = new("--as") { Description = "acting officer (user name)", HelpName = "USER" };

    public static Option<Guid?> CommandId { get; } = new("--command-id") { Description = "id of this command: sent again with the same id it is done once", HelpName = "UUID" };

    public static Option<bool> Json { get; } = new("--json") { Description = "print one JSON document" };

    /// <summary>A verb that acts in an officer's name.</summary>
    public static Command AsOfficer(string name, string description, Func<VerbContext, CancellationToken, Task<int>> action)
    {
        var command = Create(name, description, action);
        command.Options.Add(As);
        command.Options.Add(CommandId);
        command.Validators.Add(result =>
        {
            if (result.GetResult(As) is null) result.AddError($"'{name}' needs --as USER.");
        });
        return command;
    }

    public static Command Create(string name, string description, Func<VerbContext, CancellationToken, Task<int>> action)
    {
        var command = new Command(name, description) { Json };
        command.SetAction((arguments, cancellation) => RunAsync(arguments, action, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, Func<VerbContext, CancellationToken, Task<int>> action, CancellationToken cancellation)
    {
        var output = new Output(arguments.GetValue(Json));
        try
        {
            var connectionString = await ConnectionStringFinder.FindAsync(cancellation);
            await using var services = new ServiceCollection().AddLogging().AddSocialPay(connectionString).BuildServiceProvider();
            try
            {
                return await action(new VerbContext(services, arguments, output), cancellation);
            }
            finally
            {
                await services.GetRequiredService<AuditLog>().CompleteAsync();
            }
        }
        catch (LocalDatabaseException exception)
        {
            return Failed(output, "NoDatabase", exception.Message);
        }
        catch (Exception exception) when (DatabaseLoss.Is(exception))
        {
            // What to do, and for whoever set the machine up PostgreSQL's own words.
            return Failed(output, DatabaseLoss.Error.Code, $"{DatabaseLoss.Error.Message()}\n{exception.GetBaseException().Message}");
        }
        catch (Npgsql.PostgresException exception) when (exception.SqlState == "42P01")
        {
            // Not yet migrated.
            return Failed(output, "Database", exception.Message);
        }
        catch (IOException exception)
        {
            return Failed(output, "File", exception.Message);
        }
        catch (UnauthorizedAccessException exception)
        {
            return Failed(output, "File", exception.Message);
        }
    }

    private static int Failed(Output output, string code, string message)
    {
        output.Write(new { error = new { code, message } }, () => Console.Error.WriteLine(message));
        return ExitCode.Refused;
    }
}
