using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Explain;

/// <summary>
/// How many extremely severely disabled people a household has taken in, and the place of each, from day to day: what 28/2012 art. 17.4
/// pays by the household.
/// </summary>
internal static class TakenIn
{
    private static readonly long Fostered = AttributeCatalogue.Relation.Encode("fostered");
    private static readonly long VerySevere = AttributeCatalogue.Disability.Encode("very_severe");
    private static readonly long Poor = AttributeCatalogue.Poverty.Encode("poor");

    /// <summary>The files with their count and place as dated facts; what a file says of itself stays.</summary>
    public static IReadOnlyList<PersonFile> Counted(IReadOnlyList<PersonFile> files)
    {
        var days = files.SelectMany(ChangesOf).Distinct().Order().ToList();
        var more = files.Select(_ => new List<DatedFact>()).ToList();
        foreach (var day in days)
        {
            // Who stays longest comes first: the household's amount goes on with her. In 2015 the base was higher for the poor.
            var here = Enumerable.Range(0, files.Count).Where(i => IsThere(files[i], day))
                .OrderByDescending(i => Leaves(files[i], day, days)).ThenByDescending(i => ValueOn(files[i], AttributeCatalogue.Poverty, day) == Poor).ToList();
            for (var i = 0; i < files.Count; i++)
            {
                more[i].Add(new DatedFact(AttributeCatalogue.FosteredCount, day, here.Count));
                more[i].Add(new DatedFact(AttributeCatalogue.FosteredRank, day, here.IndexOf(i) + 1));
            }
        }

        return [.. files.Select((file, i) => new PersonFile(
            file.Id, file.Birth, file.Sex, file.Death, [.. file.Facts, .. more[i].Where(fact => !Says(file, fact.Attribute))], []))];
    }

    private static IEnumerable<DateOnly> ChangesOf(PersonFile file)
    {
        foreach (var fact in file.Facts)
            if (fact.Attribute == AttributeCatalogue.Relation || fact.Attribute == AttributeCatalogue.Disability || fact.Attribute == AttributeCatalogue.Poverty) yield return fact.From;

        yield return file.Birth.Date;
        if (file.Death is { } death) yield return AfterDeath(death);
    }

    // The month of a death is paid in full.
    private static DateOnly AfterDeath(DateOnly death) => PayPeriod.Of(death).Next.FirstDay;

    private static bool IsThere(PersonFile file, DateOnly day) =>
        file.Birth.Date <= day && !(file.Death is { } death && day >= AfterDeath(death))
        && ValueOn(file, AttributeCatalogue.Relation, day) == Fostered && ValueOn(file, AttributeCatalogue.Disability, day) == VerySevere;

    private static DateOnly Leaves(PersonFile file, DateOnly since, List<DateOnly> days) =>
        days.Where(day => day > since && !IsThere(file, day)).DefaultIfEmpty(DateOnly.MaxValue).First();

    private static long ValueOn(PersonFile file, AttributeDefinition attribute, DateOnly day)
    {
        var value = 0L;
        foreach (var fact in file.Facts)
            if (fact.Attribute == attribute && fact.From <= day) value = fact.Value;

        return value;
    }

    private static bool Says(PersonFile file, AttributeDefinition attribute) => file.Facts.Any(fact => fact.Attribute == attribute);
}
