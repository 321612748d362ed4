using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>
/// Rules that are looked at together: the day that counts is found for each set, and of most sets only the highest is paid.
/// </summary>
internal enum StackSet
{
    /// <summary>Not one of several.</summary>
    None,
    Allowance,
    SingleParent,
    CarePregnancy,

    /// <summary>Care for one person, by her household or by those who took her in: never both.</summary>
    CarePerson,
    Institution,
    SocialPension,

    /// <summary>One allowance for each category of merit: all are paid.</summary>
    MeritOwn,

    /// <summary>Supplements that go with a category: all are paid.</summary>
    MeritSupplement,

    /// <summary>From 81%: the special one replaces the ordinary one.</summary>
    MeritSupplement81,
    MeritCarer,
    MeritSurvivor,
    MeritSurvivorMartyr,
    MeritNurture,
    MeritEducation,
}

internal static class StackSets
{
    public static StackSet Of(CompiledRule rule) => rule.Rule.StackClass switch
    {
        StackClass.AllowanceHighest => StackSet.Allowance,
        StackClass.AllowanceSingleParent => StackSet.SingleParent,
        StackClass.CarePregnancy => StackSet.CarePregnancy,
        StackClass.CareHousehold or StackClass.CareFoster or StackClass.CareFosterHousehold => StackSet.CarePerson,
        StackClass.Institution => StackSet.Institution,
        StackClass.PensionOrAllowanceHighest => StackSet.SocialPension,
        StackClass.MeritOwn => StackSet.MeritOwn,
        StackClass.MeritSupplement => StackSet.MeritSupplement,
        StackClass.MeritSupplement81 => StackSet.MeritSupplement81,
        StackClass.MeritCarerHighest => StackSet.MeritCarer,
        StackClass.MeritSurvivor => StackSet.MeritSurvivor,
        StackClass.MeritSurvivorMartyr => StackSet.MeritSurvivorMartyr,
        StackClass.MeritSurvivorNurture => StackSet.MeritNurture,
        StackClass.MeritEducation => StackSet.MeritEducation,
        StackClass.CareEmergency or StackClass.None or StackClass.FuneralHighest or StackClass.OneOff or StackClass.OneGrant => StackSet.None,
    };
}

/// <summary>On which of the two days a rule matches, and the place of the decision that grants it in the person's file.</summary>
internal readonly record struct RuleMatch(bool OnBefore, bool OnEnd, int Decision)
{
    public const int NoDecision = -1;

    public bool On(bool end) => end ? OnEnd : OnBefore;
}

/// <summary>A matched rule with its amount on the day that counts.</summary>
internal readonly record struct RuleAmount(
    CompiledRule? Rule, bool OnEnd, int Decision, Vnd Base, string BaseSource, decimal Coefficient, Vnd Amount)
{
    /// <summary>Higher amount, then higher coefficient; of equal ones the first in order of ids stays.</summary>
    public bool IsAbove(in RuleAmount other) =>
        Amount != other.Amount ? Amount > other.Amount : Coefficient > other.Coefficient;
}
