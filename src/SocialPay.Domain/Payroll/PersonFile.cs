using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Payroll;

/// <summary>
/// A circumstance from a day on, until the next one of the same attribute. The value is encoded as
/// <see cref="AttributeDefinition.Encode"/> does.
/// </summary>
public readonly record struct DatedFact(AttributeDefinition Attribute, DateOnly From, long Value)
{
    /// <exception cref="ArgumentException">Unknown attribute or value.</exception>
    public static DatedFact Of(string attribute, DateOnly from, string value)
    {
        var definition = AttributeCatalogue.Get(attribute);
        return new(definition, from, definition.Encode(value));
    }
}

/// <summary>
/// A decision that grants a group's allowance or care support from a month on, until a month (quyết định hưởng).
/// </summary>
public sealed record GrantedGroup(
    string Group,
    RuleComponent Component,
    PayPeriod Start,
    PayPeriod? End = null,
    string DecisionNumber = "",
    long Id = 0,
    MonthSpans? Suspended = null)
{
    /// <summary>Whether the decision is for this component; one for an allowance that passed to the social pension is for that.</summary>
    public bool Grants(RuleComponent component) =>
        Component == component || (Component == RuleComponent.Allowance && component == RuleComponent.SocialPension);

    /// <summary>Whether the decision pays the month: begun, not ended, and not suspended.</summary>
    public bool Covers(PayPeriod month) => Start <= month && (End is null || month <= End) && Suspended?.Contains(month) != true;
}

/// <summary>All that the calculator has to know about one person. Care support is in the file of the cared-for person.</summary>
public sealed class PersonFile
{
    private readonly DatedFact[] facts;
    private readonly GrantedGroup[] entitlements;

    /// <summary>
    /// Facts may come in any order; where two of one attribute begin on the same day, the later in the list wins.
    /// </summary>
    /// <exception cref="ArgumentException">A fact of an attribute that is derived.</exception>
    public PersonFile(
        long id, BirthDate birth, Sex sex, DateOnly? death, IEnumerable<DatedFact> facts, IEnumerable<GrantedGroup> entitlements)
    {
        Id = id;
        Birth = birth;
        Sex = sex;
        Death = death;
        this.facts = Sorted([.. facts]);
        this.entitlements = [.. entitlements];
    }

    public long Id { get; }

    public BirthDate Birth { get; }

    public Sex Sex { get; }

    public DateOnly? Death { get; }

    /// <summary>By attribute, then by day.</summary>
    public IReadOnlyList<DatedFact> Facts => facts;

    public IReadOnlyList<GrantedGroup> Entitlements => entitlements;

    internal ReadOnlySpan<DatedFact> FactSpan => facts;

    internal ReadOnlySpan<GrantedGroup> EntitlementSpan => entitlements;

    /// <summary>Stable insertion sort: a file has few facts, mostly in order already. Of equal ones the last stays.</summary>
    private static DatedFact[] Sorted(DatedFact[] facts)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            var fact = facts[i];
            // The group of somebody cared for may be known by itself; the age never is.
            if (fact.Attribute == AttributeCatalogue.Age) throw new ArgumentException($"{fact.Attribute} is derived and can't be recorded.", nameof(facts));
            var j = i;
            for (; j > 0 && Compare(facts[j - 1], fact) > 0; j--) facts[j] = facts[j - 1];
            facts[j] = fact;
        }

        var count = 0;
        for (var i = 0; i < facts.Length; i++)
            if (i + 1 == facts.Length || Compare(facts[i], facts[i + 1]) != 0) facts[count++] = facts[i];

        return count == facts.Length ? facts : facts[..count];
    }

    private static int Compare(in DatedFact left, in DatedFact right)
    {
        var byAttribute = left.Attribute.Index - right.Attribute.Index;
        return byAttribute != 0 ? byAttribute : left.From.CompareTo(right.From);
    }
}
