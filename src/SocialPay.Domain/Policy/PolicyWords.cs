namespace SocialPay.Domain.Policy;

/// <summary>A programme with its own budget, lists and payroll (chương trình).</summary>
public enum Programme
{
    /// <summary>Trợ giúp xã hội, TGXH.</summary>
    SocialAssistance,

    /// <summary>Trợ cấp hưu trí xã hội, HTXH.</summary>
    SocialPension,

    /// <summary>Ưu đãi người có công, NCC.</summary>
    Merit,

    /// <summary>Gifts and grants paid once by a decision of their own.</summary>
    Grant,
}

/// <summary>What a rule pays, or <see cref="Base"/> for a row that sets the base level.</summary>
public enum RuleComponent
{
    Base,
    Allowance,
    CareSupport,
    Institution,
    Funeral,
    SocialPension,
    Supplement,
    SenioritySupplement,
    Carer,
    Survivor,
    SurvivorNurture,
    Education,
    OneOff,
}

/// <summary>How the value of a rule becomes an amount (policy-rules §0.3).</summary>
public enum RateUnit
{
    /// <summary>Coefficient × base of the month.</summary>
    Coefficient,

    /// <summary>Coefficient × base × <c>children_supported</c>.</summary>
    CoefficientPerChild,

    /// <summary>Multiple × base, once.</summary>
    MultipleOfBase,

    /// <summary>The amount in đồng.</summary>
    Amount,

    /// <summary>Đồng per seniority unit (thâm niên).</summary>
    AmountPerSeniorityUnit,

    /// <summary>Đồng per day.</summary>
    AmountPerDay,

    /// <summary>Kilograms of rice per person and month.</summary>
    RiceKgPerPersonMonth,

    /// <summary>Number × the person's own current monthly total.</summary>
    MonthsOfAllowance,

    /// <summary>Defines the base itself, in đồng.</summary>
    Base,
}

/// <summary>Which base a coefficient multiplies.</summary>
public enum BaseReference
{
    SocialAssistanceBase,
    MeritBase,

    /// <summary>A printed table: the amount is looked up, never multiplied.</summary>
    Table,

    /// <summary>A fixed amount in the rule itself.</summary>
    Fixed,

    /// <summary>The person's own monthly total.</summary>
    OwnMonthly,
}

/// <summary>To whom an amount is owed; <see cref="None"/> for rows that pay nobody.</summary>
public enum PayeeKind
{
    None,
    Beneficiary,
    Carer,
    Household,
    Institution,
    CarerOrBeneficiary,
    FuneralOrganiser,
    Centre,
    Worshipper,
    Survivors,
}

/// <summary>Which amounts add up and which exclude each other (policy-rules §0.5, §5, §9.4).</summary>
public enum StackClass
{
    None,

    /// <summary>Of all matched rows only the highest.</summary>
    AllowanceHighest,

    /// <summary>The single-parent row; added to the others only where the law says so.</summary>
    AllowanceSingleParent,

    /// <summary>Highest only, one share for a couple.</summary>
    CarePregnancy,

    /// <summary>One amount per cared-for person, to the household.</summary>
    CareHousehold,

    /// <summary>One amount per cared-for person, to the foster carer.</summary>
    CareFoster,

    /// <summary>One amount per carer household (28/2012 art. 17.4).</summary>
    CareFosterHousehold,

    /// <summary>Meal money by the day in an emergency placement.</summary>
    CareEmergency,

    /// <summary>Excludes the allowance classes for that person.</summary>
    Institution,
    FuneralHighest,
    PensionOrAllowanceHighest,
    MeritOwn,
    MeritSupplement,
    MeritSupplement81,
    MeritCarerHighest,
    MeritSurvivor,
    MeritSurvivorMartyr,
    MeritSurvivorNurture,
    MeritEducation,
    OneOff,
    OneGrant,
}

/// <summary>How well a row is founded (policy-rules §0.1).</summary>
public enum SourceFlag
{
    /// <summary>V: read in the text of the instrument.</summary>
    Verified,

    /// <summary>S: a secondary source reports it.</summary>
    Secondary,

    /// <summary>M: from memory, unverified.</summary>
    FromMemory,

    /// <summary>A: assumed, values carried over to an instrument that was not seen.</summary>
    Assumed,
}

/// <summary>From when a change of circumstances counts (policy-rules §6.0).</summary>
public enum ChangeCounts
{
    /// <summary>In the month in which it happens (136/2013 and 20/2021, decided by the district).</summary>
    SameMonth,

    /// <summary>From the month after (147/2025, decided by the commune).</summary>
    NextMonth,
}
