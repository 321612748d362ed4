using System.Globalization;

namespace SocialPay.Application.Spreadsheets;

/// <summary>Where a row stands in a file: its number in the sheet, and the sheet where the file has several with rows.</summary>
/// <param name="Row">From 1; 0 for what is said of the sheet as a whole.</param>
/// <param name="SheetNumber">From 0, for sorting.</param>
public readonly record struct RowPlace(int Row, int SheetNumber = 0, string? Sheet = null) : IComparable<RowPlace>
{
    public int CompareTo(RowPlace other) => (SheetNumber, Row).CompareTo((other.SheetNumber, other.Row));

    /// <summary>As <c>12</c>, or <c>12 («Tam Thanh»)</c>.</summary>
    public override string ToString() =>
        Sheet is null ? Row.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Row} («{Sheet}»)");
}
