using ClosedXML.Excel;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Batches;

/// <summary>A column of the printed list. Exactly one of the three values is given; none for a column that is filled by hand.</summary>
internal sealed record PaymentListColumn(string Header, double Width)
{
    /// <summary>The heading above, shared with the columns beside it.</summary>
    public string? Group { get; init; }

    public Func<PaymentListRow, string?>? Text { get; init; }

    public Func<PaymentListRow, long>? Number { get; init; }

    public Func<PaymentListRow, Vnd>? Money { get; init; }

    /// <summary>For <see cref="Number"/>: the position on the list instead.</summary>
    public bool Position { get; init; }

    public XLAlignmentHorizontalValues Alignment =>
        Money is not null ? XLAlignmentHorizontalValues.Right
        : Number is not null || Position ? XLAlignmentHorizontalValues.Center
        : XLAlignmentHorizontalValues.Left;
}

/// <summary>The columns of a working commune payment list (policy-rules §10.3); some only where the batch needs them.</summary>
internal static class PaymentListColumns
{
    public const string Signature = "Ký nhận";
    public const string Reference = "Mã lệnh chi";
    public const string Outcome = "Kết quả";
    public const string Date = "Ngày chi";
    public const string Reason = "Lý do";

    public static IReadOnlyList<PaymentListColumn> Of(PaymentList list)
    {
        var columns = new List<PaymentListColumn>
        {
            new("STT", 4.5) { Position = true },
            new("Họ và tên", 22) { Text = row => row.FullName },
            new("Năm sinh", 6) { Number = row => row.Birth.Year },
            new("Số định danh/CCCD", 13.5) { Text = row => row.IdNumber },
            new("Thôn/tổ dân phố", 13) { Text = row => row.Village },
            new("Số quyết định", 14) { Text = row => row.DecisionNumber },
        };
        if (list.Rows.Any(row => row.Method.IsCashless()))
        {
            columns.Add(new("Số tài khoản", 15) { Text = row => row.AccountNumber });
            columns.Add(new("Ngân hàng/ví", 12) { Text = row => row.BankName });
            columns.Add(new("Chủ tài khoản", 21) { Text = row => row.HolderName });
        }

        columns.Add(new(list.Period == list.Through ? "Trợ cấp tháng này" : $"Trợ cấp {list.Through - list.Period + 1} tháng", 12) { Money = row => row.Current });
        columns.Add(new("Truy lĩnh", 11) { Money = row => row.Arrears });
        if (list.Rows.Any(row => row.Recovered != Vnd.Zero)) columns.Add(new("Truy thu", 11) { Money = row => row.Recovered });
        columns.Add(new("Số tháng", 8.5) { Group = "Chưa nhận kỳ trước", Number = row => row.CarriedMonths });
        columns.Add(new("Số tiền", 11) { Group = "Chưa nhận kỳ trước", Money = row => row.Carried });
        columns.Add(new("Tổng cộng", 12.5) { Money = row => row.Amount });
        columns.Add(new("Người nhận thay", 17) { Text = row => row.ProxyName });
        if (list.Rows.Any(row => !row.Method.IsCashless())) columns.Add(new(Signature, 15));
        columns.Add(new(Reference, 19) { Text = row => row.Reference });
        return columns;
    }
}
