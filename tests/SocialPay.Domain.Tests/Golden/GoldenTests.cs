using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Tests.Payroll;

namespace SocialPay.Domain.Tests.Golden;

/// <summary>
/// What 2,000 people are owed from January 2015 to November 2026, by rule and month. A change of this file is a change of what people
/// get: look at it, then renew it with <c>SOCIALPAY_RENEW_GOLDEN=1</c> and say in the message why.
/// </summary>
public class GoldenTests
{
    private const string File = "owed-by-rule-and-month.csv";

    private static readonly Lazy<List<OwedLine>> Lines = new(Owed);

    [Fact]
    public void Owed_OfAPopulation()
    {
        var totals = Totals();
        var path = Path.Combine(Folder(), File);
        if (Environment.GetEnvironmentVariable("SOCIALPAY_RENEW_GOLDEN") == "1") System.IO.File.WriteAllText(path, totals);
        var expected = System.IO.File.ReadAllLines(path);
        var actual = totals.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < Math.Min(expected.Length, actual.Length); i++) actual[i].ShouldBe(expected[i], $"line {i + 1}");
        actual.Length.ShouldBe(expected.Length);
    }

    [Fact]
    public void Population_IsPaidUnderEveryGroup()
    {
        var paid = Lines.Value.Select(line => line.Group).ToHashSet();
        Someone.Law.Rules.Where(rule => rule.Component.IsMonthly() && rule.Component != RuleComponent.Base).Select(rule => rule.GroupCode).Distinct()
            .Except(paid).ShouldBeEmpty();
    }

    private static string Totals()
    {
        var text = new StringBuilder("rule,month,count,amount\n");
        foreach (var rule in Lines.Value.GroupBy(line => line.Rule.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
            foreach (var month in rule.GroupBy(line => line.For).OrderBy(group => group.Key))
                text.Append(CultureInfo.InvariantCulture, $"{rule.Key},{month.Key},{month.Count()},{month.Sum(line => line.Amount)}\n");
        return text.ToString();
    }

    private static List<OwedLine> Owed()
    {
        var lines = new List<OwedLine>();
        var people = Population.Of(2000);
        for (var month = new PayPeriod(2015, 1); month <= new PayPeriod(2026, 11); month = month.Next)
            foreach (var person in people) Calculator.Owed(Someone.Law, person, month, "20", lines);
        return lines;
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
