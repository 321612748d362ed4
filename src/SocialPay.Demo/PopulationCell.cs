using System.Globalization;

namespace SocialPay.Demo;

/// <summary>People of one group who share the facts that decide their amount.</summary>
/// <param name="Clause">Clause of article 5 of decree 136/2013: the group as published.</param>
/// <param name="Group">Group of the law that their decisions name.</param>
/// <param name="People">How many of the whole register.</param>
/// <param name="Ages">Their ages on the last day of January 2021.</param>
internal sealed record PopulationCell(int Clause, string Group, int People, AgeBand Ages)
{
    public IReadOnlyList<(string Attribute, string Value)> Facts { get; init; } = [];

    public CareCase? Care { get; init; }

    /// <summary>Share of women in per cent.</summary>
    public int Women { get; init; } = 50;

    /// <summary>Points of article 5.1 among which these children's cases are drawn.</summary>
    public WeightedList<string>? ChildCases { get; init; }
}

/// <summary>Ages from one up to, but without, another; how they spread in between is a matter of the shape.</summary>
/// <param name="ReachedInDecember">The lower age is what entitles, so it was reached before the register was closed in December 2020.</param>
internal sealed record AgeBand(int From, int To, double Growth, bool ReachedInDecember = false)
{
    /// <summary>Each further year of age is more frequent by the growth, or less where it is below 1.</summary>
    public WeightedList<int> Years { get; } = new(Enumerable.Range(From, To - From).Select(age => (age, Math.Pow(Growth, age - From))));
}

/// <summary>
/// Lạng Sơn's register of December 2020. The six totals and the cases of care support are published; everything finer is made up so
/// that twelve months cost what was published (docs/scenarios/lang-son-2020.md).
/// </summary>
internal static class PopulationCells
{
    public const int People = 20_375;

    private static readonly WeightedList<string> FosteredCases = new([("a", 25), ("b", 75)]);

    private static readonly WeightedList<string> AllCases = new(
        [("a", 6), ("b", 30), ("c", 12), ("d", 2), ("dd", 24), ("e", 4), ("h", 12), ("i", 1), ("k", 8), ("l", 1)]);

    private static readonly (string, string)[] Poor = [("poverty", "poor")];

    private static readonly AgeBand Infants = new(0, 4, 1.4);
    private static readonly AgeBand Schoolchildren = new(4, 16, 1.08);
    private static readonly AgeBand Students = new(16, 22, 0.65, ReachedInDecember: true);
    private static readonly AgeBand Parents = new(20, 58, 1.01);
    private static readonly AgeBand Sixty = new(60, 80, 1.03, ReachedInDecember: true);
    private static readonly AgeBand Eighty = new(80, 106, 0.83);
    private static readonly AgeBand EightyBefore = new(80, 106, 0.83, ReachedInDecember: true);
    private static readonly AgeBand DisabledChildren = new(1, 16, 1.06, ReachedInDecember: true);
    private static readonly AgeBand DisabledAdults = new(16, 60, 1.025);
    private static readonly AgeBand DisabledOld = new(60, 102, 0.94);
    private static readonly AgeBand Mothers = new(20, 40, 1);

    public static IReadOnlyList<PopulationCell> All { get; } =
    [
        // Clause 1: children without a carer. Under 4: 2.5, from 4: 1.5.
        new(1, "136/5.1", 14, Infants) { ChildCases = FosteredCases, Care = CareCase.FosteredChild, Facts = Fostered() },
        new(1, "136/5.1", 94, Schoolchildren) { ChildCases = FosteredCases, Care = CareCase.FosteredChild, Facts = Fostered() },
        new(1, "136/5.1", 8, Infants) { ChildCases = AllCases },
        new(1, "136/5.1", 96, Schoolchildren) { ChildCases = AllCases },

        // Clause 2: 1.5.
        new(2, "136/5.2", 59, Students) { ChildCases = AllCases, Facts = [("studying", "true"), ("from_group1", "true")] },

        // Clause 3: child under 4: 2.5, child: 2.0, adult: 1.5.
        new(3, "136/5.3", 1, Infants) { Facts = [.. Poor, ("hiv", "true")] },
        new(3, "136/5.3", 4, Schoolchildren) { Facts = [.. Poor, ("hiv", "true")] },
        new(3, "136/5.3", 13, new(24, 52, 1)) { Facts = [.. Poor, ("hiv", "true"), ("unable_to_work", "true")], Women = 35 },

        // Clause 4: one child: 1.0, two or more: 2.0.
        LoneParents(470, 1),
        LoneParents(500, 2),
        LoneParents(120, 3),
        LoneParents(26, 4),

        // Clause 5: point a under 80: 1.5, from 80: 2.0; point b: 1.0; point c: 3.0.
        new(5, "136/5.5a", 600, Sixty) { Facts = [.. Poor, ("supporter", "none")], Women = 62 },
        new(5, "136/5.5a", 100, Sixty) { Facts = [.. Poor, ("supporter", "on_allowance")], Women = 62 },
        new(5, "136/5.5a", 330, Eighty) { Facts = [.. Poor, ("supporter", "none")], Women = 66 },
        new(5, "136/5.5a", 50, Eighty) { Facts = [.. Poor, ("supporter", "on_allowance")], Women = 66 },
        new(5, "136/5.5b", 5_424, EightyBefore) { Women = 66 },
        new(5, "136/5.5b", 1_300, EightyBefore) { Facts = [("poverty", "near_poor")], Women = 66 },
        new(5, "136/5.5b", 1_100, EightyBefore) { Facts = Poor, Women = 66 },
        new(5, "136/5.5c", 2, Sixty)
        {
            Facts = [.. Poor, ("supporter", "none"), ("facility_eligible", "true"), ("community_carer", "true"), ("relation", "fostered")],
            Care = CareCase.OlderPerson,
        },

        // Clause 6, extremely severe: adult 2.0, child or from 60: 2.5.
        ExtremelySevere(420, DisabledChildren, CareCase.DirectCare),
        ExtremelySevere(1_330, DisabledAdults, CareCase.DirectCare),
        ExtremelySevere(640, DisabledOld, CareCase.DirectCare),
        ExtremelySevere(21, DisabledChildren, CareCase.FosteredDisabled),
        ExtremelySevere(13, DisabledAdults, CareCase.TakenIn),
        ExtremelySevere(4, DisabledOld, CareCase.TakenIn),
        ExtremelySevere(60, DisabledAdults, care: null),
        ExtremelySevere(32, DisabledOld, care: null),

        // Clause 6, severe: adult 1.5, child or from 60: 2.0.
        Severe(640, DisabledChildren),
        Severe(2_950, DisabledOld),
        Severe(3_945, DisabledAdults),
        DisabledMothers(7, children: 1),
        DisabledMothers(2, children: 2),
    ];

    private static (string, string)[] Fostered() => [("relation", "fostered"), ("fostered_count", "1"), ("fostered_rank", "1")];

    private static PopulationCell LoneParents(int people, int children) => new(4, "136/5.4", people, Parents)
    {
        Facts = [.. Poor, ("lone_parent", "true"), ("children_supported", children.ToString(CultureInfo.InvariantCulture))],
        Women = 92,
    };

    private static PopulationCell ExtremelySevere(int people, AgeBand ages, CareCase? care) => new(6, "136/5.6", people, ages)
    {
        Facts =
        [
            ("disability", "very_severe"),
            .. care is null ? [] : care == CareCase.DirectCare ? [("relation", "household_direct")] : Fostered(),
        ],
        Care = care,
        Women = 47,
    };

    private static PopulationCell Severe(int people, AgeBand ages) => new(6, "136/5.6", people, ages)
    {
        Facts = [("disability", "severe")],
        Women = 46,
    };

    private static PopulationCell DisabledMothers(int people, int children) => new(6, "136/5.6", people, Mothers)
    {
        Facts = [("disability", "severe"), ("children_u36m", children.ToString(CultureInfo.InvariantCulture))],
        Care = CareCase.DisabledMother,
        Women = 100,
    };
}
