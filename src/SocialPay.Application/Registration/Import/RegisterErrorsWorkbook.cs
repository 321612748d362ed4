using SocialPay.Application.Spreadsheets;

namespace SocialPay.Application.Registration.Import;

/// <summary>The officer's own rows again, with the cells marked that have an error and a column with the messages.</summary>
public static class RegisterErrorsWorkbook
{
    /// <summary>Known to the reader, so that a corrected workbook can be brought in as it is.</summary>
    internal static TableColumn Column { get; } = new("errors", "Lỗi", false);
}
