using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Policy;

public class PredicateTests
{
    private static readonly Dictionary<string, int> Groups = new() { ["20/5.1"] = 0, ["20/5.5d"] = 1 };

    [Theory]
    [InlineData("True", "", true)]
    [InlineData("False", "", false)]
    [InlineData("hiv", "hiv", true)]
    [InlineData("hiv", "", false)]
    [InlineData("not hiv", "", true)]
    [InlineData("not not hiv", "hiv", true)]
    [InlineData("hiv == True", "hiv", true)]
    [InlineData("hiv != True", "hiv", false)]
    [InlineData("age >= 80", "age=80", true)]
    [InlineData("age >= 80", "age=79", false)]
    [InlineData("age > 80", "age=80", false)]
    [InlineData("80 <= age", "age=80", true)]
    [InlineData("80 < age", "age=80", false)]
    [InlineData("4 <= age < 16", "age=4", true)]
    [InlineData("4 <= age < 16", "age=15", true)]
    [InlineData("4 <= age < 16", "age=3", false)]
    [InlineData("4 <= age < 16", "age=16", false)]
    [InlineData("4 <= age < 16 < 20", "age=4", null)]
    [InlineData("poverty == 'poor'", "poverty=poor", true)]
    [InlineData("poverty == \"poor\"", "poverty=poor", true)]
    [InlineData("'poor' == poverty", "poverty=poor", true)]
    [InlineData("poverty != 'poor'", "poverty=near_poor", true)]
    [InlineData("poverty in ('poor', 'near_poor')", "poverty=near_poor", true)]
    [InlineData("poverty in ('poor',)", "poverty=near_poor", false)]
    [InlineData("poverty not in ('poor', 'near_poor')", "", true)]
    [InlineData("not poverty in ('poor', 'near_poor')", "", true)]
    [InlineData("age in (4, 16)", "age=16", true)]
    [InlineData("child_case == ''", "", true)]
    [InlineData("child_case != ''", "child_case=dd", true)]
    [InlineData("children_supported == martyrs_count", "children_supported=2; martyrs_count=2", true)]
    [InlineData("hiv or studying and pregnant", "hiv", true)]
    [InlineData("(hiv or studying) and pregnant", "hiv", false)]
    [InlineData("not hiv and studying", "studying", true)]
    [InlineData("not (hiv and studying)", "studying", true)]
    [InlineData("pension_or_si_amount < 500000", "pension_or_si_amount=499999", true)]
    [InlineData("pension_or_si_amount < 500000", "pension_or_si_amount=500000", false)]
    [InlineData("group_code == '20/5.5d'", "group_code=1", true)]
    [InlineData("group_code in ('20/5.1', '20/5.5d')", "", false)]
    public void Test_Value(string text, string facts, bool? expected)
    {
        var (predicate, fault) = Predicate.Parse(text, Groups);
        if (expected is null) fault!.Kind.ShouldBe(PredicateFaultKind.TypeMismatch);
        else predicate.ShouldNotBeNull(fault?.ToString()).Test(Values(facts)).ShouldBe(expected.Value);
    }

    [Theory]
    [InlineData("", PredicateFaultKind.Empty, 0, "")]
    [InlineData("   ", PredicateFaultKind.Empty, 0, "")]
    [InlineData("hiv and", PredicateFaultKind.UnexpectedEnd, 7, "")]
    [InlineData("(hiv", PredicateFaultKind.UnexpectedEnd, 4, "")]
    [InlineData("hiv)", PredicateFaultKind.Unexpected, 3, ")")]
    [InlineData("hiv studying", PredicateFaultKind.Unexpected, 4, "studying")]
    [InlineData("and hiv", PredicateFaultKind.Unexpected, 0, "and")]
    [InlineData("poverty in 'poor'", PredicateFaultKind.Unexpected, 11, "poor")]
    [InlineData("poverty in ()", PredicateFaultKind.Unexpected, 12, ")")]
    [InlineData("poverty in ('poor'", PredicateFaultKind.UnexpectedEnd, 18, "")]
    [InlineData("age >= 80 & hiv", PredicateFaultKind.UnexpectedCharacter, 10, "&")]
    [InlineData("age = 80", PredicateFaultKind.UnexpectedCharacter, 4, "=")]
    [InlineData("age >= -1", PredicateFaultKind.UnexpectedCharacter, 7, "-")]
    [InlineData("poverty == 'poor", PredicateFaultKind.UnterminatedText, 11, "'poor")]
    [InlineData("age >= 99999999999999999999", PredicateFaultKind.NumberTooLarge, 7, "99999999999999999999")]
    [InlineData("agee >= 80", PredicateFaultKind.UnknownAttribute, 0, "agee")]
    [InlineData("hiv and wealthy", PredicateFaultKind.UnknownAttribute, 8, "wealthy")]
    [InlineData("poverty == 'rich'", PredicateFaultKind.UnknownValue, 11, "rich")]
    [InlineData("poverty in ('poor', 'rich')", PredicateFaultKind.UnknownValue, 20, "rich")]
    [InlineData("group_code == '20/9.9'", PredicateFaultKind.UnknownValue, 14, "20/9.9")]
    [InlineData("poverty == 1", PredicateFaultKind.TypeMismatch, 11, "1")]
    [InlineData("poverty < 'poor'", PredicateFaultKind.TypeMismatch, 10, "poor")]
    [InlineData("age == 'poor'", PredicateFaultKind.TypeMismatch, 7, "poor")]
    [InlineData("age == hiv", PredicateFaultKind.TypeMismatch, 7, "hiv")]
    [InlineData("age < pension_or_si_amount", PredicateFaultKind.TypeMismatch, 6, "pension_or_si_amount")]
    [InlineData("hiv > True", PredicateFaultKind.TypeMismatch, 6, "True")]
    [InlineData("hiv in (True)", PredicateFaultKind.TypeMismatch, 0, "hiv")]
    [InlineData("1 < 2", PredicateFaultKind.TypeMismatch, 0, "1")]
    [InlineData("age", PredicateFaultKind.NotTrueOrFalse, 0, "age")]
    [InlineData("hiv and poverty", PredicateFaultKind.NotTrueOrFalse, 8, "poverty")]
    [InlineData("not 1", PredicateFaultKind.NotTrueOrFalse, 4, "1")]
    [InlineData("'poor'", PredicateFaultKind.NotTrueOrFalse, 0, "poor")]
    public void Parse_Refused(string text, PredicateFaultKind kind, int position, string detail)
    {
        var (predicate, fault) = Predicate.Parse(text, Groups);
        predicate.ShouldBeNull();
        fault.ShouldBe(new PredicateFault(kind, position, detail));
    }

    [Theory]
    [InlineData("(", ")", 10_000, PredicateFaultKind.TooLong)]
    [InlineData("(", ")", 500, PredicateFaultKind.TooDeep)]
    [InlineData("not ", "", 400, PredicateFaultKind.TooDeep)]
    public void Parse_NoTextExhaustsTheStack(string open, string close, int times, PredicateFaultKind kind)
    {
        var text = string.Concat(Enumerable.Repeat(open, times)) + "hiv" + string.Concat(Enumerable.Repeat(close, times));
        Predicate.Parse(text).Fault!.Kind.ShouldBe(kind);
    }

    [Fact]
    public void Reads_InOrderOfFirstUse()
    {
        var (predicate, _) = Predicate.Parse("age >= 60 and poverty == 'poor' and supporter in ('none', 'on_allowance') and not (hiv or age < 80)");
        predicate!.Reads.Select(attribute => attribute.Name).ShouldBe(["age", "poverty", "supporter", "hiv"]);
    }

    private static long[] Values(string facts)
    {
        var values = new long[AttributeCatalogue.All.Count];
        values[AttributeCatalogue.GroupCode.Index] = -1;
        foreach (var part in facts.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var attribute = AttributeCatalogue.Get(equals < 0 ? part : part[..equals]);
            values[attribute.Index] = equals < 0 ? 1
                : attribute.Derived ? long.Parse(part[(equals + 1)..], null) : attribute.Encode(part[(equals + 1)..]);
        }

        return values;
    }
}
