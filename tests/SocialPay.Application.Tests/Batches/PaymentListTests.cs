using System.Text;
using ClosedXML.Excel;
using SocialPay.Application.Batches;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;
using SocialPay.Tests.Spreadsheets;

namespace SocialPay.Tests.Batches;

/// <summary>The lists that go to providers, against approved copies.</summary>
public sealed class PaymentListTests
{
    [Fact]
    public void Csv_ByPost_IsTheApprovedFile() =>
        Encoding.UTF8.GetString(PaymentListCsv.Write(SampleLists.ByPost(SampleLists.PostRows()))).ShouldMatchGolden("payment-list-post.csv");

    [Fact]
    public void Csv_ToAccounts_IsTheApprovedFile() =>
        Encoding.UTF8.GetString(PaymentListCsv.Write(SampleLists.ToAccounts(SampleLists.AccountRows()))).ShouldMatchGolden("payment-list-accounts.csv");

    [Fact]
    public void Workbook_ByPost_HasTheApprovedCells() =>
        WorkbookText.Dump(PaymentListWorkbook.Write(SampleLists.ByPost(SampleLists.PostRows()))).ShouldMatchGolden("payment-list-post.txt");

    [Fact]
    public void Workbook_ToAccounts_HasTheApprovedCells() =>
        WorkbookText.Dump(PaymentListWorkbook.Write(SampleLists.ToAccounts(SampleLists.AccountRows()))).ShouldMatchGolden("payment-list-accounts.txt");

    [Fact]
    public async Task Workbook_WrittenLater_HasTheSameBytes()
    {
        var first = PaymentListWorkbook.Write(SampleLists.ByPost(SampleLists.PostRows()));
        // The time in a ZIP archive has a step of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        PaymentListWorkbook.Write(SampleLists.ByPost(SampleLists.PostRows())).ShouldBe(first);
    }

    [Fact]
    public void Workbook_RepeatsItsHeadsOnEveryPage()
    {
        var file = PaymentListWorkbook.Write(SampleLists.ByPost(SampleLists.PostRows()));
        // Without the dollar signs Excel prints the heads on the first page alone.
        Workbooks.Part(file, "xl/workbook.xml").ShouldContain(">'Danh sách chi trả'!$8:$9<");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠A1")]
    [InlineData("+84 987")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    public void TextLikeAFormula_StaysText(string name)
    {
        var row = SampleLists.Row(1, name, BirthDate.InYear(1950), 270_000) with { ProxyName = name, DecisionNumber = name };

        Encoding.UTF8.GetString(PaymentListCsv.Write(SampleLists.ByPost(row))).Split(',').ShouldNotContain(field => field.StartsWith(name[0]));
        using var workbook = new XLWorkbook(new MemoryStream(PaymentListWorkbook.Write(SampleLists.ByPost(row))));
        var cells = workbook.Worksheet(1).CellsUsed(cell => cell.DataType == XLDataType.Text && cell.GetString() == name).ToList();
        cells.Count.ShouldBe(3);
        cells.ShouldAllBe(cell => !cell.HasFormula);
    }

    [Theory]
    [InlineData("VNPOST", "2021-01-183-06187-VNPOST-42")]
    [InlineData("bưu điện/../LS", "2021-01-183-06187-BUU_DIEN____LS-42")]
    public void FileName_HasNoDiacriticsNorPath(string provider, string expected) =>
        (SampleLists.ByPost() with { ProviderCode = provider }).FileName.ShouldBe(expected);
}
