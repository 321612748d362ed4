using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;
using static SocialPay.Tests.Registration.RegisterFiles;

namespace SocialPay.Tests.Registration;

/// <summary>Every error and warning that a row can have, each brought about by the cells that a person would get wrong.</summary>
public sealed partial class RowErrorTests(ProvinceFixture fixture) : IClassFixture<ProvinceFixture>
{
    private const string Account = "payment_kind=Tài khoản ngân hàng|provider=vietinbank|bank=VietinBank|account_number=101000000001|account_holder=NONG THI B";
    private const string Proxy = "proxy_name=Hoàng Văn Bế|proxy_paper_number=1|proxy_from=01/06/2020|proxy_to=31/05/2021";

    /// <summary>Cells of the one row, the column blamed, and the code.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "decision_date=32/01/2018", "decision_date", "UnreadableDate" },
        { "birth=hồi xưa", "birth", "UnreadableBirth" },
        { "start=13/2018", "start", "UnreadableMonth" },
        { "children_supported=hai", "children_supported", "UnreadableNumber" },
        { "children_supported=20", "children_supported", "UnlikelyCount" },
        { "full_name=Tổng cộng|birth=|sex=|id_number=", "full_name", "TotalRow" },
        { "sex=Nửa", "sex", "UnknownValue" },
        { "disability=Rất nặng", "disability", "UnknownValue" },
        { "full_name=", "full_name", "Missing_full_name" },
        { "birth=", "birth", "Missing_birth" },
        { "sex=", "sex", "Missing_sex" },
        { "id_number=", "id_number", "Missing_id_number" },
        { "commune=", "commune", "Missing_commune" },
        { "groups=;", "groups", "Missing_groups" },
        { "decision_number=", "decision_number", "Missing_decision_number" },
        { "decision_date=", "decision_date", "Missing_decision_date" },
        { "start=", "start", "Missing_start" },
        { "payment_kind=", "payment_kind", "Missing_payment_kind" },
        { "provider=", "provider", "Missing_provider" },
        { Account + "|provider=buudien|bank=", "bank", "Missing_bank" },
        { Account + "|account_number=", "account_number", "Missing_account_number" },
        { Account + "|account_holder=", "account_holder", "Missing_account_holder" },
        { "proxy_id_number=020070000001", "proxy_name", "Missing_proxy_name" },
        { "decision_number=0123456789012345678901234567890123456789012345678901234567890", "decision_number", "TooLong" },
        { "village=Khối\u202E 1", "village", "HiddenCharacters" },
        { "full_name=NguyÔn ThÞ Hoµ", "full_name", "OldFont" },
        { "full_name==1+1 A", "full_name", "UnusualName" },
        { "birth=01/01/2100", "birth", "BirthInFuture" },
        { "birth=1850", "birth", "BirthTooOld" },
        { "id_number=20135000001", "id_number", "IdNumberShort" },
        { "id_number=abc", "id_number", "IdNumberForm" },
        { "id_number=003135000001", "id_number", "IdNumberProvince" },
        { "id_number=020136000001", "id_number", "IdNumberBirth" },
        { "id_number=020035000001", "id_number", "IdNumberSex" },
        { "id_issued_on=01/01/2100", "id_issued_on", "IdIssuedInFuture" },
        { "id_issued_on=01/01/1930", "id_issued_on", "IdIssuedBeforeBirth" },
        { "phone=123", "phone", "PhoneForm" },
        { "phone=01681234567", "phone", "PhoneConverted" },
        { "phone=912345678", "phone", "PhoneZeroAdded" },
        { "commune=Xã Không Có", "commune", "CommuneNotInArea" },
        { "groups=136/5.9", "groups", "UnknownGroup" },
        { "groups=136/5.6", "groups", "GroupNotMatched" },
        { "relation=Hộ gia đình", "relation", "NoCareForGroups" },
        { "groups=136/5.6|disability=Nặng|relation=Hộ gia đình|carer_name=B", "relation", "CareNotMatched" },
        { "groups=136/5.6|disability=Đặc biệt nặng|relation=Hộ gia đình", "carer_name", "CarerMissing" },
        { "decision_date=01/01/2100", "decision_date", "DecisionInFuture" },
        { "decision_date=01/01/1930", "decision_date", "DecisionBeforeBirth" },
        { "start=01/1930", "start", "StartBeforeBirth" },
        { "start=12/2016", "start", "StartLongBeforeDecision" },
        { "start=02/2019", "start", "StartLongAfterDecision" },
        { "paid_through=01/2100", "paid_through", "PaidThroughInFuture" },
        { "paid_through=11/2017", "paid_through", "PaidThroughBeforeStart" },
        { "provider=Bưu điện khác", "provider", "UnknownProvider" },
        { "paid_through=06/2016|start=01/2016|decision_date=01/01/2016", "provider", "NoContract" },
        { Account + "|bank=Ngân hàng Không Có", "bank", "UnknownBank" },
        { Account + "|bank=BVB", "bank", "AmbiguousBank" },
        { Account + "|account_number=12345", "account_number", "AccountForm" },
        { Account + "|account_number=9704150000000001", "account_number", "AccountLooksLikeCard" },
        { Account + "|payment_kind=Ví điện tử|bank=MoMo|account_number=1234567", "account_number", "AccountNotPhone" },
        { "account_number=101000000001", "account_number", "AccountUnused" },
        { Account + "|account_holder=NGUYEN VAN A", "account_holder", "HolderDiffers" },
        { Proxy + "|proxy_to=01/01/2020", "proxy_to", "ProxyEndsBeforeStart" },
        { Proxy + "|proxy_to=31/12/2020", "proxy_to", "ProxyEnded" },
        { Proxy + "|proxy_paper_number=", "proxy_paper_number", "ProxyPaperIncomplete" },
    };

    /// <summary>Codes that need more than one row, or a row that is there already; each has a test of its own.</summary>
    private static readonly string[] Elsewhere = ["DuplicateInFile", "MaybeDuplicateInFile", "AccountOfAnother", "AlreadyRegistered", "AlreadyProposed", "IdNumberTaken", "CommuneAmbiguous", "CommuneDivided"];

    /// <summary>Every code that has a text.</summary>
    internal static IReadOnlyList<string> Codes(string feature = "Registration")
    {
        var texts = new ResourceManager("SocialPay.Application.Resources." + feature, typeof(Texts).Assembly).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!;
        return [.. texts.Cast<System.Collections.DictionaryEntry>().Select(text => (string)text.Key).Where(key => !NotAnError().IsMatch(key))];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Preview_BlamesTheCell(string cells, string field, string code)
    {
        var report = await PreviewAsync(Cells(null, Parse(cells)));
        report.Errors.Concat(report.Warnings).ShouldContain(
            problem => problem.Row == 2 && problem.Field == field && problem.Code == "Registration." + code,
            string.Join(' ', report.Errors.Concat(report.Warnings).Select(problem => $"{problem.Field}:{problem.Code}")));
        report.Rejected.ShouldBe(report.Errors.Count > 0 ? 1 : 0);
    }

    [Fact]
    public void Cases_CoverEveryCode()
    {
        Cases.Select(row => row.Data.Item3).Concat(Elsewhere).Distinct().Order(StringComparer.Ordinal).ShouldBe(Codes().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Preview_GivesAllErrorsOfARowInTheOrderOfItsColumns()
    {
        var report = await PreviewAsync(Cells(null, Parse("full_name=|birth=x|id_number=1|sex=?|commune=y|groups=z|start=w|provider=v")));
        report.Errors.Select(problem => problem.Column).ShouldBe(
            ["Họ và tên", "Ngày sinh", "Giới tính", "Số định danh/CCCD/CMND", "Xã/phường", "Nhóm đối tượng", "Hưởng từ tháng", "Đơn vị chi trả"]);
    }

    [Fact]
    public async Task Preview_SaysWhichRowIsTheSamePerson()
    {
        var report = await PreviewAsync(Of(Sound(1), Sound(2), Sound(1, request => request.FullName = "Khác"), Sound(2, request => (request.IdNumber, request.NoIdReason) = (null, "Mất"))));
        report.Errors.Select(problem => (problem.Row, problem.Error)).ShouldBe([(4, RegistrationErrors.DuplicateInFile(2)), (5, RegistrationErrors.DuplicateInFile(3))]);
        report.Accepted.ShouldBe(2);
    }

    [Fact]
    public async Task Message_IsVietnameseAndSaysWhatToDo()
    {
        var report = await PreviewAsync(Cells(null, Parse("id_number=20135000001")));
        report.Errors.Single().Message().ShouldBe("CCCD phải có 12 chữ số (CMND: 9); đang có 11. Có thể thiếu số 0 ở đầu.");
        report.Errors.Single().Message(CultureInfo.GetCultureInfo("en")).ShouldStartWith("A citizen ID has 12 digits");
    }

    private async Task<ImportReport> PreviewAsync(byte[] file) =>
        (await fixture.Province.Get<RegisterImport>().PreviewAsync(TestProvince.Province, file, null, CancellationToken.None)).Value;

    private static (string Key, string Text)[] Parse(string cells) =>
        [.. cells.Split('|').Select(cell => (cell[..cell.IndexOf('=', StringComparison.Ordinal)], cell[(cell.IndexOf('=', StringComparison.Ordinal) + 1)..])).Reverse().DistinctBy(cell => cell.Item1)];

    [GeneratedRegex("^(Column|Guide)_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotAnError();
}
