using System.Globalization;
using CsvHelper;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>
/// The payment list for machines: UTF-8 without a byte order mark, comma, LF, one row an instruction. The provider fills the last
/// three columns and sends the file back. Text that a spreadsheet would run as a formula has an apostrophe before it.
/// </summary>
internal static class PaymentListCsv
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "reference", "run", "batch", "period", "commune_code", "commune", "provider", "full_name", "birth", "method", "bank_bin",
        "account_number", "holder_name", "proxy_name", "amount", "currency", "outcome", "date", "reason",
    ];

    public static byte[] Write(PaymentList list)
    {
        using var content = new MemoryStream();
        using (var csv = CsvWriter.Create(content, CsvWriterOptions.Default with { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            csv.WriteRecord([.. Columns]);
            foreach (var row in list.Rows)
            {
                csv.WriteRecord(
                [
                    row.Reference,
                    list.RunId.ToString(CultureInfo.InvariantCulture),
                    list.BatchId.ToString(CultureInfo.InvariantCulture),
                    list.Period.ToString(),
                    list.Commune.Code,
                    Plain(list.Commune.FullName),
                    list.ProviderCode,
                    Plain(row.FullName),
                    row.Birth.ToString(),
                    row.Method.ToString(),
                    row.BankBin ?? "",
                    row.AccountNumber ?? "",
                    Plain(row.HolderName),
                    Plain(row.ProxyName),
                    row.Amount.ToString(),
                    "VND",
                    "",
                    "",
                    "",
                ]);
            }
        }

        return content.ToArray();
    }

    // The writer knows the signs of formulas in their ordinary width; spreadsheet programs take the wide ones of East Asia for the same.
    private static string Plain(string? text) => text is ['＝' or '＋' or '－' or '＠', ..] ? "'" + text : text ?? "";
}
