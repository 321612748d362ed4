using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>A group of beneficiaries as the province published it for December 2020.</summary>
internal sealed record PublishedGroup(int Clause, int People);

/// <summary>
/// The register of Lạng Sơn in December 2020, made up around the published counts (docs/scenarios/lang-son-2020.md). Pure: the same
/// number of people gives the same people.
/// </summary>
internal sealed class LangSonPopulation
{
    private static readonly DateOnly January = new(2021, 1, 31);
    private static readonly DateOnly December = new(2020, 12, 10);

    private readonly NameLists names = new();
    private readonly DemoIdentities identities = new();
    private readonly DemoCarers carers;
    private readonly HashSet<(string Commune, string Name, BirthDate Birth)> known = [];

    private LangSonPopulation() => carers = new DemoCarers(names, identities);

    /// <summary>The six groups of article 5 of decree 136/2013.</summary>
    public static IReadOnlyList<PublishedGroup> Groups { get; } =
        [.. PopulationCells.All.GroupBy(cell => cell.Clause).Select(group => new PublishedGroup(group.Key, group.Sum(cell => cell.People)))];

    /// <summary>The whole register, or one of so many people with the groups in proportion, ordered by commune and village.</summary>
    public static IReadOnlyList<DemoPerson> Generate(int people = PopulationCells.People)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        return new LangSonPopulation().People(people);
    }

    private List<DemoPerson> People(int count)
    {
        var drawn = new List<DemoPerson>(count);
        var sizes = Shares.Of(count, [.. Groups.Select(group => group.People)]);
        foreach (var (group, size) in Groups.Zip(sizes)) AddGroup(group.Clause, size, drawn);

        var place = LangSonAreas.Communes.Select((commune, index) => (commune.Code, index)).ToDictionary(entry => entry.Code, entry => entry.index);
        return
        [
            .. drawn.Select((person, index) => (Person: person, index))
                .OrderBy(entry => place[entry.Person.Commune.Code])
                .ThenBy(entry => VillageOrder(entry.Person)).ThenBy(entry => entry.index)
                .Select((entry, index) => entry.Person with { Number = index + 1 }),
        ];
    }

    private static int VillageOrder(DemoPerson person)
    {
        for (var i = 0; i < person.Commune.Villages.Count; i++)
            if (person.Commune.Villages[i] == person.Village) return i;
        throw new InvalidOperationException($"{person.Village} is no village of {person.Commune.Name}.");
    }

    private void AddGroup(int clause, int size, List<DemoPerson> into)
    {
        var cells = PopulationCells.All.Where(cell => cell.Clause == clause).ToList();
        var sizes = Shares.Of(size, [.. cells.Select(cell => cell.People)]);
        var members = cells.Zip(sizes).SelectMany(entry => Enumerable.Repeat(entry.First, entry.Second)).ToList();
        SeededRandom.For("order of group", Text(clause)).Shuffle(members);
        var communes = Communes(clause, size);
        for (var i = 0; i < size; i++) into.Add(Person(SeededRandom.For("person", Text(clause), Text(i)), members[i], communes[i]));
    }

    /// <summary>Walks over the communes in equal steps of their weight, so that each gets its share and no place is always favoured.</summary>
    private static List<DemoCommune> Communes(int clause, int count)
    {
        var all = LangSonAreas.Communes;
        var weights = all.Select(commune => commune.Weight * (commune.Urban ? UrbanFactor(clause) : 1)).ToList();
        var step = weights.Sum() / Math.Max(count, 1);
        var mark = SeededRandom.For("communes of group", Text(clause)).Fraction() * step;
        var chosen = new List<DemoCommune>(count);
        var passed = 0.0;
        for (var i = 0; i < all.Count; i++)
        {
            passed += weights[i];
            for (; mark < passed && chosen.Count < count; mark += step) chosen.Add(all[i]);
        }

        while (chosen.Count < count) chosen.Add(all[^1]);
        return chosen;
    }

    /// <summary>Poor households are rarer, HIV is commoner in wards and towns (made up).</summary>
    private static double UrbanFactor(int clause) => clause switch
    {
        3 => 1.8,
        4 => 0.3,
        6 => 0.8,
        _ => 1,
    };

    private DemoPerson Person(SeededRandom random, PopulationCell cell, DemoCommune commune)
    {
        var birth = Birth(random, cell.Ages);
        var sex = random.Chance(cell.Women / 100.0) ? Sex.Female : Sex.Male;
        var ethnicity = LangSonAreas.EthnicitiesOf(commune.District).Draw(random);
        var family = names.Family(random, ethnicity);
        var name = UnknownName(random, commune, family, ethnicity, sex, birth);
        var facts = Facts(random, cell);
        var severity = facts.FirstOrDefault(fact => fact.Attribute == "disability").Value;
        var decision = DemoDecisions.Of(random, cell, birth);
        var helper = carers.Helper(random, family, ethnicity, birth.Year);
        var proxy = carers.Proxy(random, birth, severity == "very_severe", severity == "severe", commune, helper);
        var age = birth.AgeOn(December);
        return new DemoPerson
        {
            Number = 0,
            Commune = commune,
            Village = random.Pick(commune.Villages),
            FullName = name,
            Birth = birth,
            Sex = sex,
            Ethnicity = ethnicity,
            Identity = identities.Of(random, birth, sex, hardToMove: severity is not null),
            Phone = random.Chance(age < 18 ? 0 : age < 70 ? 0.75 : 0.4) ? identities.Phone(random)
                : proxy is not null && random.Chance(0.6) ? proxy.Phone : null,
            Clause = cell.Clause,
            Decision = decision,
            Facts = facts,
            // A disabled mother receives the support herself.
            Care = cell.Care is not { } care ? null : care == CareCase.DisabledMother ? new(care, null, null) : new(care, helper.FullName, helper.IdNumber),
            Proxy = proxy,
            Method = AtHome(random, proxy is not null, severity, age) ? PaymentMethodKind.CashAtHome : PaymentMethodKind.CashAtPoint,
        };
    }

    /// <summary>Whoever shares name, birth date and commune with another could not be told apart where an identity number is missing.</summary>
    private string UnknownName(SeededRandom random, DemoCommune commune, string family, string ethnicity, Sex sex, BirthDate birth)
    {
        while (true)
        {
            var name = names.FullName(random, family, ethnicity, sex, birth.Year);
            if (known.Add((commune.Code, VietnameseText.Fold(name), birth))) return name;
        }
    }

    private static BirthDate Birth(SeededRandom random, AgeBand ages)
    {
        var age = ages.Years.Draw(random);
        var first = January.AddYears(-age - 1).AddDays(1);
        var last = age == ages.From && ages.ReachedInDecember ? December.AddYears(-age)
            : age == 0 ? new DateOnly(2020, 9, 30)
            : January.AddYears(-age);
        var date = random.Between(first, last);
        var dayKnown = random.Chance(age >= 80 ? 0.45 : age >= 60 ? 0.65 : age >= 45 ? 0.93 : 1);
        // A year alone counts from its first day, which must not make the person too old for the group.
        return dayKnown || January.Year - date.Year >= ages.To ? BirthDate.On(date) : BirthDate.InYear(date.Year);
    }

    private static List<(string Attribute, string Value)> Facts(SeededRandom random, PopulationCell cell)
    {
        List<(string Attribute, string Value)> facts = [.. cell.Facts];
        if (cell.ChildCases is { } cases) facts.Add(("child_case", cases.Draw(random)));
        // Poverty decides nothing for clauses 1, 2 and 6, and is known of everybody.
        if (cell.Clause is 1 or 2 or 6 && random.Fraction() is var draw and < 0.46) facts.Add(("poverty", draw < 0.32 ? "poor" : "near_poor"));
        return facts;
    }

    /// <summary>Ill, unable to travel and with nobody to collect (made up how many).</summary>
    private static bool AtHome(SeededRandom random, bool hasProxy, string? severity, int age) =>
        !hasProxy && random.Chance(severity == "very_severe" ? 0.5 : age >= 90 ? 0.3 : age >= 80 ? 0.06 : severity == "severe" ? 0.03 : 0);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
