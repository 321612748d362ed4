using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Registration;

/// <summary>The list of beneficiaries as a workbook: the people that a filter finds, in its order.</summary>
public sealed class BeneficiaryWorkbook(Door door, BeneficiaryList list)
{
    private const int RowsAtOnce = 500;

    private static readonly SheetColumn[] Columns =
    [
        new("STT", 6), new("Họ và tên", 24), new("Ngày sinh", 12), new("Giới tính", 9), new("Số định danh/CCCD, CMND", 15), new("Số điện thoại", 14),
        new("Xã/phường", 20), new("Thôn/tổ dân phố", 16), new("Nhóm đối tượng", 36), new("Hình thức nhận", 18), new("Đơn vị chi trả", 18), new("Số tài khoản", 18),
    ];

    /// <summary>Writes it; the output is left open. Refused as the list would be, and nothing is written then.</summary>
    public async Task<Result> WriteAsync(Actor actor, BeneficiaryFilter filter, Stream output, CancellationToken cancellation)
    {
        var page = await list.PageAsync(actor, filter, 0, RowsAtOnce, cancellation);
        if (page.Error is { } refusal) return refusal;
        await door.NoteFileAsync(actor, "register workbook", SubjectKind.Area, filter.AreaCode, cancellation);
        using var writer = new SheetWriter(output);
        writer.BeginSheet("Danh sách đối tượng", Columns);
        for (var number = 0; ;)
        {
            var names = new GroupNames(page.Value.Grants.Law);
            foreach (var row in page.Value.Rows) writer.Row(Cells(++number, row, names));
            if (page.Value.Rows.Count < RowsAtOnce) return Result.Done;
            page = await list.PageAsync(actor, filter, number, RowsAtOnce, cancellation);
            if (page.Error is { } revoked) return revoked;
        }
    }

    private static SheetCell[] Cells(int number, BeneficiaryRow row, GroupNames names) =>
    [
        SheetCell.Number(number),
        SheetCell.Text(row.FullName, CellStyle.Wrapped),
        SheetCell.Text(row.Birth.ToDisplay()),
        SheetCell.Text(RegisterWords.Sexes.Write(row.Sex)),
        SheetCell.Text(row.IdNumber),
        SheetCell.Text(row.Phone),
        SheetCell.Text(row.CommuneName, CellStyle.Wrapped),
        SheetCell.Text(row.Village, CellStyle.Wrapped),
        SheetCell.Text(string.Join("; ", row.Groups.Select(group => names.Of(group, Cultures.Vietnamese))), CellStyle.Wrapped),
        SheetCell.Text(row.PaymentKind is { } kind ? RegisterWords.PaymentKinds.Write(kind) : null, CellStyle.Wrapped),
        SheetCell.Text(row.ProviderName, CellStyle.Wrapped),
        SheetCell.Text(row.AccountNumber),
    ];
}
