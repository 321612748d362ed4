using System.CommandLine;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Demo;

namespace SocialPay.Cli;

/// <summary><c>demo load|write-register SCENARIO</c>.</summary>
internal static class DemoVerbs
{
    private const string LangSon = "lang-son-2020";

    private static readonly Argument<string> Scenario = Scenarios();
    private static readonly Option<int?> People = new("--people") { Description = "how many people, in proportion; without it, all" };
    private static readonly Option<FileInfo> Out = new("--out") { Description = "the file to write", HelpName = "FILE.xlsx", Required = true };

    public static Command Create()
    {
        People.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 0) result.AddError("--people takes a number from 0.");
        });
        var load = Verb.Create("load", "officers, providers and the register of a demo province, into an empty database", LoadAsync);
        load.Options.Add(People);
        var write = Verb.Create("write-register", "write the register of a demo province as an import file", Write);
        write.Options.Add(People);
        write.Options.Add(Out);
        var demo = new Command("demo", "demo provinces") { load, write };
        foreach (var verb in demo.Subcommands) verb.Arguments.Add(Scenario);
        return demo;
    }

    private static Argument<string> Scenarios()
    {
        var scenario = new Argument<string>("scenario") { Description = LangSon };
        scenario.AcceptOnlyFromAmong(LangSon);
        return scenario;
    }

    private static async Task<int> LoadAsync(VerbContext context, CancellationToken cancellation)
    {
        await context.Get<DatabaseSetup>().MigrateAsync(cancellation);
        var load = await context.Get<DemoLoader>().LoadAsync(context.Value(People), null, cancellation);
        if (load.Error is { } refusal) return context.Refuse(refusal);
        var loaded = load.Value;
        context.Output.Write(
            new
            {
                scenario = LangSon,
                people = loaded.People,
                alreadyThere = loaded.AlreadyThere,
                seconds = Math.Round(loaded.Seconds, 3),
                accounts = loaded.Accounts.Select(account => new
                {
                    user = account.UserName, password = LangSonOfficers.Password, role = account.Role.Code(), area = account.AreaCode, areaName = account.AreaName,
                }),
            },
            () =>
            {
                Console.WriteLine($"{loaded.People} đối tượng, {loaded.Seconds:0.0} s");
                foreach (var account in loaded.Accounts)
                    Console.WriteLine($"{account.UserName}  {LangSonOfficers.Password}  {account.Role.Code()}  {account.AreaCode} {account.AreaName}");
            });
        return ExitCode.Done;
    }

    private static async Task<int> Write(VerbContext context, CancellationToken cancellation)
    {
        var file = context.Required(Out);
        await using (var output = file.Create()) DemoLoader.WriteRegister(output, context.Value(People));
        context.Output.Write(new { file = file.FullName }, () => Console.WriteLine(file.FullName));
        return ExitCode.Done;
    }
}
