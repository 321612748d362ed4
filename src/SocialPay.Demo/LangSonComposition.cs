using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>A part of the year's spending: how many people or cases, and đồng in twelve months.</summary>
internal sealed record CompositionPart(int Count, Vnd Year);

/// <summary>
/// What twelve months of the demo province cost at the law of 2020, part by part, worked out by the calculator for January 2021. The
/// people in facilities and the funerals are outside the register and assumed.
/// </summary>
internal sealed record LangSonComposition(
    IReadOnlyDictionary<int, CompositionPart> Allowances,
    IReadOnlyDictionary<CareCase, CompositionPart> Care,
    CompositionPart Facilities,
    CompositionPart Funerals)
{
    /// <summary>The spending that the province published for 2020.</summary>
    public static Vnd Published { get; } = new(108_626_000_000);

    private static readonly PayPeriod January = new(2021, 1);

    // Assumed: 101 people in facilities are published, not how old they are.
    private static readonly (int Age, int People)[] InFacilities = [(2, 3), (11, 28), (42, 50), (71, 20)];

    // Assumed, and few for these people: the two conditions on the sum leave no room for more.
    private const int FuneralsOfTheYear = 150;

    /// <summary>Twelve months of what the register pays.</summary>
    public Vnd Register => Allowances.Values.Concat(Care.Values).Sum(part => part.Year);

    public Vnd Whole => Register + Facilities.Year + Funerals.Year;

    public static LangSonComposition Of(IReadOnlyList<DemoPerson> people, Law law)
    {
        var lines = people.Select(person => (Person: person, Lines: Calculator.Owed(law, person.ToFile(), January, LangSonAreas.Province))).ToList();
        return new LangSonComposition(
            lines.GroupBy(entry => entry.Person.Clause).ToDictionary(
                group => group.Key, group => Part(group.Count(), group.SelectMany(entry => entry.Lines), RuleComponent.Allowance)),
            lines.Where(entry => entry.Person.Care is not null).GroupBy(entry => entry.Person.Care!.Case).ToDictionary(
                group => group.Key, group => Part(group.Count(), group.SelectMany(entry => entry.Lines), RuleComponent.CareSupport)),
            FacilitiesOf(law),
            FuneralsOf(law));
    }

    private static CompositionPart Part(int count, IEnumerable<OwedLine> lines, RuleComponent component) =>
        new(count, Year(lines.Where(line => line.Component == component).Sum(line => line.Amount)));

    private static CompositionPart FacilitiesOf(Law law)
    {
        var month = InFacilities.Sum(entry =>
        {
            var birth = BirthDate.On(January.FirstDay.AddYears(-entry.Age).AddDays(-100));
            var resident = new PersonFile(0, birth, Sex.Female, null, [DatedFact.Of("in_institution", birth.Date, "true")], []);
            return Calculator.Possible(law, resident, January, LangSonAreas.Province).Sum(line => line.Amount).Times(entry.People);
        });
        return new CompositionPart(InFacilities.Sum(entry => entry.People), Year(month));
    }

    /// <summary>The calculator does the monthly components; a funeral is a multiple of the base, once (136/2013 art. 11).</summary>
    private static CompositionPart FuneralsOf(Law law)
    {
        var multiple = law.Find("136-11")!.Value;
        var level = new Vnd((long)law.Find("BASE-TGXH-270")!.Value);
        return new CompositionPart(FuneralsOfTheYear, level.Times(multiple * FuneralsOfTheYear));
    }

    private static Vnd Year(Vnd month) => month.Times(12);
}
