using SocialPay.Application.Policy;
using SocialPay.Demo;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Tests.Demo;

public sealed class LangSonPopulationTests
{
    private static readonly Lazy<IReadOnlyList<DemoPerson>> Whole = new(() => LangSonPopulation.Generate());
    private static readonly PayPeriod January = new(2021, 1);

    private static IReadOnlyList<DemoPerson> People => Whole.Value;

    [Fact]
    public void Generate_HasThePublishedGroups() =>
        CountsByClause(People).ShouldBe([212, 59, 18, 1_116, 8_906, 10_064]);

    [Fact]
    public void Generate_HasThePublishedCareSupport() =>
        Enum.GetValues<CareCase>().Select(care => People.Count(person => person.Care?.Case == care)).ShouldBe([108, 2, 21, 2_390, 17, 9]);

    [Fact]
    public void Generate_WithNobody_IsEmpty() => LangSonPopulation.Generate(0).ShouldBeEmpty();

    [Fact]
    public void Generate_ScalesTheGroupsByLargestRemainders()
    {
        // Of 100: 1.04, 0.29, 0.09, 5.48, 43.71 and 49.39 people; the two left over go to clauses 5 and 4.
        var people = LangSonPopulation.Generate(100);

        people.CountBy(person => person.Clause).OrderBy(entry => entry.Key).ShouldBe([new(1, 1), new(4, 6), new(5, 44), new(6, 49)]);
    }

    [Fact]
    public void Generate_TwiceGivesTheSamePeople() =>
        LangSonPopulation.Generate(2_000).Select(Describe).ShouldBe(LangSonPopulation.Generate(2_000).Select(Describe));

    [Fact]
    public void Generate_ReachesEveryCommuneOfTheElevenDistricts()
    {
        People.Select(person => person.Commune.Code).Distinct().Count().ShouldBe(200);
        People.Select(person => person.Commune.District).Distinct().Order().ShouldBe(
            ["178", "180", "181", "182", "183", "184", "185", "186", "187", "188", "189"]);
    }

    [Fact]
    public void Generate_EverybodyIsPaidUnderTheGroupGranted()
    {
        var law = LawFile.Load();
        var unpaid = new[] { January.Previous, January }.SelectMany(month => People.Where(person => !IsPaid(law, person, month))).ToList();

        unpaid.ShouldBeEmpty();
    }

    [Fact]
    public void Generate_NearlyEverybodyGoesOnThrough2021()
    {
        var law = LawFile.Load();
        var paid = People.Count(person => Calculator.Owed(law, person.ToFile(), new PayPeriod(2021, 12), LangSonAreas.Province).Count > 0);

        // Only who turns 16 out of study or 22 leaves by age.
        paid.ShouldBeInRange(20_340, 20_374);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(16, 6)]
    [InlineData(60, 6)]
    [InlineData(80, 5)]
    public void Generate_SomeReachAnAgeThatChangesTheAmountIn2021(int age, int clause) =>
        People.Count(person => person.Clause == clause && person.Birth.Birthday(age).Year == 2021).ShouldBeGreaterThan(0);

    [Fact]
    public void Generate_IdentityNumbersAgreeWithBirthAndSex()
    {
        foreach (var person in People.Where(person => person.Identity.Number?.Length == 12))
        {
            var number = person.Identity.Number!;
            var century = person.Birth.Year >= 2000 ? 2 : 0;
            number.ShouldStartWith("0");
            (number[3] - '0').ShouldBe(century + (person.Sex == Sex.Female ? 1 : 0));
            number[4..6].ShouldBe($"{person.Birth.Year % 100:00}");
        }
    }

    [Fact]
    public void Generate_IdentityNumbersAreUniqueAndMissingOnesHaveAReason()
    {
        var numbers = People.Select(person => person.Identity.Number).OfType<string>().ToList();

        numbers.ShouldBeUnique();
        numbers.ShouldAllBe(number => (number.Length == 9 || number.Length == 12) && number.All(char.IsAsciiDigit));
        numbers.Count(number => number.Length == 9).ShouldBeInRange(1_000, 5_000);
        People.Where(person => person.Identity.Number is null).ToList().Count.ShouldBeInRange(200, 1_500);
        People.ShouldAllBe(person => person.Identity.Number == null == (person.Identity.NoIdReason != null));
    }

    [Fact]
    public void Generate_ChildrenHaveGuardians()
    {
        var day = new DateOnly(2020, 12, 31);
        People.Where(person => person.Birth.AgeOn(day) < 18).ShouldAllBe(
            person => person.Proxy != null && person.Proxy.Kind == ProxyKind.Guardian && person.Proxy.From >= person.Birth.Date);
        People.Count(person => person.Birth.AgeOn(day) >= 80 && person.Proxy != null).ShouldBeInRange(2_000, 4_000);
    }

    [Fact]
    public void Generate_DecisionsWereSignedBy2020AndStartByThen()
    {
        People.ShouldAllBe(person => person.Decision.Date.Year <= 2020 && person.Decision.Start <= new PayPeriod(2020, 12));
        People.ShouldAllBe(person => person.Decision.Date >= person.Decision.Start.FirstDay);
    }

    private static bool IsPaid(Law law, DemoPerson person, PayPeriod month)
    {
        var lines = Calculator.Owed(law, person.ToFile(), month, LangSonAreas.Province);
        return lines.Count(line => line.Component == RuleComponent.Allowance && line.Group == person.Decision.Group) == 1
            && lines.Count == (person.Care is null ? 1 : 2);
    }

    private static IEnumerable<int> CountsByClause(IEnumerable<DemoPerson> people) =>
        people.CountBy(person => person.Clause).OrderBy(entry => entry.Key).Select(entry => entry.Value);

    private static string Describe(DemoPerson person) =>
        $"{person} {string.Join(' ', person.Facts)} {person.Commune.Code} {string.Join(' ', person.Commune.Villages)}";
}
