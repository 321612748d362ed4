using SocialPay.Domain.Common;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests.Components;

public sealed class TypedTests : ComponentTest
{
    [Theory]
    [InlineData("5/6/2021", "05/06/2021")]
    [InlineData("05.06.2021", "05/06/2021")]
    [InlineData("5-6-2021", "05/06/2021")]
    [InlineData("5 6 2021", "05/06/2021")]
    [InlineData("05062021", "05/06/2021")]
    [InlineData("2021-06-05", "05/06/2021")]
    [InlineData(" 5/6/2021 ", "05/06/2021")]
    [InlineData("29/2/2020", "29/02/2020")]
    [InlineData("1938", "1938")]
    [InlineData("29/2/2021", "29/2/2021")]
    [InlineData("5/6/21", "5/6/21")]
    [InlineData("hôm qua", "hôm qua")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Date_Normalised_OrKept(string? typed, string expected) => TypedDate.Normalise(typed, DatePrecision.DayOrYear).ShouldBe(expected);

    [Theory]
    [InlineData("6/2021", "06/2021")]
    [InlineData("6.2021", "06/2021")]
    [InlineData("062021", "06/2021")]
    [InlineData("2021-06", "06/2021")]
    [InlineData("13/2021", "13/2021")]
    [InlineData("5/6/2021", "5/6/2021")]
    public void Month_Normalised_OrKept(string typed, string expected) => TypedDate.Normalise(typed, DatePrecision.Month).ShouldBe(expected);

    [Theory]
    [InlineData("1234567", 1_234_567L)]
    [InlineData("1.234.567", 1_234_567L)]
    [InlineData("1.234.567 ₫", 1_234_567L)]
    [InlineData("1 234 567 đ", 1_234_567L)]
    [InlineData("1.234.567\u00a0₫", 1_234_567L)]
    [InlineData("0", 0L)]
    [InlineData("1.5", null)]
    [InlineData("1,5", null)]
    [InlineData("1.2345", null)]
    [InlineData("1234.567", null)]
    [InlineData(".500", null)]
    [InlineData("-500", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("đ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Money_Read_OrRefused(string? typed, long? dong) => TypedMoney.Parse(typed).ShouldBe(dong is { } amount ? new Vnd(amount) : null);

    [Theory]
    [InlineData("/ds", null, null, false, 1, false)]
    [InlineData("/ds?tim=ab12&xep=-Name&trang=3&in=1", "ab12", "Name", true, 3, true)]
    [InlineData("/ds?trang=x&xep=&tim=", null, null, false, 1, false)]
    [InlineData("/ds?trang=-2", null, null, false, 1, false)]
    public void Address_Read_WhateverStandsInIt(string address, string? key, string? sort, bool descending, int page, bool print)
    {
        Navigation.NavigateTo(address);
        ListAddress.Of(Navigation).ShouldBe(new ListAddress(key, sort, descending, page, print));
    }

    [Fact]
    public void Address_HugeParts_AreBounded()
    {
        Navigation.NavigateTo($"/ds?trang=999999999&xep={new string('a', 41)}&tim={new string('b', 41)}");
        ListAddress.Of(Navigation).ShouldBe(new ListAddress(null, null, false, 1_000_000, false));
    }

    [Fact]
    public void Address_Written_IsReadBackAndKeepsTheRest()
    {
        var list = new ListAddress("ab12", "Name", Descending: true, Page: 3, IsPrint: true);
        Navigation.NavigateTo("/ds?ky=2021-06");
        Navigation.NavigateTo(list.In(Navigation));
        Navigation.Uri.ShouldContain("ky=2021-06");
        ListAddress.Of(Navigation).ShouldBe(list);
    }

    [Theory]
    [InlineData("Saturday", DayOfWeek.Saturday)]
    [InlineData("Someday", DayOfWeek.Monday)]
    [InlineData("77", DayOfWeek.Monday)]
    [InlineData(null, DayOfWeek.Monday)]
    public void Address_OrderOfTheList_OrItsOwn(string? sort, DayOfWeek expected) => new ListAddress(null, sort, false, 1, false).SortAs(DayOfWeek.Monday).ShouldBe(expected);

    [Fact]
    public async Task Memory_Kept_IsKnownByAKeyThatNamesNobody()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var memory = new SearchMemory(JSInterop.JSRuntime);
        var key = await memory.KeepAsync(" Lò Thị Mai ", cancellation);
        key.ShouldNotBeNull().ShouldNotContain("Mai");
        (await memory.WordsAsync(key, cancellation)).ShouldBe("Lò Thị Mai");
        (await memory.KeepAsync("Lò Thị Mai", cancellation)).ShouldBe(key);
        JSInterop.Invocations["socialpay.keep"].Single().Arguments.ShouldBe([key, "Lò Thị Mai"]);
        (await memory.KeepAsync("  ", cancellation)).ShouldBeNull();
        (await memory.WordsAsync(null, cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Memory_AfterAReload_AsksTheTabOnce()
    {
        var cancellation = TestContext.Current.CancellationToken;
        JSInterop.Setup<string?>("socialpay.recall", "ab12").SetResult("Mai");
        var memory = new SearchMemory(JSInterop.JSRuntime);
        (await memory.WordsAsync("ab12", cancellation)).ShouldBe("Mai");
        (await memory.WordsAsync("ab12", cancellation)).ShouldBe("Mai");
        JSInterop.Invocations["socialpay.recall"].Count.ShouldBe(1);
        // A key out of somebody else's address is not known here.
        (await memory.WordsAsync("zz99", cancellation)).ShouldBeEmpty();
    }
}
