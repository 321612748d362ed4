namespace SocialPay.Application.Spreadsheets;

/// <summary>The rows of a file as texts, one after the other.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>Number of the row in the sheet, or of its first line in the text, from 1.</summary>
    int RowNumber { get; }

    /// <summary>Cells of the row.</summary>
    int CellCount { get; }

    bool Read();

    /// <summary>Goes on to the next sheet; false after the last.</summary>
    bool NextSheet();

    /// <summary>The text of a cell, without spaces around it; empty beyond the row's end.</summary>
    string Text(int index);
}
