namespace SocialPay.Domain.Policy;

/// <summary>What the calculator can execute: a row of any other kind would be read and never paid, so it is refused.</summary>
internal static class PayableRows
{
    private static readonly HashSet<(Programme, RuleComponent, StackClass)> Classes =
    [
        (Programme.SocialAssistance, RuleComponent.Allowance, StackClass.AllowanceHighest),
        (Programme.SocialAssistance, RuleComponent.Allowance, StackClass.AllowanceSingleParent),
        (Programme.SocialAssistance, RuleComponent.CareSupport, StackClass.CarePregnancy),
        (Programme.SocialAssistance, RuleComponent.CareSupport, StackClass.CareHousehold),
        (Programme.SocialAssistance, RuleComponent.CareSupport, StackClass.CareFoster),
        (Programme.SocialAssistance, RuleComponent.CareSupport, StackClass.CareFosterHousehold),
        (Programme.SocialAssistance, RuleComponent.CareSupport, StackClass.CareEmergency),
        (Programme.SocialAssistance, RuleComponent.Institution, StackClass.Institution),
        (Programme.SocialAssistance, RuleComponent.Funeral, StackClass.FuneralHighest),
        (Programme.SocialAssistance, RuleComponent.OneOff, StackClass.OneOff),
        (Programme.SocialPension, RuleComponent.SocialPension, StackClass.PensionOrAllowanceHighest),
        (Programme.SocialPension, RuleComponent.Funeral, StackClass.FuneralHighest),
        (Programme.SocialPension, RuleComponent.OneOff, StackClass.OneOff),
        (Programme.Merit, RuleComponent.Allowance, StackClass.MeritOwn),
        (Programme.Merit, RuleComponent.Supplement, StackClass.MeritSupplement),
        (Programme.Merit, RuleComponent.Supplement, StackClass.MeritSupplement81),
        (Programme.Merit, RuleComponent.SenioritySupplement, StackClass.MeritSupplement),
        (Programme.Merit, RuleComponent.Carer, StackClass.MeritCarerHighest),
        (Programme.Merit, RuleComponent.Survivor, StackClass.MeritSurvivor),
        (Programme.Merit, RuleComponent.Survivor, StackClass.MeritSurvivorMartyr),
        (Programme.Merit, RuleComponent.SurvivorNurture, StackClass.MeritSurvivorNurture),
        (Programme.Merit, RuleComponent.Education, StackClass.MeritEducation),
        (Programme.Merit, RuleComponent.Funeral, StackClass.FuneralHighest),
        (Programme.Merit, RuleComponent.OneOff, StackClass.OneOff),
        (Programme.Grant, RuleComponent.OneOff, StackClass.OneGrant),
    ];

    /// <summary>Whether amounts of the row's component add up as its class says.</summary>
    public static bool Has(RateRule rule) => Classes.Contains((rule.Programme, rule.Component, rule.StackClass));

    /// <summary>Whether an amount can be made of the row's unit: monthly ones of coefficients and amounts, by the day in an emergency alone.</summary>
    public static bool HasUnit(RateRule rule)
    {
        if (rule.Component == RuleComponent.Base) return rule.Unit == RateUnit.Base;
        if (rule.Component.IsMonthly())
            return (rule.Unit == RateUnit.AmountPerDay) == (rule.StackClass == StackClass.CareEmergency)
                && rule.Unit is RateUnit.Coefficient or RateUnit.CoefficientPerChild or RateUnit.Amount or RateUnit.AmountPerDay or RateUnit.AmountPerSeniorityUnit;
        return rule.Unit is RateUnit.MultipleOfBase or RateUnit.Amount or RateUnit.AmountPerDay or RateUnit.RiceKgPerPersonMonth or RateUnit.MonthsOfAllowance;
    }
}
