using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Registration;

/// <summary>Registering somebody by hand.</summary>
[Collection(nameof(Site))]
public sealed class NewBeneficiaryTests(Site site)
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
        await page.SelectOptionAsync("#sex", "Female");
        await page.SelectOptionAsync("#groups", "136/5.6");
        await FillAsync(page, "decision_number", "12/QĐ-UBND");
        await FillAsync(page, "decision_date", "05/03/2021");
        await FillAsync(page, "start", "04/2021");
        await page.SelectOptionAsync("#disability", "severe");
        var amount = page.Locator(".amount-card");
        await Assertions.Expect(amount).ToContainTextAsync("405.000 ₫");
        await Assertions.Expect(amount).ToContainTextAsync("41 tuổi, khuyết tật nặng; hệ số 1,5 × 270.000 ₫ = 405.000 ₫. Căn cứ: Nghị định 28/2012/NĐ-CP, Điều 16 khoản 1 điểm c [theo nguồn thứ cấp]");

        await FillAsync(page, "id_number", "020180007654");
        await page.SelectOptionAsync("#payment_kind", "CashAtPoint");
        await page.SelectOptionAsync("#provider", "BUUDIEN-20");
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

        await using var other = await OpenAsync();
        await Assertions.Expect(other.Page.Locator("#full_name")).ToHaveValueAsync("");
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

    // An officer goes on with the tabulator, which is when the field is taken.
    private static async Task FillAsync(IPage page, string field, string text)
    {
        await page.FillAsync("#" + field, text);
        await page.PressAsync("#" + field, "Tab");
    }
}
