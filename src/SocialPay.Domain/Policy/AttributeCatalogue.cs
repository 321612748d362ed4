namespace SocialPay.Domain.Policy;

/// <summary>
/// The attributes that predicates may read (policy-rules §0.4), describing one person on one day. Care support is evaluated on the
/// cared-for person. Where nothing is recorded the default holds, chosen so that silence grants nothing: no duty-bound supporter
/// must be recorded, it is not assumed.
/// </summary>
public static class AttributeCatalogue
{
    private static readonly List<AttributeDefinition> Definitions = [];

    /// <summary>Completed years; derived from the birth date.</summary>
    public static AttributeDefinition Age { get; } = Add("age", AttributeKind.Number, derived: true);

    /// <summary>The group already matched; its vocabulary is the group codes of the law.</summary>
    public static AttributeDefinition GroupCode { get; } = Add("group_code", AttributeKind.Choice, derived: true);

    public static AttributeDefinition Poverty { get; } = Choice("poverty", "none", "near_poor", "poor");

    /// <summary>edc: extremely difficult commune or village.</summary>
    public static AttributeDefinition Area { get; } = Choice("area", "normal", "edc");

    /// <summary>The point of article 5.1 that applies to a child without support; empty: none.</summary>
    public static AttributeDefinition ChildCase { get; } = Choice("child_case", "", "a", "b", "c", "d", "dd", "e", "g", "h", "i", "k", "l");

    public static AttributeDefinition FromGroup1 { get; } = Flag("from_group1");

    public static AttributeDefinition Studying { get; } = Flag("studying");

    public static AttributeDefinition Hiv { get; } = Add("hiv", AttributeKind.Flag, confidential: true);

    public static AttributeDefinition UnableToWork { get; } = Flag("unable_to_work");

    public static AttributeDefinition StableIncome { get; } = Flag("stable_income");

    public static AttributeDefinition LoneParent { get; } = Flag("lone_parent");

    public static AttributeDefinition ChildrenSupported { get; } = Number("children_supported");

    public static AttributeDefinition Supporter { get; } = Choice("supporter", "other", "none", "on_allowance");

    public static AttributeDefinition PensionOrInsurance { get; } = Add("pension_or_si_amount", AttributeKind.Money);

    public static AttributeDefinition OtherMonthlyAllowance { get; } = Flag("other_monthly_allowance");

    public static AttributeDefinition FacilityEligible { get; } = Flag("facility_eligible");

    public static AttributeDefinition CommunityCarer { get; } = Flag("community_carer");

    public static AttributeDefinition Disability { get; } = Choice("disability", "none", "mild", "severe", "very_severe");

    public static AttributeDefinition Pregnant { get; } = Flag("pregnant");

    public static AttributeDefinition ChildrenUnder36Months { get; } = Number("children_u36m");

    public static AttributeDefinition InInstitution { get; } = Flag("in_institution");

    public static AttributeDefinition Relation { get; } = Choice("relation", "", "household_direct", "fostered", "emergency_placement");

    public static AttributeDefinition FosteredCount { get; } = Number("fostered_count");

    /// <summary>Place of the cared-for person in the carer household: the amount per household (28/2012 art. 17.4) goes with the first.</summary>
    public static AttributeDefinition FosteredRank { get; } = Number("fostered_rank");

    /// <summary>The spouse receives the one share of a couple (20/2021 art. 20.2.b).</summary>
    public static AttributeDefinition SpouseHasCareShare { get; } = Flag("spouse_has_care_share");

    public static AttributeDefinition FuneralGround { get; } = Choice(
        "funeral_ground",
        "", "recipient_k1", "recipient_k2", "recipient_k3", "recipient_k4", "recipient_k5", "recipient_k6", "recipient_k7", "recipient_k8",
        "child_of_k4", "aged80_other_monthly", "institution", "emergency", "social_pensioner", "social_pension_applicant");

    public static AttributeDefinition OneOffGround { get; } = Choice(
        "one_off_ground",
        "", "pre1945_relatives", "pre1945_worship", "tkn_relatives", "tkn_worship", "martyr_certificate", "martyr_notice", "bmvnah", "hero",
        "tuday", "resistance_seniority", "resistance_medal", "resistance_died", "helper_died", "wounded", "convalescence_home",
        "convalescence_centre", "edu_preschool", "edu_school", "martyr_worship", "holiday_meal", "death_lump");

    public static AttributeDefinition HouseDamage { get; } = Choice("house_damage", "", "destroyed", "relocation", "badly_damaged");

    public static AttributeDefinition SeriouslyInjured { get; } = Flag("seriously_injured");

    public static AttributeDefinition HungerHousehold { get; } = Flag("hunger_household");

    public static AttributeDefinition Requested { get; } = Flag("requested");

    public static AttributeDefinition MeritCategory { get; } = Choice(
        "ncc_category",
        "", "pre1945", "tkn1945", "bmvnah", "hero", "tb", "tb_b", "bb", "cdhh", "tuday", "giupdo_knc", "giupdo_hckc");

    public static AttributeDefinition InjuryPercent { get; } = Number("injury_pct");

    public static AttributeDefinition SpecialWound { get; } = Flag("special_wound");

    public static AttributeDefinition AtHome { get; } = Flag("at_home");

    public static AttributeDefinition Lonely { get; } = Flag("lonely");

    /// <summary>Thoát ly: worked full-time for the revolution.</summary>
    public static AttributeDefinition FullTimeRevolutionary { get; } = Flag("thoat_ly");

    public static AttributeDefinition Survivor { get; } = Choice("rel", "", "parent", "foster_parent", "spouse", "child", "child_of_living_cdhh");

    public static AttributeDefinition DeceasedCategory { get; } = Choice(
        "deceased_category",
        "", "pre1945", "tkn1945", "martyr", "tb", "tb_b", "bb", "cdhh");

    public static AttributeDefinition DeceasedInjuryPercent { get; } = Number("deceased_injury_pct");

    public static AttributeDefinition MartyrsCount { get; } = Number("martyrs_count");

    public static AttributeDefinition FullOrphan { get; } = Flag("full_orphan");

    public static AttributeDefinition LabourAgeReached { get; } = Flag("labour_age_reached");

    public static AttributeDefinition Remarried { get; } = Flag("remarried");

    public static AttributeDefinition RemarriedCareCondition { get; } = Flag("remarried_care_condition");

    public static AttributeDefinition EducationLevel { get; } = Number("education_level");

    public static AttributeDefinition GiftLevel { get; } = Number("gift_level");

    public static AttributeDefinition OnMeritList { get; } = Flag("on_ncc_list");

    public static AttributeDefinition OnAssistanceList { get; } = Flag("on_tgxh_list");

    public static AttributeDefinition OnPensionList { get; } = Flag("on_htxh_list");

    /// <summary>Thâm niên: years, each paid as one unit.</summary>
    public static AttributeDefinition SeniorityUnits { get; } = Number("seniority_units");

    /// <summary>Months of service, where the units have to be worked out: a remainder under 6 months is half a unit, from 6 a whole one.</summary>
    public static AttributeDefinition SeniorityMonths { get; } = Number("seniority_months");

    /// <summary>Days that an amount by the day is claimed for at once; one where nothing is recorded.</summary>
    public static AttributeDefinition OneOffDays { get; } = Number("one_off_days");

    /// <summary>Every attribute, at the position of its <see cref="AttributeDefinition.Index"/>.</summary>
    public static IReadOnlyList<AttributeDefinition> All => Definitions;

    private static readonly Dictionary<string, AttributeDefinition> ByName = Definitions.ToDictionary(attribute => attribute.Name);

    public static AttributeDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <exception cref="ArgumentException">There is no such attribute.</exception>
    public static AttributeDefinition Get(string name) =>
        Find(name) ?? throw new ArgumentException($"There is no attribute '{name}'.", nameof(name));

    private static AttributeDefinition Flag(string name) => Add(name, AttributeKind.Flag);

    private static AttributeDefinition Number(string name) => Add(name, AttributeKind.Number);

    /// <summary>The first value is the default.</summary>
    private static AttributeDefinition Choice(string name, params string[] values) => Add(name, AttributeKind.Choice, values);

    private static AttributeDefinition Add(
        string name, AttributeKind kind, string[]? values = null, bool derived = false, bool confidential = false)
    {
        var attribute = new AttributeDefinition(Definitions.Count, name, kind, values ?? [], derived, confidential);
        Definitions.Add(attribute);
        return attribute;
    }
}
