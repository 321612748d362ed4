using ClosedXML.Excel;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;
using static SocialPay.Tests.Registration.RegisterFiles;

namespace SocialPay.Tests.Registration;

/// <summary>The workbooks around the import: template, errors, the register written and read again.</summary>
public sealed class RegisterWorkbookTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TestProvince province = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Template_IsReadAsAFileWithoutRowsAndExplainsEveryColumn()
    {
        using var output = new MemoryStream();
        await province.Get<RegisterTemplate>().WriteAsync(output, default);
        (await PreviewAsync(output.ToArray())).Rows.ShouldBe(0);

        using var workbook = new XLWorkbook(output);
        var guide = workbook.Worksheet("Hướng dẫn");
        var asked = RegisterColumns.AskedBy(Application.Policy.LawFile.Load());
        for (var i = 0; i < asked.Count; i++)
        {
            guide.Cell(i + 2, 1).GetString().ShouldBe(asked[i].Header);
            guide.Cell(i + 2, 4).GetString().ShouldNotBeEmpty(asked[i].Header);
        }

        guide.Cell(asked.Count + 2, 1).GetString().ShouldBeEmpty();

        guide.Column(2).CellsUsed(cell => cell.GetString() == "Có").Count().ShouldBe(12);
    }

    [Fact]
    public void Writer_WritesWhatTheReaderReads()
    {
        var request = Full();
        using var file = RegisterFile.Open(Of([request])).Value;
        var row = file.Rows().Single();
        row.Unreadable.ShouldBeEmpty();
        row.Number.ShouldBe(2);
        foreach (var column in RegisterColumns.All) column.Write(row.Request).ShouldBe(column.Write(request), column.Header);
        RegisterColumns.All.Where(column => column.Key != RegistrationFields.Number).ShouldAllBe(column => !string.IsNullOrEmpty(column.Write(row.Request)));
    }

    [Fact]
    public void Columns_HaveAnAttributeForEveryFactThatTheLawAsksFor()
    {
        var law = Application.Policy.LawFile.Load();
        var asked = law.Rules
            .Where(rule => Domain.Payroll.Calculator.Programmes.Contains(rule.Programme) && Domain.Registration.GrantRules.IsGranted(rule))
            .SelectMany(rule => law.PredicateOf(rule.Id).Reads)
            .Where(attribute => !attribute.Derived)
            .Select(attribute => attribute.Name);
        asked.Distinct().Except(RegisterColumns.All.Select(column => column.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Documentation_NamesEveryColumnAndCode()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(LocalDatabase.ConnectionStringFinder.RepositoryRoot(), "docs", "register-file.md"));
        foreach (var column in RegisterColumns.All)
        {
            page.ShouldContain($"| {column.Header} | {(column.Table.Required ? "yes" : "")} |");
            foreach (var other in column.Table.OtherHeaders) page.ShouldContain(other);
            foreach (var value in column.Values) page.ShouldContain(value);
        }

        foreach (var code in RowErrorTests.Codes()) page.ShouldContain($"| `Registration.{code}` |");
        // Of a page's address, not of a file.
        foreach (var code in RowErrorTests.Codes("Spreadsheets").Where(code => code != "BadAddress")) page.ShouldContain($"| `Spreadsheets.{code}` |");
    }

    [Fact]
    public async Task ErrorsWorkbook_MarksTheCellsAndCanBeBroughtInOnceCorrected()
    {
        var file = Of([Row(Sound(1), ("id_number", "20135000001"), ("sex", "?")), Row(Sound(2), ("phone", "912000002")), Row(Sound(3))]);
        var report = await PreviewAsync(file);
        using var output = new MemoryStream();
        RegisterErrorsWorkbook.Write(output, file, report).IsDone.ShouldBeTrue();

        using (var workbook = new XLWorkbook(output))
        {
            var sheet = workbook.Worksheet(1);
            sheet.Cell("A1").GetString().ShouldBe("Lỗi");
            sheet.Cell("A2").GetString().ShouldBe(
                "Giới tính: Không có giá trị «?». Các giá trị: «Nam», «Nữ».\nSố định danh/CCCD/CMND: CCCD phải có 12 chữ số (CMND: 9); đang có 11. Có thể thiếu số 0 ở đầu.");
            sheet.Cell("A3").GetString().ShouldBe("(Số điện thoại: Đã thêm số 0 vào đầu: 912000002 thành 0912000002. Hãy kiểm tra.)");
            sheet.Cell("A4").GetString().ShouldBeEmpty();
            string[] marked = [.. sheet.CellsUsed(cell => cell.Style.Fill.PatternType == XLFillPatternValues.Solid && cell.Address.RowNumber > 1).Select(cell => cell.Address.ToString()!)];
            marked.ShouldBe(["A2", "E2", "G2"]);
            sheet.Cell("E2").SetValue("Nữ");
            sheet.Cell("G2").SetValue("020135000001");
            workbook.SaveAs(output);
        }

        var again = await PreviewAsync(output.ToArray());
        (again.Accepted, again.UnknownColumns.Count).ShouldBe((3, 0));
    }

    private async Task<ImportReport> PreviewAsync(byte[] file) =>
        (await province.Get<RegisterImport>().PreviewAsync(TestProvince.Preparer, file, null, CancellationToken.None)).Value;

    /// <summary>Every column filled in.</summary>
    private static RegistrationRequest Full() => Sound(1, request =>
    {
        (request.NoIdReason, request.District, request.CarerName, request.CarerIdNumber) = ("không", "Thành phố Lạng Sơn", "Hoàng Văn Bế", "020070000001");
        request.Groups.Add("136/5.6");
        (request.Bank, request.AccountNumber, request.AccountHolder) = ("970415", "0101", "A");
        (request.ProxyKind, request.ProxyName, request.ProxyIdNumber, request.ProxyPhone) = (ProxyKind.Guardian, "B", "020070000001", "0912000001");
        (request.ProxyPaperNumber, request.ProxyCertifiedBy, request.ProxyFrom, request.ProxyTo) = ("1", "UBND", new DateOnly(2020, 6, 1), new DateOnly(2021, 5, 31));
        foreach (var column in FactColumns.All)
        {
            var attribute = AttributeCatalogue.Get(column.Key);
            request.Facts[column.Key] = attribute.Kind switch
            {
                AttributeKind.Flag => "true",
                AttributeKind.Choice => attribute == AttributeCatalogue.ChildCase ? "dd" : attribute.Vocabulary[^1],
                _ => "1500000",
            };
        }
    });
}
