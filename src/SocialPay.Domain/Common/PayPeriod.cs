using System.Globalization;

namespace SocialPay.Domain.Common;

/// <summary>A calendar month for which an allowance is owed (kỳ chi trả).</summary>
public readonly record struct PayPeriod : IComparable<PayPeriod>
{
    /// <exception cref="ArgumentOutOfRangeException">The year is not in 1900 to 2999 or the month not in 1 to 12.</exception>
    public PayPeriod(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        Index = (year * 12) + month - 1;
    }

    private PayPeriod(int index) => Index = index;

    /// <summary>Months since January of the year 0: consecutive months differ by one.</summary>
    public int Index { get; }

    public int Year => Index / 12;

    public int Month => (Index % 12) + 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public PayPeriod Next => new(Index + 1);

    public PayPeriod Previous => new(Index - 1);

    public static PayPeriod Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The period with this <see cref="Index"/>.</summary>
    public static PayPeriod FromIndex(int index) => new(index / 12, (index % 12) + 1);

    public static bool operator <(PayPeriod left, PayPeriod right) => left.Index < right.Index;

    public static bool operator >(PayPeriod left, PayPeriod right) => left.Index > right.Index;

    public static bool operator <=(PayPeriod left, PayPeriod right) => left.Index <= right.Index;

    public static bool operator >=(PayPeriod left, PayPeriod right) => left.Index >= right.Index;

    public static int operator -(PayPeriod left, PayPeriod right) => left.Index - right.Index;

    public PayPeriod AddMonths(int months) => FromIndex(Index + months);

    public bool Contains(DateOnly day) => day.Year == Year && day.Month == Month;

    public int CompareTo(PayPeriod other) => Index.CompareTo(other.Index);

    /// <summary>As <c>2021-06</c>: the form of files, URLs and the command line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <summary>As <c>06/2021</c>: the form of the screen.</summary>
    public string ToDisplay() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}/{Year:0000}");

    /// <summary>Months in a row, as <c>01/2021</c>, <c>01–02/2021</c> or <c>12/2021–01/2022</c>.</summary>
    public static string ToDisplay(PayPeriod first, PayPeriod last) =>
        first == last ? first.ToDisplay()
        : first.Year == last.Year ? string.Create(CultureInfo.InvariantCulture, $"{first.Month:00}–{last.ToDisplay()}")
        : $"{first.ToDisplay()}–{last.ToDisplay()}";

    /// <summary>Reads <c>2021-06</c> and, as people type it, <c>06/2021</c> or <c>6/2021</c>.</summary>
    public static bool TryParse(string? text, out PayPeriod period)
    {
        period = default;
        var parts = (text ?? "").Trim().Split('-', '/');
        if (parts.Length != 2) return false;
        var (yearText, monthText) = parts[0].Length == 4 ? (parts[0], parts[1]) : (parts[1], parts[0]);
        if (!int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(monthText, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || year is < 1900 or > 2999 || month is < 1 or > 12) return false;
        period = new PayPeriod(year, month);
        return true;
    }

    /// <exception cref="FormatException">The text is not a month.</exception>
    public static PayPeriod Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a month of the form 2021-06.");
}
