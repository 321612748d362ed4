using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using F = SocialPay.Domain.Registration.RegistrationFields;

namespace SocialPay.Application.Registration.Import;

/// <summary>
/// The columns of the register file, in the order in which they are written. The one definition behind the template, the reader, the
/// writer, the errors and docs/register-file.md.
/// </summary>
internal static class RegisterColumns
{
    /// <summary>All that are read, whatever the law asks for at the moment.</summary>
    public static IReadOnlyList<RegisterColumn> All { get; } =
    [
        new(new(F.Number, "STT", false, "TT", "Số thứ tự"), 6, [], "1", _ => null, (_, _) => null),
        Text(F.FullName, "Họ và tên", 28, "Nguyễn Thị Ví Dụ", request => request.FullName, (request, text) => request.FullName = text)
            .Required().Or("Họ tên", "Họ và tên đối tượng", "Tên đối tượng", "Họ, tên"),
        Value(F.Birth, "Ngày sinh", 12, "05/06/1941", request => request.Birth?.ToDisplay(), RegisterValues.TryBirth,
            (BirthDate birth, RegistrationRequest request) => request.Birth = birth, RegistrationErrors.UnreadableBirth)
            .Required().Or("Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Năm sinh", "Sinh ngày"),
        Choice(F.Sex, "Giới tính", 9, RegisterWords.Sexes, request => request.Sex, (request, sex) => request.Sex = sex).Required().Or("Nam/Nữ", "Phái"),
        Text(F.Ethnicity, "Dân tộc", 10, "Tày", request => request.Ethnicity, (request, text) => request.Ethnicity = text),
        Text(F.IdNumber, "Số định danh/CCCD/CMND", 16, "020141000001", request => request.IdNumber, (request, text) => request.IdNumber = text)
            .Required().Or("Số định danh", "Số định danh cá nhân", "Số CCCD", "CCCD", "Số CMND", "CMND", "CCCD/CMND", "CMND/CCCD", "Số CMND/CCCD",
                "Số CCCD/CMND", "Số định danh/CCCD", "Số định danh cá nhân/CMND", "Số căn cước", "Căn cước công dân", "Số căn cước công dân"),
        Date(F.IdIssuedOn, "Ngày cấp", "01/07/2016", request => request.IdIssuedOn, (request, date) => request.IdIssuedOn = date)
            .Or("Ngày cấp CCCD", "Ngày cấp CMND", "Ngày cấp CCCD/CMND", "Ngày cấp CMND/CCCD"),
        Text(F.NoIdReason, "Lý do không có số định danh", 24, "", request => request.NoIdReason, (request, text) => request.NoIdReason = text)
            .Or("Lý do không có CCCD", "Lý do không có số", "Lý do chưa có số định danh"),
        Text(F.Phone, "Số điện thoại", 13, "0912000001", request => request.Phone, (request, text) => request.Phone = text)
            .Or("Điện thoại", "SĐT", "Số ĐT", "Điện thoại liên hệ"),
        Text(F.District, "Huyện", 20, "Huyện Cao Lộc", request => request.District, (request, text) => request.District = text)
            .Or("Quận/huyện", "Huyện/thành phố", "Huyện/thị xã/thành phố", "Tên huyện"),
        Text(F.Commune, "Xã/phường", 24, "Xã Hợp Thành", request => request.Commune, (request, text) => request.Commune = text)
            .Required().Or("Xã", "Phường/xã", "Xã/phường/thị trấn", "Xã, phường, thị trấn", "Mã xã", "Tên xã", "Xã phường", "Đơn vị hành chính"),
        Text(F.Village, "Thôn/tổ dân phố", 20, "Thôn Một", request => request.Village, (request, text) => request.Village = text)
            .Or("Thôn", "Tổ dân phố", "Thôn, tổ dân phố", "Thôn/bản", "Thôn/khối phố", "Địa chỉ", "Thôn/bản/tổ dân phố"),
        new(new(F.Groups, "Nhóm đối tượng", true, "Nhóm", "Mã nhóm", "Mã đối tượng", "Loại đối tượng", "Đối tượng hưởng"), 14, [], "136/5.5b",
            request => string.Join("; ", request.Groups), GroupText.Read),
        .. FactColumns.All,
        Text(F.CarerName, "Họ tên người chăm sóc", 24, "", request => request.CarerName, (request, text) => request.CarerName = text)
            .Or("Người chăm sóc", "Người nhận chăm sóc", "Họ và tên người chăm sóc", "Người nhận nuôi dưỡng"),
        Text(F.CarerIdNumber, "CCCD người chăm sóc", 16, "", request => request.CarerIdNumber, (request, text) => request.CarerIdNumber = text)
            .Or("Số định danh người chăm sóc", "CMND người chăm sóc", "CCCD/CMND người chăm sóc"),
        Text(F.DecisionNumber, "Số quyết định", 16, "123/QĐ-UBND", request => request.DecisionNumber, (request, text) => request.DecisionNumber = text)
            .Required().Or("Số QĐ", "Quyết định số", "Quyết định"),
        Date(F.DecisionDate, "Ngày quyết định", "20/12/2020", request => request.DecisionDate, (request, date) => request.DecisionDate = date)
            .Required().Or("Ngày QĐ", "Ngày ký quyết định", "Ngày ký"),
        Month(F.Start, "Hưởng từ tháng", "06/2021", request => request.Start, (request, month) => request.Start = month)
            .Required().Or("Thời điểm hưởng", "Hưởng từ", "Tháng hưởng", "Tháng bắt đầu hưởng", "Hưởng từ tháng/năm"),
        Month(F.PaidThrough, "Đã chi trả đến tháng", "", request => request.PaidThrough, (request, month) => request.PaidThrough = month)
            .Required().Or("Đã chi đến tháng", "Đã chi trả đến", "Đã nhận đến tháng", "Đã chi trả đến hết tháng"),
        Choice(F.PaymentKind, "Hình thức nhận", 24, RegisterWords.PaymentKinds, request => request.PaymentKind, (request, kind) => request.PaymentKind = kind)
            .Required().Or("Hình thức chi trả", "Phương thức nhận", "Phương thức chi trả", "Hình thức"),
        Text(F.Provider, "Đơn vị chi trả", 22, "Bưu điện tỉnh", request => request.Provider, (request, text) => request.Provider = text)
            .Required().Or("Tổ chức chi trả", "Đơn vị dịch vụ chi trả", "Tổ chức dịch vụ chi trả"),
        Text(F.Bank, "Ngân hàng/ví", 16, "", request => request.Bank, (request, text) => request.Bank = text)
            .Or("Ngân hàng", "Ví điện tử", "Tên ngân hàng", "Ngân hàng/ví điện tử", "Mở tại ngân hàng"),
        Text(F.AccountNumber, "Số tài khoản", 18, "", request => request.AccountNumber, (request, text) => request.AccountNumber = text)
            .Or("Số TK", "STK", "Tài khoản", "Số tài khoản/số ví"),
        Text(F.AccountHolder, "Chủ tài khoản", 24, "", request => request.AccountHolder, (request, text) => request.AccountHolder = text)
            .Or("Tên chủ tài khoản", "Tên tài khoản", "Chủ TK", "Tên chủ TK"),
        Text(F.ProxyName, "Người được ủy quyền", 24, "", request => request.ProxyName, (request, text) => request.ProxyName = text)
            .Or("Họ tên người được ủy quyền", "Người nhận thay", "Người giám hộ", "Tên người được ủy quyền", "Họ và tên người được ủy quyền"),
        Choice(F.ProxyKind, "Loại ủy quyền", 12, RegisterWords.ProxyKinds, request => request.ProxyKind, (request, kind) => request.ProxyKind = kind)
            .Or("Ủy quyền/giám hộ", "Tư cách người nhận thay"),
        Text(F.ProxyIdNumber, "CCCD người được ủy quyền", 16, "", request => request.ProxyIdNumber, (request, text) => request.ProxyIdNumber = text)
            .Or("Số định danh người được ủy quyền", "CMND người được ủy quyền", "CCCD/CMND người được ủy quyền"),
        Text(F.ProxyPhone, "Số điện thoại người được ủy quyền", 13, "", request => request.ProxyPhone, (request, text) => request.ProxyPhone = text)
            .Or("Điện thoại người được ủy quyền", "SĐT người được ủy quyền"),
        Text(F.ProxyPaperNumber, "Số giấy ủy quyền", 14, "", request => request.ProxyPaperNumber, (request, text) => request.ProxyPaperNumber = text)
            .Or("Giấy ủy quyền", "Giấy ủy quyền số"),
        Text(F.ProxyCertifiedBy, "Nơi chứng thực", 20, "", request => request.ProxyCertifiedBy, (request, text) => request.ProxyCertifiedBy = text)
            .Or("Nơi chứng thực giấy ủy quyền"),
        Date(F.ProxyFrom, "Ủy quyền từ ngày", "", request => request.ProxyFrom, (request, date) => request.ProxyFrom = date).Or("Từ ngày"),
        Date(F.ProxyTo, "Ủy quyền đến ngày", "", request => request.ProxyTo, (request, date) => request.ProxyTo = date).Or("Đến ngày"),
    ];

    /// <summary>How the columns are found in a file.</summary>
    public static IReadOnlyList<TableColumn> Table { get; } = [.. All.Select(column => column.Table), RegisterErrorsWorkbook.Column];

    /// <summary>Those that an empty file offers: a fact that the law does not ask for would only be in the way.</summary>
    public static IReadOnlyList<RegisterColumn> AskedBy(Law law) =>
        [.. All.Where(column => AttributeCatalogue.Find(column.Key) is null || FactColumns.IsAsked(law, column.Key))];

    private static readonly Dictionary<string, RegisterColumn> ByKey = All.ToDictionary(column => column.Key);

    private static readonly Dictionary<string, int> Places = All.Select((column, place) => (column.Key, place)).ToDictionary(entry => entry.Key, entry => entry.place);

    /// <summary>The place of a field among the columns, after them where it is none.</summary>
    public static int PlaceOf(string field) => Places.GetValueOrDefault(field, All.Count);

    /// <summary>The header of a field, for messages; the key itself where it is no column.</summary>
    public static string HeaderOf(string field) => ByKey.TryGetValue(field, out var column) ? column.Header : field;

    private static RegisterColumn Text(
        string key, string header, double width, string example, Func<RegistrationRequest, string?> get, Action<RegistrationRequest, string> set) =>
        new(new(key, header, false), width, [], example, get, (request, text) =>
        {
            set(request, VietnameseText.Clean(text));
            return null;
        });

    private delegate bool Parser<T>(string text, out T value);

    private static RegisterColumn Value<T>(
        string key, string header, double width, string example, Func<RegistrationRequest, string?> get, Parser<T> parse,
        Action<T, RegistrationRequest> set, Func<string, Error> unreadable) =>
        new(new(key, header, false), width, [], example, get, (request, text) =>
        {
            if (!parse(text, out var value)) return unreadable(text);
            set(value, request);
            return null;
        });

    private static RegisterColumn Date(
        string key, string header, string example, Func<RegistrationRequest, DateOnly?> get, Action<RegistrationRequest, DateOnly> set) =>
        Value<DateOnly>(key, header, 12, example, request => RegisterValues.Write(get(request)), RegisterValues.TryDate,
            (date, request) => set(request, date), RegistrationErrors.UnreadableDate);

    private static RegisterColumn Month(
        string key, string header, string example, Func<RegistrationRequest, PayPeriod?> get, Action<RegistrationRequest, PayPeriod> set) =>
        Value<PayPeriod>(key, header, 10, example, request => get(request)?.ToDisplay(), RegisterValues.TryMonth,
            (month, request) => set(request, month), RegistrationErrors.UnreadableMonth);

    private static RegisterColumn Choice<T>(
        string key, string header, double width, Words<T> words, Func<RegistrationRequest, T?> get, Action<RegistrationRequest, T> set)
        where T : struct =>
        new(new(key, header, false), width, words.Spellings, words.Spellings[^1], request => get(request) is { } value ? words.Write(value) : null,
            (request, text) =>
            {
                if (!words.TryRead(text, out var value)) return RegistrationErrors.UnknownValue(text, words.Spellings);
                set(request, value);
                return null;
            });

    private static RegisterColumn Required(this RegisterColumn column) => column with { Table = column.Table with { Required = true } };

    private static RegisterColumn Or(this RegisterColumn column, params string[] headers) =>
        column with { Table = column.Table with { OtherHeaders = headers } };
}
