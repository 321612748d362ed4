using SocialPay.Application.Spreadsheets;

namespace SocialPay.Application.Batches;

/// <summary>The columns of a file of results: those of the signed list, those of the CSV, and what providers call them.</summary>
internal static class ResultColumns
{
    public const string Number = "number";
    public const string Name = "name";
    public const string Reference = "reference";
    public const string Amount = "amount";
    public const string Outcome = "outcome";
    public const string Date = "date";
    public const string Reason = "reason";
    public const string Count = "count";

    /// <summary>Those whose every cell counts.</summary>
    public static IReadOnlyList<string> Read { get; } = [Reference, Amount, Outcome, Date, Reason, Count];

    public static IReadOnlyList<TableColumn> All { get; } =
    [
        new(Number, "STT", false, "TT", "Số thứ tự"),
        new(Name, "Họ và tên", false, "Họ tên", "full_name"),
        new(Reference, PaymentListColumns.Reference, true, "Mã lệnh", "Mã tham chiếu", "reference"),
        new(Amount, "Tổng cộng", false, "Số tiền", "Số tiền chi trả", "amount"),
        new(Outcome, PaymentListColumns.Outcome, true, "Kết quả chi trả", "outcome"),
        new(Date, PaymentListColumns.Date, false, "Ngày chi trả", "Ngày", "date"),
        new(Reason, PaymentListColumns.Reason, false, "Lý do không thành công", "reason"),
        new(Count, "Số lượng", false, "Số người", "Số lệnh", "count"),
    ];
}
