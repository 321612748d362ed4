using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Registration;

/// <summary>Registering somebody by hand.</summary>
[Collection(nameof(Site))]
public sealed partial class NewBeneficiaryTests(Site site)
{
    private const string Form = $"/doi-tuong/moi?area={TestOfficers.CommuneCode}&month=2021-04";

    [Fact]
    public async Task Form_ChecksAtTheField_PricesBesideIt_AndStores()
    {
        await using var visitor = await OpenAsync();
        var page = visitor.Page;

        // What is wrong stands at its field; what was typed stays.
        await FillAsync(page, "full_name", "Lô Thị Páo");
        await FillAsync(page, "birth", "31/02/1980");
        await Assertions.Expect(page.Locator("#birth-problem")).ToContainTextAsync("«31/02/1980» không phải là ngày sinh.");
        await visitor.ClickAsync("Ghi vào sổ");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chỗ cần sửa");
        await Assertions.Expect(page.Locator("#sex-problem")).ToContainTextAsync("Chưa nhập giới tính.");
        await Assertions.Expect(page.Locator("#birth")).ToHaveValueAsync("31/02/1980");

        // The amount with its reasons, as soon as the facts are there.
        await FillAsync(page, "birth", "15/03/1980");
        await ChooseAsync(page, "sex", "Nữ");
        await ChooseAsync(page, "groups", "Người khuyết tật nặng, đặc biệt nặng (136/5.6)");
        await FillAsync(page, "decision_number", "12/QĐ-UBND");
        await FillAsync(page, "decision_date", "05/03/2021");
        await FillAsync(page, "start", "04/2021");
        await ChooseAsync(page, "disability", "Khuyết tật nặng");
        var amount = page.Locator(".amount-card");
        await Assertions.Expect(amount).ToContainTextAsync("405.000 ₫");
        await Assertions.Expect(amount).ToContainTextAsync("41 tuổi, khuyết tật nặng; hệ số 1,5 × 270.000 ₫ = 405.000 ₫. Căn cứ: Nghị định 28/2012/NĐ-CP, Điều 16 khoản 1 điểm c");
        // How it is founded is said once, not within the sentence.
        await Assertions.Expect(amount.GetByText("nguồn thứ cấp")).ToHaveCountAsync(1);

        await FillAsync(page, "id_number", "020180007654");
        await ChooseAsync(page, "payment_kind", "Tiền mặt tại điểm chi trả");
        await ChooseAsync(page, "provider", "Bưu điện tỉnh Lạng Sơn");
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync();
        await visitor.ClickAsync("Ghi vào sổ");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Lô Thị Páo");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("12/QĐ-UBND");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_Left_KeepsItsDraftForThisOfficer()
    {
        await using var visitor = await OpenAsync();
        await FillAsync(visitor.Page, "full_name", "Sầm Văn Nghĩa");
        await FillAsync(visitor.Page, "phone", "0912000111");
        await Assertions.Expect(visitor.Page.Locator(".saved")).ToBeVisibleAsync();

        await visitor.OpenAsync(Form);

        await Assertions.Expect(visitor.Page.Locator("#full_name")).ToHaveValueAsync("Sầm Văn Nghĩa");
        await Assertions.Expect(visitor.Page.Locator("#phone")).ToHaveValueAsync("0912000111");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Xóa bản nháp" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#full_name")).ToHaveValueAsync("");

        // Dropped by mistake it comes back, and is a draft again.
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#full_name")).ToHaveValueAsync("Sầm Văn Nghĩa");
        await visitor.OpenAsync(Form);
        await Assertions.Expect(visitor.Page.Locator("#phone")).ToHaveValueAsync("0912000111");

        await using var other = await OpenAsync();
        await Assertions.Expect(other.Page.Locator("#full_name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Form_SentByEnter_LeadsToWhatIsWrongInTheOrderOfTheFields()
    {
        await using var visitor = await OpenAsync();
        var page = visitor.Page;
        await page.FillAsync("#full_name", "Lô Thị Páo");
        await page.PressAsync("#full_name", "Enter");
        var links = page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link);
        await Assertions.Expect(links).ToHaveTextAsync(
        [
            "Ngày sinh", "Giới tính", "Số định danh/CCCD, CMND", "Nhóm đối tượng", "Số quyết định", "Ngày quyết định", "Hưởng từ tháng", "Hình thức nhận", "Đơn vị chi trả",
        ]);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Còn 9 chỗ cần sửa");
        // The button at the end leads up to the same.
        await page.Locator(".form-actions").GetByRole(AriaRole.Button, new() { Name = "Ghi vào sổ" }).ClickAsync();
        await Assertions.Expect(page.Locator(".to-correct")).ToBeFocusedAsync();
        await Assertions.Expect(links.First).ToBeInViewportAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Form_AsksOnlyWhatCanBeTrueOfThePerson()
    {
        await using var visitor = await OpenAsync();
        var page = visitor.Page;
        await ChooseAsync(page, "groups", "Người khuyết tật nặng, đặc biệt nặng (136/5.6)");
        await ChooseAsync(page, "sex", "Nam");
        await FillAsync(page, "birth", "10/10/2014");
        await Assertions.Expect(page.Locator("#disability")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#pregnant")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#children_u36m")).ToHaveCountAsync(0);
        await FillAsync(page, "birth", "10/10/1990");
        await Assertions.Expect(page.Locator("#children_u36m")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#pregnant")).ToHaveCountAsync(0);
        await ChooseAsync(page, "sex", "Nữ");
        await Assertions.Expect(page.Locator("#pregnant")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Form_WithAnAccount_FindsBanksByTheirNamesAndAsksForTheHolder()
    {
        await using var visitor = await OpenAsync();
        var page = visitor.Page;
        await ChooseAsync(page, "payment_kind", "Tài khoản ngân hàng");
        await Assertions.Expect(page.Locator("label[for=account_holder] .required")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".saved")).ToBeVisibleAsync();
        await page.Locator("#bank").ClickAsync();
        await page.Locator("#bank").PressSequentiallyAsync("ngoai thuong");
        var found = page.GetByRole(AriaRole.Option, new() { Name = "Vietcombank" });
        await Assertions.Expect(found).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".search-choice [role=option]")).ToHaveCountAsync(1);
        await page.PressAsync("#bank", "Enter");
        await Assertions.Expect(page.Locator("#bank")).ToHaveValueAsync(Vietcombank());
        // To choose is not to send.
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Form_OnATelephone_Fits()
    {
        await using var visitor = await OpenAsync(390, 800);
        await visitor.Page.ShouldFitAsync();
        await visitor.Page.ShouldBeAccessibleAsync();
    }

    private async Task<Visitor> OpenAsync(int width = 1366, int height = 768)
    {
        var user = await site.NewOfficerAsync(OfficerRole.CommuneOfficer, TestOfficers.CommuneCode);
        var visitor = await site.VisitAsync(width, height);
        await visitor.SignInAsync(user);
        await visitor.OpenAsync(Form);
        await Assertions.Expect(visitor.Page.Locator("#full_name")).ToBeVisibleAsync();
        return visitor;
    }

    private static Task<IReadOnlyList<string>> ChooseAsync(IPage page, string field, string words) =>
        page.SelectOptionAsync("#" + field, new SelectOptionValue { Label = words });

    [GeneratedRegex("^Vietcombank", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Vietcombank();

    // An officer goes on with the tabulator, which is when the field is taken.
    private static async Task FillAsync(IPage page, string field, string text)
    {
        await page.FillAsync("#" + field, text);
        await page.PressAsync("#" + field, "Tab");
    }
}
