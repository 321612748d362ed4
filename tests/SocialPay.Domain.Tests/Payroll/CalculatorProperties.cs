using FsCheck;
using FsCheck.Fluent;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>What must hold for any person, facts, decisions and month from 2014 to 2027.</summary>
public class CalculatorProperties
{
    private static readonly AttributeDefinition[] Read = [.. MonthlyRules()
        .SelectMany(rule => Someone.Law.PredicateOf(rule.Id).Reads)
        .Concat(
        [
            AttributeCatalogue.FosteredRank, AttributeCatalogue.SpouseHasCareShare, AttributeCatalogue.ChildrenSupported,
            AttributeCatalogue.SeniorityUnits, AttributeCatalogue.SeniorityMonths,
        ])
        .Distinct().Where(attribute => !attribute.Derived)];

    private static readonly AttributeDefinition[] Frequent =
    [
        AttributeCatalogue.Disability, AttributeCatalogue.Poverty, AttributeCatalogue.Relation, AttributeCatalogue.Requested,
        AttributeCatalogue.MeritCategory, AttributeCatalogue.InjuryPercent, AttributeCatalogue.DeceasedCategory, AttributeCatalogue.Survivor,
    ];

    private static readonly AttributeDefinition[] NotRead =
        [.. AttributeCatalogue.All.Except(Read).Where(attribute => !attribute.Derived)];

    private static readonly string[] Groups = [.. MonthlyRules().Select(rule => rule.GroupCode).Distinct()];

    private sealed record Case(BirthDate Birth, DateOnly? Death, DatedFact[] Facts, GrantedGroup[] Decisions, PayPeriod Month)
    {
        public PersonFile Person => new(1, Birth, Sex.Male, Death, Facts, Decisions);

        public string Owed => Text(Calculator.Owed(Someone.Law, Person, Month, "20"));

        public string Possible => Text(Calculator.Possible(Someone.Law, Person, Month, "20"));
    }

    [Fact]
    public void OrderOfFactsAndDecisionsIsIrrelevant() => Holds(Cases(), someone =>
    {
        var turned = someone with { Facts = [.. someone.Facts.Reverse()], Decisions = [.. someone.Decisions.Reverse()] };
        return turned.Owed == someone.Owed && turned.Possible == someone.Possible;
    });

    [Fact]
    public void OrderOfRulesIsIrrelevant()
    {
        var law = Law.Build(Someone.Law.Rules).Law!;
        var shuffled = Law.Build(Someone.Law.Rules.OrderBy(rule => rule.Id.Reverse().First()).ThenByDescending(rule => rule.Id)).Law!;
        Holds(Cases(), someone =>
            Text(Calculator.Possible(law, someone.Person, someone.Month, "20")) == Text(Calculator.Possible(shuffled, someone.Person, someone.Month, "20"))
            && Text(Calculator.Owed(law, someone.Person, someone.Month, "20")) == Text(Calculator.Owed(shuffled, someone.Person, someone.Month, "20")));
    }

    [Fact]
    public void FactThatNoRuleReadsChangesNothing() => Holds(
        from someone in Cases()
        from extra in Facts(NotRead)
        select (someone, extra),
        pair =>
        {
            var more = pair.someone with { Facts = [.. pair.someone.Facts, .. pair.extra] };
            return more.Owed == pair.someone.Owed && more.Possible == pair.someone.Possible;
        });

    [Fact]
    public void FactOfLaterMonthsChangesNothing() => Holds(Cases(), someone =>
    {
        var known = someone with { Facts = [.. someone.Facts.Where(fact => fact.From <= someone.Month.LastDay)] };
        return known.Owed == someone.Owed;
    });

    [Fact]
    public void NothingOutsideDecisions() => Holds(Cases(), someone =>
        Calculator.Owed(Someone.Law, someone.Person, someone.Month, "20").All(line =>
            line.Decision is { } decision && decision.Covers(someone.Month) && decision.Grants(line.Component)
            && Someone.Law.Continues(decision.Group, line.Group, someone.Month))
        && (someone with { Decisions = [] }).Owed.Length == 0);

    [Fact]
    public void NothingAfterTheMonthOfDeath() => Holds(Cases(), someone =>
        someone.Death is not { } death || death >= someone.Month.FirstDay || (someone.Owed + someone.Possible).Length == 0);

    [Fact]
    public void HighestOnlyClassesNeverPayTwo() => Holds(Cases(), someone =>
        new[] { Calculator.Owed(Someone.Law, someone.Person, someone.Month, "20"), Calculator.Possible(Someone.Law, someone.Person, someone.Month, "20") }
            .All(lines =>
                Count(lines, StackClass.AllowanceHighest) <= 1
                && Count(lines, StackClass.AllowanceSingleParent) <= 1
                && Count(lines, StackClass.CarePregnancy) <= 1
                && Count(lines, StackClass.CareHousehold, StackClass.CareFoster, StackClass.CareFosterHousehold) <= 1
                && Count(lines, StackClass.PensionOrAllowanceHighest) <= 1
                && (Count(lines, StackClass.PensionOrAllowanceHighest) == 0 || Count(lines, StackClass.AllowanceHighest, StackClass.AllowanceSingleParent) == 0)
                && Count(lines, StackClass.MeritCarerHighest) <= 1
                && Count(lines, StackClass.MeritSupplement81) <= 1
                && Count(lines, StackClass.MeritSurvivorMartyr) <= 1
                && Count(lines, StackClass.MeritSurvivor, StackClass.MeritSurvivorMartyr) <= 2
                && Count(lines, StackClass.MeritSurvivorNurture) <= 1
                && (Count(lines, StackClass.Institution) == 0
                    || Count(lines, StackClass.AllowanceHighest, StackClass.AllowanceSingleParent) == 0)));

    [Fact]
    public void AmountIsBaseTimesCoefficient() => Holds(Cases(), someone =>
        Calculator.Possible(Someone.Law, someone.Person, someone.Month, "20")
            .All(line => line.Amount.Amount == line.Base.Amount * line.Coefficient && line.Amount > Vnd.Zero && line.For == someone.Month));

    /// <summary>A move, or a suspension of no length: a decision that goes on under another leaves no gap and no double month.</summary>
    [Fact]
    public void DecisionCutInTwoPaysTheSame() => Holds(
        from someone in Cases()
        from cut in Months()
        select (someone, cut),
        pair =>
        {
            var parts = pair.someone.Decisions.SelectMany(decision => decision.Start <= pair.cut && (decision.End is null || decision.End > pair.cut)
                ? new[] { decision with { End = pair.cut }, decision with { Start = pair.cut.Next } } : [decision]);
            return Amounts(pair.someone with { Decisions = [.. parts] }) == Amounts(pair.someone);
        });

    /// <summary>The higher of national and provincial base counts, and half a đồng goes to the person.</summary>
    [Fact]
    public void ProvincialBaseNeverPaysLess() => Holds(
        from someone in Cases()
        from amount in Gen.Choose(100_000, 700_000)
        select (someone, amount),
        pair =>
        {
            var (month, own) = (pair.someone.Month, new Vnd(pair.amount));
            var law = Someone.Law.With([new ProvincialBase("01", BaseReference.SocialAssistanceBase, month.FirstDay, month.LastDay, own)]);
            var national = Calculator.Owed(law, pair.someone.Person, month, "20");
            var provincial = Calculator.Owed(law, pair.someone.Person, month, "01");
            return provincial.Sum(line => line.Amount) >= national.Sum(line => line.Amount)
                && provincial.All(line => line.Rule.BaseReference != BaseReference.SocialAssistanceBase || (line.Base >= own && line.Amount == line.Base.Times(line.Coefficient)));
        });

    [Fact]
    public void ReasonsReadBackTheSame() => Holds(Cases(), someone =>
        Calculator.Possible(Someone.Law, someone.Person, someone.Month, "20").All(line =>
        {
            var text = line.Reasons.ToString();
            return Reasons.Parse(text).ToString() == text && line.Reasons.EvaluatedOn <= someone.Month.LastDay;
        }));

    private static void Holds<T>(Gen<T> cases, Func<T, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Arb.From(cases), holds));

    private static string Text(IEnumerable<OwedLine> lines) =>
        string.Join('\n', lines.Select(line => $"{line.Rule.Id} {line.Base} {line.Coefficient} {line.Amount} {line.Decision?.Id} {line.Reasons}"));

    private static string Amounts(Case someone) => Someone.Text(Calculator.Owed(Someone.Law, someone.Person, someone.Month, "20"));

    private static int Count(IEnumerable<OwedLine> lines, params StackClass[] classes) => lines.Count(line => classes.Contains(line.Rule.StackClass));

    private static IEnumerable<RateRule> MonthlyRules() => Someone.Law.Rules.Where(rule =>
        rule.Programme != Programme.Grant && rule.Component.IsMonthly() && rule.Component != RuleComponent.Base);

    private static Gen<Case> Cases() =>
        from birth in Birth()
        from death in Gen.OneOf(Gen.Constant((DateOnly?)null), Gen.Constant((DateOnly?)null), Gen.Constant((DateOnly?)null), Days(2014, 2027).Select(day => (DateOnly?)day))
        from facts in Facts(Read)
        from decisions in Decision().ListOf(30)
        from month in Months()
        select new Case(birth, death, facts, [.. decisions.Select((decision, index) => decision with { Id = index + 1 })], month);

    private static Gen<BirthDate> Birth() => Gen.OneOf(Days(1930, 2026).Select(BirthDate.On), Gen.Choose(1930, 2026).Select(BirthDate.InYear));

    private static Gen<DateOnly> Days(int first, int last) =>
        Gen.Choose(new DateOnly(first, 1, 1).DayNumber, new DateOnly(last, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    private static Gen<PayPeriod> Months() => Gen.Choose(new PayPeriod(2014, 12).Index, new PayPeriod(2027, 6).Index).Select(PayPeriod.FromIndex);

    /// <summary>Facts of which no two begin one attribute on one day.</summary>
    private static Gen<DatedFact[]> Facts(AttributeDefinition[] attributes)
    {
        var fact =
            from attribute in Gen.OneOf(Gen.Elements(attributes), Gen.Elements(attributes.Intersect(Frequent).DefaultIfEmpty(attributes[0]).ToArray()))
            from day in Gen.OneOf(Gen.Constant(new DateOnly(1900, 1, 1)), Gen.Constant(new DateOnly(1900, 1, 1)), Days(2014, 2027))
            from value in Gen.Choose(0, attribute.Kind switch
            {
                AttributeKind.Flag => 1,
                AttributeKind.Choice => attribute.Vocabulary.Count - 1,
                AttributeKind.Number when attribute == AttributeCatalogue.InjuryPercent || attribute == AttributeCatalogue.DeceasedInjuryPercent => 100,
                AttributeKind.Number or AttributeKind.Money => 3,
                _ => throw new InvalidOperationException(),
            })
            select new DatedFact(attribute, day, value);
        return Gen.Choose(0, 40).SelectMany(count => fact.ListOf(count))
            .Select(facts => facts.DistinctBy(one => (one.Attribute, one.From)).ToArray());
    }

    private static Gen<GrantedGroup> Decision() =>
        from groupCode in Gen.Elements(Groups)
        from component in Gen.Elements(
            RuleComponent.Allowance, RuleComponent.Allowance, RuleComponent.Allowance, RuleComponent.CareSupport, RuleComponent.Institution, RuleComponent.SocialPension,
            RuleComponent.Supplement, RuleComponent.SenioritySupplement, RuleComponent.Carer, RuleComponent.Survivor, RuleComponent.SurvivorNurture)
        from start in Gen.OneOf(Gen.Constant(new PayPeriod(2015, 1)), Months())
        from length in Gen.OneOf(Gen.Constant(-1), Gen.Constant(-1), Gen.Choose(0, 40))
        select new GrantedGroup(groupCode, component, start, length < 0 ? null : start.AddMonths(length), "1/QĐ-UBND");
}
