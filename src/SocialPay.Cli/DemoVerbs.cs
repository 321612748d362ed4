using System.CommandLine;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Demo;
using SocialPay.Domain.Common;

namespace SocialPay.Cli;

/// <summary><c>demo load|play|day|write-register SCENARIO</c>.</summary>
internal static class DemoVerbs
{
    private const string LangSon = "lang-son-2020";

    private static readonly Argument<string> Scenario = Scenarios();
    private static readonly Option<int?> People = new("--people") { Description = "how many people, in proportion; without it, all" };
    private static readonly Option<FileInfo> Out = new("--out") { Description = "the file to write", HelpName = "FILE.xlsx", Required = true };

    private static readonly Option<PayPeriod> To = Arguments.Month("--to", "the last month to play, as 2021-05");

    private static readonly Option<DateOnly> Day = new("--to") { Description = "the day, as 2021-08-25", HelpName = "YYYY-MM-DD", Required = true };

    public static Command Create()
    {
        People.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 0) result.AddError("--people takes a number from 0.");
        });
        var load = Verb.Create("load", "officers, providers and the register of a demo province, into an empty database", LoadAsync);
        load.Options.Add(People);
        var play = Verb.Create("play", "let officers and providers work month by month through to results", PlayAsync);
        play.Options.Add(To);
        var write = Verb.Create("write-register", "write the register of a demo province as an import file", Write);
        write.Options.Add(People);
        write.Options.Add(Out);
        var day = Verb.Create("day", "move the officers' day on, never back", GoOnAsync);
        day.Options.Add(Day);
        var demo = new Command("demo", "demo provinces") { load, play, day, write };
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
        if (context.Find<IDemo>() is not { } demo) return context.Refuse(DemoAssembly.Missing);
        await context.Get<DatabaseSetup>().MigrateAsync(cancellation);
        var load = await demo.LoadAsync(context.Value(People), null, cancellation);
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
                    user = account.UserName,
                    password = demo.Password,
                    role = account.Role.Code(),
                    area = account.AreaCode,
                    areaName = account.AreaName,
                }),
            },
            () =>
            {
                Console.WriteLine($"{loaded.People} đối tượng, {loaded.Seconds:0.0} s");
                foreach (var account in loaded.Accounts)
                    Console.WriteLine($"{account.UserName}  {demo.Password}  {account.Role.Code()}  {account.AreaCode} {account.AreaName}");
            });
        return ExitCode.Done;
    }

    private static async Task<int> PlayAsync(VerbContext context, CancellationToken cancellation)
    {
        if (context.Find<IDemo>() is not { } demo) return context.Refuse(DemoAssembly.Missing);
        var played = await demo.PlayAsync(context.Required(To), cancellation);
        if (played.Error is { } refusal) return context.Refuse(refusal);
        context.Output.Write(
            played.Value.Select(month => new
            {
                period = month.Month.ToString(),
                runs = month.Runs,
                people = month.People,
                amount = month.Amount,
                newAccounts = month.NewAccounts,
                notPaid = month.NotPaid,
            }),
            () =>
            {
                foreach (var month in played.Value)
                    Console.WriteLine($"{month.Month.ToDisplay()}: {month.People} người, {month.Amount} đồng, {month.NewAccounts} tài khoản mới, {month.NotPaid} lệnh chưa chi được");
            });
        return ExitCode.Done;
    }

    private static async Task<int> GoOnAsync(VerbContext context, CancellationToken cancellation)
    {
        if (context.Find<IDemo>() is not { } demo) return context.Refuse(DemoAssembly.Missing);
        if ((await demo.GoOnAsync(context.Required(Day), cancellation)).Error is { } refusal) return context.Refuse(refusal);
        var today = context.Get<OfficeClock>().Today();
        context.Output.Write(new { today }, () => Console.WriteLine(today.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)));
        return ExitCode.Done;
    }

    private static async Task<int> Write(VerbContext context, CancellationToken cancellation)
    {
        if (context.Find<IDemo>() is not { } demo) return context.Refuse(DemoAssembly.Missing);
        var file = context.Required(Out);
        await using (var output = file.Create()) demo.WriteRegister(output, context.Value(People));
        context.Output.Write(new { file = file.FullName }, () => Console.WriteLine(file.FullName));
        return ExitCode.Done;
    }
}
