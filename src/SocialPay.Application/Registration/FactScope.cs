using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>Of whom a fact can be true at all: nobody asks a boy of six whether he is pregnant.</summary>
public static class FactScope
{
    // Wider than any law's own ages: what can be true is asked.
    private const int FirstChild = 12;
    private const int LastChild = 60;

    private const string Fostered = "fostered";

    private static readonly HashSet<AttributeDefinition> OfFosterCare = [AttributeCatalogue.FosteredCount, AttributeCatalogue.FosteredRank];

    private static readonly HashSet<AttributeDefinition> OfParentsAndSpouses =
    [
        AttributeCatalogue.LoneParent, AttributeCatalogue.ChildrenSupported, AttributeCatalogue.ChildrenUnder36Months,
        AttributeCatalogue.SpouseHasCareShare, AttributeCatalogue.Remarried, AttributeCatalogue.RemarriedCareCondition,
    ];

    /// <summary>What is not known of the person rules nothing out.</summary>
    /// <param name="age">Completed years.</param>
    /// <param name="relation">Who cares for the person, as the law's predicates write it; empty for nobody.</param>
    public static bool MayHold(AttributeDefinition attribute, Sex? sex, int? age, string relation)
    {
        if (OfFosterCare.Contains(attribute)) return relation == Fostered;
        if (attribute == AttributeCatalogue.Pregnant) return sex != Sex.Male && age is null or (>= FirstChild and < LastChild);
        return !OfParentsAndSpouses.Contains(attribute) || age is null or >= FirstChild;
    }
}
