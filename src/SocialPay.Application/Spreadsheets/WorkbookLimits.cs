namespace SocialPay.Application.Spreadsheets;

/// <summary>How large a file may be that is read; beyond, it is refused before it costs time or memory.</summary>
/// <param name="FileBytes">Of the file as it was sent.</param>
/// <param name="ContentBytes">Of all parts of a workbook, unpacked.</param>
public sealed record WorkbookLimits(long FileBytes, long ContentBytes, int Rows, int Columns)
{
    public const long Mebibyte = 1024 * 1024;

    /// <summary>For lists of up to some hundred thousand rows and few columns, such as payment results.</summary>
    public static WorkbookLimits List { get; } = new(16 * Mebibyte, 96 * Mebibyte, 300_000, 200);

    /// <summary>For the register of the largest province.</summary>
    public static WorkbookLimits Register { get; } = new(64 * Mebibyte, 768 * Mebibyte, 300_000, 300);

    /// <summary>Parts of an ordinary workbook: some dozen.</summary>
    internal const int Parts = 1_000;

    /// <summary>Ordinary sheets shrink to a tenth or thirtieth; a bomb to a thousandth.</summary>
    internal const int Ratio = 120;

    /// <summary>Small parts may shrink as they like.</summary>
    internal const long RatioMattersFrom = 2 * Mebibyte;

    /// <summary>Between two tags: the longest text of a cell is 32,767 letters.</summary>
    internal const long RunBytes = Mebibyte;

    /// <summary>Parts that are held in memory while the rows stream by: shared texts, styles, the list of sheets.</summary>
    internal long HeldBytes => Math.Min(ContentBytes, 64 * Mebibyte);
}
