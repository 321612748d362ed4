using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>How a cell looks; the order is that of the cell formats in <see cref="WorkbookParts"/>.</summary>
public enum CellStyle
{
    General,

    /// <summary>Bold on grey, wrapped.</summary>
    Header,

    /// <summary>Text format: what is typed there stays as typed, leading zeros too.</summary>
    Text,

    /// <summary>Whole number with thousands separators.</summary>
    Number,

    /// <summary>dd/mm/yyyy.</summary>
    Date,

    /// <summary>One decimal and a per cent sign.</summary>
    Percent,

    /// <summary>Text on red: a cell with an error.</summary>
    Marked,

    /// <summary>Bold text.</summary>
    Strong,

    /// <summary>Bold whole number.</summary>
    StrongNumber,

    /// <summary>Large bold text.</summary>
    Title,

    /// <summary>Wrapped text, aligned to the top.</summary>
    Wrapped,
}

/// <summary>One cell to be written. Text is always written as text, whatever it looks like: never a formula.</summary>
public readonly record struct SheetCell
{
    private SheetCell(string? text, decimal? number, CellStyle style) => (Content, Value, Style) = (text, number, style);

    public static SheetCell Empty => default;

    internal string? Content { get; }

    internal decimal? Value { get; }

    internal CellStyle Style { get; }

    public static SheetCell Text(string? text, CellStyle style = CellStyle.Text) => new(string.IsNullOrEmpty(text) ? null : text, null, style);

    public static SheetCell Number(decimal? number, CellStyle style = CellStyle.Number) => new(null, number, style);

    public static SheetCell Money(Vnd amount, CellStyle style = CellStyle.Number) => new(null, amount.Amount, style);

    /// <summary>A real date that sorts as one.</summary>
    public static SheetCell Date(DateOnly? date) =>
        // Excel counts days from 30 December 1899, from March 1900 on.
        new(null, date?.DayNumber - new DateOnly(1899, 12, 30).DayNumber, CellStyle.Date);

    /// <summary>A share between 0 and 1.</summary>
    public static SheetCell Percent(decimal? share) => new(null, share, CellStyle.Percent);

    public override string ToString() => Content ?? Value?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A column of a sheet to be written.</summary>
/// <param name="Width">In characters.</param>
/// <param name="Style">Format of cells that are still empty, so that what is typed there is kept as typed.</param>
public sealed record SheetColumn(string Header, double Width, CellStyle Style = CellStyle.Text);
