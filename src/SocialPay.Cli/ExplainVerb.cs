using System.CommandLine;
using System.Globalization;
using System.Text;
using SocialPay.Application.Explain;
using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Cli;

/// <summary><c>explain</c>: what one person is owed for a month and why, from a file of facts; no database.</summary>
internal static class ExplainVerb
{
    private static readonly Option<string> Facts = new("--facts")
    {
        Description = "file with the facts of one person (docs/explain.md); - reads standard input",
        HelpName = "FILE.json",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command("explain", "what one person is owed for a month, and why") { Arguments.Period, Facts, Verb.Json };
        command.SetAction(async (arguments, cancellation) =>
        {
            var output = new Output(arguments.GetValue(Verb.Json));
            try
            {
                var path = arguments.GetRequiredValue(Facts);
                var json = path == "-" ? await Console.In.ReadToEndAsync(cancellation) : await File.ReadAllTextAsync(path, Encoding.UTF8, cancellation);
                return Explain(output, arguments.GetRequiredValue(Arguments.Period), json);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return Refuse(output, "File", exception.Message);
            }
        });
        return command;
    }

    private static int Explain(Output output, PayPeriod period, string json)
    {
        var law = LawFile.Load();
        var question = new ExplainReader(law, period).Read(json);
        if (question.Error is { } refusal) return Refuse(output, refusal.Code, refusal.Message());
        var explanation = new ExplainMonth(law, question.Value, Cultures.Vietnamese).Explain();
        output.Write(Document(explanation), () => Print(explanation));
        return ExitCode.Done;
    }

    private static object Document(Explanation explanation) => new
    {
        lines = explanation.Lines.Select(line => new
        {
            rule = line.Rule,
            @for = line.For.ToString(),
            component = line.Component.Code(),
            payee = line.Payee.Code(),
            @base = line.Base,
            coefficient = line.Coefficient,
            amount = line.Amount,
            kind = line.Kind,
            reason = line.Reason,
            group = line.Group,
            flag = line.Flag?.Code(),
            facts = line.Because?.Facts.Select(fact => new { attribute = fact.Attribute.Name, value = fact.Attribute.Decode(fact.Value), since = fact.Since > FactsReader.Always ? fact.Since : null }) ?? [],
            excluded = line.Because?.Excluded.Select(excluded => new { rule = excluded.RuleId, cause = Reasons.CodeOf(excluded.Cause) }) ?? [],
        }),
        total = explanation.Total,
        heldBack = explanation.HeldBack,
        notes = explanation.Notes,
    };

    private static void Print(Explanation explanation)
    {
        var culture = Cultures.Vietnamese;
        foreach (var line in explanation.Lines)
        {
            var amount = PolicyText.Money(line.Amount, culture);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{line.For.ToDisplay()}  {Words(line.Kind),-11}  {amount,16}  {PolicyText.Of(line.Component, culture)} ({PolicyText.Of(line.Payee, culture)})  {line.Rule}"));
            Console.WriteLine($"         {line.Reason}");
        }

        Console.WriteLine(Texts.Get("Explain", "Total", culture, PolicyText.Money(explanation.Total, culture)));
        foreach (var note in explanation.Notes) Console.WriteLine($"* {note}");
    }

    private static string Words(PayrollLineKind kind) => Texts.Get("Explain", $"Kind_{kind}", Cultures.Vietnamese);

    // Whoever reads the JSON finds the fault in it, whoever watches the shell sees it too.
    private static int Refuse(Output output, string code, string message)
    {
        output.Write(new { error = new { code, message } }, () => { });
        Console.Error.WriteLine(message);
        return ExitCode.Refused;
    }
}
