using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Registration;

/// <summary>Register files that once went in wrongly or without a word; each stands for a kind.</summary>
public sealed class FaultFileTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TestProvince province = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString);
        await database.ExecuteAsync("update providers set name = 'Bưu điện tỉnh Lạng Sơn' where code = 'buudien'");
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task NumbersWithDecimals_AreTheNumbersThatTheySay()
    {
        var report = await CommitAsync("r25-children-float.csv");
        report.Errors.ShouldBeEmpty();
        (await FactsAsync("children_supported")).ShouldBe(["1", "1", "2", "2"]);
    }

    [Fact]
    public async Task YearInACellOfDates_IsNotADayOf1905()
    {
        var report = await CommitAsync("r24-decimal-children-year1905.xlsx");
        report.Errors.Select(problem => (problem.Row, problem.Field, problem.Error)).ShouldBe([(6, "birth", SpreadsheetErrors.YearInDateCell("25/04/1905", 1942))]);
        report.Accepted.ShouldBe(4);
        (await FactsAsync("children_supported")).ShouldBe(["2", "2", "2"]);
    }

    [Fact]
    public async Task ErrorOfTheSpreadsheet_IsAnErrorOfItsCell()
    {
        var report = await CommitAsync("r02-error-cells.xlsx");
        report.Errors.Select(problem => (problem.Row, problem.Field, problem.Error)).ShouldBe(
        [
            (2, "pension_or_si_amount", SpreadsheetErrors.CellError("#N/A")),
            (3, "poverty", SpreadsheetErrors.CellError("#N/A")),
            (3, "disability", SpreadsheetErrors.CellError("#REF!")),
            (4, "paid_through", SpreadsheetErrors.CellError("#N/A")),
            (5, "birth", SpreadsheetErrors.CellError("#VALUE!")),
            (6, "village", SpreadsheetErrors.CellError("#N/A")),
        ]);
        report.Accepted.ShouldBe(0);
    }

    [Fact]
    public async Task EverySheetWithTheHeader_IsRead()
    {
        var report = await CommitAsync("r04-two-sheets.xlsx");
        report.Errors.ShouldBeEmpty();
        (report.Rows, report.Accepted).ShouldBe((3, 3));
        (await NamesAsync()).ShouldBe(["Hà Thị Lê", "Hà Thị Mận", "Hà Thị Đào"], ignoreOrder: true);
    }

    [Fact]
    public async Task LetterThatLooksLikeDong_IsDong()
    {
        var report = await CommitAsync("r06-eth.xlsx");
        report.Errors.Select(problem => (problem.Row, problem.Error)).ShouldBe(
            [(3, RegistrationErrors.DuplicateInFile(2)), (4, RegistrationErrors.DuplicateInFile(2))]);
        (await NamesAsync()).ShouldBe(["Hà Thị Sen", "Hà Thị Súng", "Đoàn Thị Định"], ignoreOrder: true);

        (await CommitAsync("r07-eth-header.xlsx")).Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task AccountsNamesAndAmounts_AreReadOrTold()
    {
        var report = await CommitAsync("r09-accounts-duplicates.xlsx");
        var told = report.Errors.Concat(report.Warnings).Select(problem => (problem.Row, problem.Field, problem.Code[(problem.Code.IndexOf('.', StringComparison.Ordinal) + 1)..])).ToHashSet();
        // One account of two holders; years in cells of dates; half a đồng; the old fonts.
        told.ShouldContain((6, "account_number", "AccountOfAnother"));
        told.ShouldContain((9, "birth", "YearInDateCell"));
        told.ShouldContain((10, "birth", "YearInDateCell"));
        told.ShouldContain((11, "pension_or_si_amount", "UnreadableNumber"));
        (await FactsAsync("pension_or_si_amount")).ShouldBe(["450000", "450000"]);
        told.ShouldContain((19, "full_name", "OldFont"));
        told.ShouldContain((20, "full_name", "OldFont"));
        // «Tổng cộng: 19 người» is nobody.
        told.ShouldContain((21, "full_name", "TotalRow"));
        (report.Rows, report.Errors.Any(problem => problem.Row == 21)).ShouldBe((19, false));
        // Kép of 05/06/1938 and of 1938; Hoán of 06/05 and of 05/06.
        told.Where(problem => problem.Item3 == "MaybeDuplicateInFile").Select(problem => problem.Row).ShouldBe([15, 16, 18], ignoreOrder: true);
        // The zeros that the cell shows.
        (await database.ScalarAsync<string>("select account_number from payment_methods where holder_name = 'HA THI MUOI'")).ShouldBe("001090000001");
    }

    [Fact]
    public async Task StrictOpenXml_IsRead() => (await CommitAsync("r11-strict-ooxml.xlsx")).Accepted.ShouldBe(1);

    [Fact]
    public async Task DaysCountedFrom1904_AreTheDaysThatTheyMean()
    {
        (await CommitAsync("r23-1904-true.xlsx")).Accepted.ShouldBe(1);
        (await database.ScalarAsync<string>("select birth from beneficiaries")).ShouldBe("1938-06-05");
        (await database.ScalarAsync<DateOnly>("select decision_date from entitlements")).ShouldBe(new DateOnly(2018, 2, 12));
    }

    /// <summary>A list of July 2025 with the old districts.</summary>
    [Fact]
    public async Task CommunesOfBeforeTheReform_AreThoseThatFollowedThem()
    {
        var report = await CommitAsync("r20-communes-2025.xlsx");
        // In January 2021 the district has a town and a commune of that name.
        report.Errors.Select(problem => (problem.Row, problem.Error)).ShouldBe(
            [(6, RegistrationErrors.CommuneAmbiguous("Chi Lăng", "Thị trấn Chi Lăng, Huyện Chi Lăng (06466); Xã Chi Lăng, Huyện Chi Lăng (06523)"))]);
        await using var db = await province.OpenAsync();
        db.Beneficiaries.OrderBy(person => person.Id).Join(db.Areas, person => person.AreaId, area => area.Id, (person, area) => area.FullName + " " + area.Code).ToList()
            .ShouldBe(["Phường Kỳ Lừa 06187", "Xã Đồng Đăng 06184", "Xã Thất Khê 06040", "Thị trấn Chi Lăng 06466"]);
    }

    [Fact]
    public async Task CellInAColumnThatNoSheetHas_IsRefused() =>
        (await province.Get<RegisterImport>().CommitAsync(TestProvince.Province, await ReadAsync("column-bomb.xlsx"), null, CancellationToken.None))
            .Error.ShouldBe(SpreadsheetErrors.Damaged);

    private static Task<byte[]> ReadAsync(string name) => File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Faults/register", name));

    private async Task<ImportReport> CommitAsync(string name) =>
        (await province.Get<RegisterImport>().CommitAsync(TestProvince.Province, await ReadAsync(name), null, CancellationToken.None)).Value;

    private async Task<List<string>> NamesAsync()
    {
        await using var db = await province.OpenAsync();
        return [.. db.Beneficiaries.Select(person => person.FullName)];
    }

    private async Task<List<string>> FactsAsync(string attribute)
    {
        await using var db = await province.OpenAsync();
        return [.. db.Beneficiaries.OrderBy(person => person.Id).SelectMany(person => person.Circumstances).Where(fact => fact.Attribute == attribute).Select(fact => fact.Value)];
    }
}
