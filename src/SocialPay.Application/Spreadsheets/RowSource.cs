using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>The rows of a file as texts, one after the other.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>Number of the row in the sheet, or of its first line in the text, from 1.</summary>
    int RowNumber { get; }

    /// <summary>Cells of the row.</summary>
    int CellCount { get; }

    /// <summary>Name of the sheet; null for text.</summary>
    string? Sheet { get; }

    /// <summary>Number of the sheet, from 0.</summary>
    int SheetNumber { get; }

    /// <summary>The row is hidden, by hand or by a filter.</summary>
    bool IsHidden { get; }

    /// <summary>Names of the sheets that are hidden and left out.</summary>
    IReadOnlyList<string> HiddenSheets { get; }

    /// <summary>Why reading ended before the end.</summary>
    Error? Error { get; }

    bool Read();

    /// <summary>Goes on to the next sheet; false after the last.</summary>
    bool NextSheet();

    /// <summary>The text of a cell, without spaces around it; empty beyond the row's end.</summary>
    string Text(int index);

    /// <summary>Why the text of a cell is not to be taken as it stands: an error of the spreadsheet, a year that reads as a day of 1905.</summary>
    Error? Fault(int index);
}
