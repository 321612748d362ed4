namespace SocialPay.Domain.Policy;

/// <summary>The codes of one enumeration as files and tables write them.</summary>
public sealed class CodeTable<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, string> codes;
    private readonly Dictionary<string, T> values;

    public CodeTable(params (T Value, string Code)[] entries)
    {
        codes = entries.ToDictionary(entry => entry.Value, entry => entry.Code);
        values = entries.ToDictionary(entry => entry.Code, entry => entry.Value);
        if (codes.Count != Enum.GetValues<T>().Length) throw new ArgumentException($"Not every {typeof(T).Name} has a code.", nameof(entries));
    }

    public IReadOnlyCollection<string> Codes => values.Keys;

    public string CodeOf(T value) => codes[value];

    public bool TryRead(string code, out T value) => values.TryGetValue(code, out value);
}

/// <summary>Codes of the law's vocabulary in <c>allowance-rates.csv</c> and in the database.</summary>
public static class PolicyCodes
{
    public static CodeTable<Programme> Programmes { get; } = new(
        (Programme.SocialAssistance, "TGXH"),
        (Programme.SocialPension, "HTXH"),
        (Programme.Merit, "NCC"),
        (Programme.Grant, "GRANT"));

    public static CodeTable<RuleComponent> Components { get; } = new(
        (RuleComponent.Base, "base"),
        (RuleComponent.Allowance, "allowance"),
        (RuleComponent.CareSupport, "care_support"),
        (RuleComponent.Institution, "institution"),
        (RuleComponent.Funeral, "funeral"),
        (RuleComponent.SocialPension, "social_pension"),
        (RuleComponent.Supplement, "supplement"),
        (RuleComponent.SenioritySupplement, "seniority_supplement"),
        (RuleComponent.Carer, "carer"),
        (RuleComponent.Survivor, "survivor"),
        (RuleComponent.SurvivorNurture, "survivor_nurture"),
        (RuleComponent.Education, "education"),
        (RuleComponent.OneOff, "one_off"));

    public static CodeTable<RateUnit> Units { get; } = new(
        (RateUnit.Coefficient, "coefficient"),
        (RateUnit.CoefficientPerChild, "coefficient_per_child"),
        (RateUnit.MultipleOfBase, "multiple_of_base"),
        (RateUnit.Amount, "amount_vnd"),
        (RateUnit.AmountPerSeniorityUnit, "amount_vnd_per_seniority_unit"),
        (RateUnit.AmountPerDay, "amount_vnd_per_day"),
        (RateUnit.RiceKgPerPersonMonth, "rice_kg_per_person_month"),
        (RateUnit.MonthsOfAllowance, "months_of_allowance"),
        (RateUnit.Base, "base_vnd"));

    public static CodeTable<BaseReference> BaseReferences { get; } = new(
        (BaseReference.SocialAssistanceBase, "TGXH_BASE"),
        (BaseReference.MeritBase, "NCC_BASE"),
        (BaseReference.Table, "TABLE"),
        (BaseReference.Fixed, "FIXED"),
        (BaseReference.OwnMonthly, "OWN_MONTHLY"));

    public static CodeTable<PayeeKind> Payees { get; } = new(
        (PayeeKind.None, ""),
        (PayeeKind.Beneficiary, "beneficiary"),
        (PayeeKind.Carer, "carer"),
        (PayeeKind.Household, "household"),
        (PayeeKind.Institution, "institution"),
        (PayeeKind.CarerOrBeneficiary, "carer_or_beneficiary"),
        (PayeeKind.FuneralOrganiser, "funeral_organiser"),
        (PayeeKind.Centre, "centre"),
        (PayeeKind.Worshipper, "worshipper"),
        (PayeeKind.Survivors, "survivors"));

    public static CodeTable<StackClass> StackClasses { get; } = new(
        (StackClass.None, ""),
        (StackClass.AllowanceHighest, "ALLOW_MAX"),
        (StackClass.AllowanceSingleParent, "ALLOW_K4"),
        (StackClass.CarePregnancy, "CARE_PREG"),
        (StackClass.CareHousehold, "CARE_HH"),
        (StackClass.CareFoster, "CARE_FOSTER"),
        (StackClass.CareFosterHousehold, "CARE_FOSTER_HH"),
        (StackClass.CareEmergency, "CARE_EMERGENCY"),
        (StackClass.Institution, "INSTITUTION"),
        (StackClass.FuneralHighest, "FUNERAL_MAX"),
        (StackClass.PensionOrAllowanceHighest, "HTXH_OR_TGXH_MAX"),
        (StackClass.MeritOwn, "NCC_OWN"),
        (StackClass.MeritSupplement, "NCC_SUPPLEMENT"),
        (StackClass.MeritSupplement81, "NCC_SUPPLEMENT_81"),
        (StackClass.MeritCarerHighest, "NCC_CARER_MAX"),
        (StackClass.MeritSurvivor, "NCC_TUAT"),
        (StackClass.MeritSurvivorMartyr, "NCC_TUAT_LS"),
        (StackClass.MeritSurvivorNurture, "NCC_TUAT_ND"),
        (StackClass.MeritEducation, "NCC_EDU"),
        (StackClass.OneOff, "ONE_OFF"),
        (StackClass.OneGrant, "GRANT_ONE"));

    public static CodeTable<SourceFlag> Flags { get; } = new(
        (SourceFlag.Verified, "V"),
        (SourceFlag.Secondary, "S"),
        (SourceFlag.FromMemory, "M"),
        (SourceFlag.Assumed, "A"));

    public static CodeTable<ChangeCounts> ChangeCounts { get; } = new(
        (Policy.ChangeCounts.SameMonth, "same_month"),
        (Policy.ChangeCounts.NextMonth, "next_month"));

    public static CodeTable<StartsWith> Starts { get; } = new(
        (StartsWith.Decision, "decision"),
        (StartsWith.Document, "document"),
        (StartsWith.Birthday, "birthday"),
        (StartsWith.AfterDeath, "after_death"));

    public static string Code(this Programme value) => Programmes.CodeOf(value);

    public static string Code(this RuleComponent value) => Components.CodeOf(value);

    public static string Code(this PayeeKind value) => Payees.CodeOf(value);

    public static string Code(this SourceFlag value) => Flags.CodeOf(value);

    /// <summary>Whether nobody pays on such a row without a person confirming it (policy-rules §0.1).</summary>
    public static bool NeedsConfirmation(this SourceFlag value) => value is SourceFlag.FromMemory or SourceFlag.Assumed;

    /// <summary>Whether a component is owed month by month, so that its rows begin and end on the borders of months.</summary>
    public static bool IsMonthly(this RuleComponent component) => component is not (RuleComponent.Funeral or RuleComponent.OneOff);
}
