using System.Globalization;

namespace SocialPay.Domain.Common;

/// <summary>
/// A date of birth of which perhaps only the year is known, as for many older people. A year counts from its 1 January
/// (policy-rules §6.0).
/// </summary>
public readonly record struct BirthDate
{
    private BirthDate(DateOnly date, bool yearOnly) => (Date, YearOnly) = (date, yearOnly);

    /// <summary>The day from which ages are counted: 1 January where only the year is known.</summary>
    public DateOnly Date { get; }

    public bool YearOnly { get; }

    public int Year => Date.Year;

    public static BirthDate On(DateOnly date) => new(date, yearOnly: false);

    public static BirthDate InYear(int year) => new(new DateOnly(year, 1, 1), yearOnly: true);

    /// <summary>Reads what <see cref="ToString"/> writes: <c>1941-06-05</c>, or <c>1941</c>.</summary>
    public static bool TryParse(string? text, out BirthDate birth)
    {
        birth = default;
        if (text is { Length: 4 })
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0) return false;
            birth = InYear(year);
            return true;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return false;
        birth = On(date);
        return true;
    }

    /// <exception cref="FormatException">The text is not a birth.</exception>
    public static BirthDate Parse(string text) =>
        TryParse(text, out var birth) ? birth : throw new FormatException($"'{text}' is not a birth of the form 1941-06-05 or 1941.");

    /// <summary>Completed years on a day; a person born on 29 February completes a year on 1 March of a common year.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - Date.Year;
        return day.Month < Date.Month || (day.Month == Date.Month && day.Day < Date.Day) ? years - 1 : years;
    }

    /// <summary>The first day on which the person has completed this many years.</summary>
    public DateOnly Birthday(int years)
    {
        var year = Date.Year + years;
        return Date is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new DateOnly(year, 3, 1) : new DateOnly(year, Date.Month, Date.Day);
    }

    /// <summary>As <c>05/06/1941</c>, or <c>1941</c> where only the year is known.</summary>
    public string ToDisplay() =>
        YearOnly ? Year.ToString("0000", CultureInfo.InvariantCulture) : Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public override string ToString() =>
        YearOnly ? Year.ToString("0000", CultureInfo.InvariantCulture) : Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
