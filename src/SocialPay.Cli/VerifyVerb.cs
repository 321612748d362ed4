using System.CommandLine;
using SocialPay.Application.Data;

namespace SocialPay.Cli;

/// <summary><c>verify</c>: every invariant; exit code 1 when any is broken.</summary>
internal static class VerifyVerb
{
    public static Command Create() => Verb.Create("verify", "check what must always hold", async (context, cancellation) =>
    {
        var findings = await context.Get<Invariants>().VerifyAsync(cancellation);
        context.Output.Write(findings.Select(finding => new { invariant = finding.Invariant, violations = finding.Violations.Count, examples = finding.Violations.Take(10) }), () =>
        {
            foreach (var finding in findings)
            {
                Console.WriteLine($"{finding.Invariant}: {finding.Violations.Count}");
                foreach (var violation in finding.Violations.Take(10)) Console.WriteLine($"  {violation.Subject}: {violation.Detail}");
            }
        });
        return findings.All(finding => finding.Violations.Count == 0) ? ExitCode.Done : ExitCode.Refused;
    });
}
