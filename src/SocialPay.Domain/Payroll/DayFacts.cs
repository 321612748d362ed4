using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>The facts of one person on one day, each at its attribute's place, and where each comes from.</summary>
internal readonly ref struct DayFacts
{
    private const int NotRecorded = -1;

    /// <summary>The group is worked out from the rules, unless it was recorded: the place of no group.</summary>
    private const long NoGroup = -1;

    private readonly Span<long> values;

    /// <summary>Place of the fact in the person's file.</summary>
    private readonly Span<int> sources;

    private readonly PersonFile person;

    private DayFacts(PersonFile person, DateOnly day, Span<long> values, Span<int> sources)
    {
        this.person = person;
        this.values = values;
        this.sources = sources;
        Day = day;
    }

    public DateOnly Day { get; }

    public ReadOnlySpan<long> Values => values;

    public long this[AttributeDefinition attribute] => values[attribute.Index];

    /// <summary>
    /// Fills the given room, one place for each attribute. A fact that counts from the first of its month is known from then on where
    /// <paramref name="month"/> ends later than the day.
    /// </summary>
    public static DayFacts On(DateOnly day, PersonFile person, Span<long> values, Span<int> sources, DateOnly month = default)
    {
        values.Clear();
        values[AttributeCatalogue.GroupCode.Index] = NoGroup;
        sources.Fill(NotRecorded);
        var facts = person.FactSpan;
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref facts[i];
            if (fact.From > day && !(fact.From <= month && fact.Attribute == AttributeCatalogue.Remarried)) continue;
            values[fact.Attribute.Index] = fact.Value;
            sources[fact.Attribute.Index] = i;
        }

        values[AttributeCatalogue.Age.Index] = person.Birth.AgeOn(day);
        return new(person, day, values, sources);
    }

    /// <summary>Since when the value holds; none where nothing is recorded, or only that it always was.</summary>
    public DateOnly? Since(AttributeDefinition attribute)
    {
        var source = sources[attribute.Index];
        if (source == NotRecorded) return null;
        var facts = person.FactSpan;
        // The same value recorded again began with the first.
        while (source > 0 && facts[source - 1].Attribute == attribute && facts[source - 1].Value == facts[source].Value) source--;
        return facts[source].From >= person.Birth.Date ? facts[source].From : null;
    }

    /// <summary>Takes a value as given on the day, whatever is recorded.</summary>
    public void Set(AttributeDefinition attribute, long value) => values[attribute.Index] = value;

    /// <summary>Makes a flag true that the person's decisions imply, unless it is recorded.</summary>
    public void Imply(AttributeDefinition attribute)
    {
        if (sources[attribute.Index] == NotRecorded) values[attribute.Index] = 1;
    }

    /// <summary>Evaluates a predicate for somebody who is already in a group.</summary>
    public bool Matches(Predicate predicate, int group)
    {
        ref var own = ref values[AttributeCatalogue.GroupCode.Index];
        var recorded = own;
        own = group;
        var matches = predicate.Test(values);
        own = recorded;
        return matches;
    }

    /// <summary>The facts that a rule asks for, with the day since which each holds; the age since the birth date.</summary>
    public FactUsed[] Used(CompiledRule rule)
    {
        var reads = rule.Reads;
        var used = new FactUsed[reads.Length];
        for (var i = 0; i < reads.Length; i++)
        {
            var source = sources[reads[i].Index];
            DateOnly? since = source != NotRecorded ? person.FactSpan[source].From : reads[i] == AttributeCatalogue.Age ? person.Birth.Date : null;
            used[i] = new(reads[i], values[reads[i].Index], since);
        }

        return used;
    }

    /// <summary>Whether a fact begins, or a year of age is completed, after one day and up to another.</summary>
    public static bool Change(PersonFile person, DateOnly after, DateOnly upTo)
    {
        foreach (ref readonly var fact in person.FactSpan)
            if (fact.From > after && fact.From <= upTo) return true;

        return person.Birth.Date > after || person.Birth.AgeOn(after) != person.Birth.AgeOn(upTo);
    }
}
