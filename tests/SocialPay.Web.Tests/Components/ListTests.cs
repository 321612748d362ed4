using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests.Components;

public sealed class ListTests : ComponentTest
{
    [Theory]
    [InlineData("/ds", 45, "1–20 trên 45")]
    [InlineData("/ds?trang=3", 45, "41–45 trên 45")]
    [InlineData("/ds?trang=99", 45, "41–45 trên 45")]
    [InlineData("/ds?trang=0", 45, "1–20 trên 45")]
    [InlineData("/ds?trang=51", 1234567, "1.001–1.020 trên 1.234.567")]
    public void Pager_SaysWhichRowsOfHowMany(string address, int total, string range)
    {
        Navigation.NavigateTo(address);
        Render<Pager>(parameters => parameters.Add(p => p.Total, total)).Find(".pager-range").TextContent.ShouldBe(range);
    }

    [Theory]
    [InlineData("/ds", "Dung 2, Đạt 10, Ân 3, Âu 1")]
    [InlineData("/ds?xep=Name", "Ân 3, Âu 1, Dung 2, Đạt 10")]
    [InlineData("/ds?xep=-Name", "Đạt 10, Dung 2, Âu 1, Ân 3")]
    [InlineData("/ds?xep=Count", "Âu 1, Dung 2, Ân 3, Đạt 10")]
    [InlineData("/ds?xep=-Count", "Đạt 10, Ân 3, Dung 2, Âu 1")]
    [InlineData("/ds?xep=Unknown", "Dung 2, Đạt 10, Ân 3, Âu 1")]
    public void ShortTable_SortsByTheAddressInVietnameseOrder(string address, string rows)
    {
        Navigation.NavigateTo(address);
        (string Name, int Count)[] people = [("Vi Thị Dung", 2), ("An Văn Đạt", 10), ("Nông Ân", 3), ("Bế Âu", 1)];
        var sorted = Navigation.Sorted(people, ("Name", person => VietnameseOrder.NameKey(person.Name)), ("Count", person => person.Count));
        string.Join(", ", sorted.Select(person => $"{person.Name.Split(' ')[^1]} {person.Count}")).ShouldBe(rows);
    }

    [Fact]
    public void Pager_OnePage_HasNoPagesToTurn()
    {
        Navigation.NavigateTo("/ds");
        var pager = Render<Pager>(parameters => parameters.Add(p => p.Total, 20));
        pager.FindAll("nav").ShouldBeEmpty();
        pager.Find(".pager-range").TextContent.ShouldBe("1–20 trên 20");
        Render<Pager>(parameters => parameters.Add(p => p.Total, 0)).Markup.Trim().ShouldBeEmpty();
        Render<Pager>(parameters => parameters.Add(p => p.Total, 20).Add(p => p.Printable, false)).FindAll("a").ShouldBeEmpty();
    }

    [Fact]
    public void Pager_Turned_GoesToThePageAndKeepsTheRest()
    {
        Navigation.NavigateTo("/ds?ky=2021-06&xep=-Name");
        var pager = Render<Pager>(parameters => parameters.Add(p => p.Total, 100));
        pager.Find("nav").GetAttribute("aria-label").ShouldBe("Các trang");
        var pages = pager.FindAll("nav a");
        pages.Select(page => page.GetAttribute("aria-label")).ShouldBe(["Trang 1", "Trang 2", "Trang 5", "Trang sau"]);
        pages[0].GetAttribute("aria-current").ShouldBe("page");
        Navigation.NavigateTo(pages[^1].GetAttribute("href")!);
        Navigation.Uri.ShouldEndWith("/ds?ky=2021-06&xep=-Name&trang=2");
        pager.Render();
        pager.Find(".pager-range").TextContent.ShouldBe("21–40 trên 100");
        pager.FindAll("nav a").Select(page => page.GetAttribute("aria-label")).ShouldBe(["Trang trước", "Trang 1", "Trang 2", "Trang 3", "Trang 5", "Trang sau"]);
        ReadInEnglish();
        Render<Pager>(parameters => parameters.Add(p => p.Total, 100)).Find("nav").GetAttribute("aria-label").ShouldBe("Pages");
    }

    [Fact]
    public void Pager_Print_OffersAllRowsAndIsGoneOnPaper()
    {
        Navigation.NavigateTo("/ds?xep=Name&trang=2");
        var print = Render<Pager>(parameters => parameters.Add(p => p.Total, 100)).Find("a.pager-print");
        print.TextContent.ShouldBe("printIn tất cả");
        Navigation.NavigateTo(print.GetAttribute("href")!);
        ListAddress.Of(Navigation).ShouldSatisfyAllConditions(list => list.IsPrint.ShouldBeTrue(), list => list.Sort.ShouldBe("Name"), list => list.Take.ShouldBe(ListAddress.MostPrinted), list => list.Skip.ShouldBe(0));
        Render<Pager>(parameters => parameters.Add(p => p.Total, 100)).Markup.Trim().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/ds?ky=2021-06", true, "ascending", "arrow_upward", "/ds?ky=2021-06&xep=-Name")]
    [InlineData("/ds?ky=2021-06", false, null, "unfold_more", "/ds?ky=2021-06&xep=Name")]
    [InlineData("/ds?ky=2021-06&xep=Name&trang=4", false, "ascending", "arrow_upward", "/ds?ky=2021-06&xep=-Name")]
    [InlineData("/ds?xep=-Name&tim=abc", false, "descending", "arrow_downward", "/ds?xep=Name&tim=abc")]
    [InlineData("/ds?xep=Amount", true, null, "unfold_more", "/ds?xep=Name")]
    public void SortHead_SaysItsOrder_TurnsItAndKeepsTheRest(string address, bool isDefault, string? order, string icon, string leads)
    {
        Navigation.NavigateTo(address);
        var head = Render<SortHead>(parameters => parameters.Add(p => p.Key, "Name").Add(p => p.Text, "Họ và tên").Add(p => p.IsDefault, isDefault));
        head.Find("th").GetAttribute("aria-sort").ShouldBe(order);
        head.Find("th").GetAttribute("scope").ShouldBe("col");
        head.Find(".icon").TextContent.ShouldBe(icon);
        new Uri(head.Find("a").GetAttribute("href")!).PathAndQuery.ShouldBe(leads);
    }

    [Fact]
    public void SortHead_OfNumbersAboveTwoColumns_SpansThem() =>
        Render<SortHead>(parameters => parameters.Add(p => p.Key, "Amount").Add(p => p.Text, "Số tiền").Add(p => p.Amount, true).Add(p => p.Span, 2)).Find("th.amount").GetAttribute("colspan").ShouldBe("2");

    [Fact]
    public void Table_OnItsWay_KeepsTheRoom()
    {
        var table = Table(null);
        table.FindAll("table").ShouldBeEmpty();
        table.Find("[role=status]").GetAttribute("aria-label").ShouldBe("Đang tải");
        table.FindAll(".skeleton-row").Count.ShouldBe(15);
        ReadInEnglish();
        Render<Skeleton>(parameters => parameters.Add(p => p.Rows, 3)).Find(".skeleton").GetAttribute("aria-label").ShouldBe("Loading");
    }

    [Fact]
    public void Table_WithoutRows_SaysWhatToDo()
    {
        Table([], empty: "<p>Chưa có ai.</p>").Markup.ShouldContain("Chưa có ai.");
        Table([], empty: "<p>Chưa có ai.</p>").FindAll("table").ShouldBeEmpty();
        Table([]).FindAll("thead th").Count.ShouldBe(2);
    }

    [Fact]
    public void Table_ShowsHeadRowsAndSum()
    {
        var table = Table(["Mai", "Nam"], foot: "<th scope=\"row\">Cộng</th><td>2</td>");
        table.Find("[role=region]").GetAttribute("aria-label").ShouldBe("Người hưởng");
        table.Find("[role=region]").GetAttribute("tabindex").ShouldBe("0");
        table.FindAll("tbody th[scope=row]").Select(cell => cell.TextContent).ShouldBe(["Mai", "Nam"]);
        table.Find("tfoot").TextContent.ShouldContain("Cộng");
        table.Find("table").ClassList.ShouldBe(["ledger", "cards", "rates"]);
        Table(["Mai"]).FindAll("tfoot").ShouldBeEmpty();
    }

    [Fact]
    public async Task SearchBox_Typing_IsAskedOnceItPauses()
    {
        var told = new List<string>();
        var box = Render<SearchBox>(parameters => parameters.Add(p => p.Label, "Tìm người").Add(p => p.Value, "").Add(p => p.ValueChanged, told.Add));
        box.Find("input[type=search]").GetAttribute("aria-label").ShouldBe("Tìm người");
        await Task.WhenAll(new[] { "c", "ca", "cao" }.Select(typed => box.Find("input").InputAsync(typed)).ToList());
        told.ShouldBe(["cao"]);
    }

    [Fact]
    public async Task SearchBox_AnswerWhileSheTypesOn_DoesNotTakeHerLetters()
    {
        var box = Render<SearchBox>(parameters => parameters.Add(p => p.Label, "Tìm người").Add(p => p.Value, ""));
        var typing = box.Find("input").InputAsync("cao l");
        box.Render(parameters => parameters.Add(p => p.Value, "cao"));
        box.Find("input").GetAttribute("value").ShouldBe("cao l");
        await typing;
        box.Render(parameters => parameters.Add(p => p.Value, ""));
        box.Find("input").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task SearchBox_BlankAtItsEnd_StaysForTheNextWord()
    {
        var box = Render<SearchBox>(parameters => parameters.Add(p => p.Label, "Tìm người").Add(p => p.Value, ""));
        await box.Find("input").InputAsync("cao ");
        box.Render(parameters => parameters.Add(p => p.Value, "cao"));
        box.Find("input").GetAttribute("value").ShouldBe("cao ");
    }

    [Fact]
    public void List_FetchesThePageOfTheAddress()
    {
        Navigation.NavigateTo("/ds?trang=2&xep=-Name");
        var list = Render<Names>();
        list.Find("p").TextContent.ShouldBe("21..25 of 25 Name True");
        // Drawn again for another reason, it asks nothing.
        list.Render();
        list.Instance.Fetches.ShouldBe(1);
        Navigation.NavigateTo("/ds?trang=1");
        list.Render();
        list.Find("p").TextContent.ShouldBe("1..20 of 25  False");
    }

    [Fact]
    public void List_PageBehindItsEnd_GoesToTheLast()
    {
        Navigation.NavigateTo("/ds?trang=9&ky=2021-06");
        var list = Render<Names>();
        list.WaitForAssertion(() => Navigation.Uri.ShouldEndWith("/ds?trang=2&ky=2021-06"));
        list.Render();
        list.Find("p").TextContent.ShouldStartWith("21..25 of 25");
    }

    [Fact]
    public void List_Refused_SaysWhy()
    {
        var list = Render<Names>(parameters => parameters.Add(p => p.Refused, true));
        list.Find("p").TextContent.ShouldBe("Names.Refused");
    }

    [Fact]
    public async Task List_Searched_KeepsTheWordsOutOfTheAddress()
    {
        Navigation.NavigateTo("/ds?trang=2");
        var list = Render<Names>();
        await list.InvokeAsync(() => list.Instance.FindAsync("Lò Thị Mai"));
        list.Render();
        Navigation.Uri.ShouldContain("/ds?tim=");
        Navigation.Uri.ShouldNotContain("Mai");
        list.Instance.Asked.ShouldBe("Lò Thị Mai");
    }

    private IRenderedComponent<DataTable<string>> Table(IReadOnlyList<string>? rows, string? empty = null, string? foot = null) => Render<DataTable<string>>(parameters =>
    {
        parameters.Add(p => p.Label, "Người hưởng").Add(p => p.Rows, rows).Add(p => p.Head, "<th>Họ và tên</th><th>Tiền</th>").Add(p => p.Class, "rates")
            .Add(p => p.Row, row => $"<tr><th scope=\"row\">{row}</th><td data-label=\"Tiền\">1</td></tr>");
        if (empty is not null) parameters.Add(p => p.Empty, empty);
        if (foot is not null) parameters.Add(p => p.Foot, foot);
    });

    /// <summary>A list of twenty-five.</summary>
    private sealed class Names : ListPart<int>
    {
        [Parameter]
        public bool Refused { get; set; }

        public int Fetches { get; private set; }

        public string? Asked { get; private set; }

        protected override object? Scope => null;

        public Task FindAsync(string words) => SearchAsync(words);

        protected override Task<Result<Page<int>>> FetchAsync(ListAddress list, string search, CancellationToken cancellation)
        {
            Fetches++;
            Asked = search;
            return Task.FromResult<Result<Page<int>>>(Refused ? new Error("Names.Refused") : new Page<int>([.. Enumerable.Range(1, 25).Skip(list.Skip).Take(list.Take)], 25));
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, Refusal is { } refusal ? refusal.Code : Page is { Rows: [var first, .., var last] } page ? $"{first}..{last} of {page.Total} {List.Sort} {List.Descending}" : "");
            builder.CloseElement();
        }
    }
}
