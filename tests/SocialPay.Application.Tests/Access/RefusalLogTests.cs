using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialPay.Application;
using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Application.Payroll;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Tests.Batches;
using SocialPay.Tests.Infrastructure;
using static SocialPay.Tests.Registration.RegisterFiles;

namespace SocialPay.Tests.Access;

/// <summary>Whoever asks for what is not hers leaves one line in the log: who, in which use case, at what, and nobody's data.</summary>
public sealed class RefusalLogTests(TestDatabase database, TestCluster cluster) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Refusals_LeaveOneLineEach()
    {
        await using var province = await TestProvince.CreateAsync(database.ConnectionString);
        var person = await province.AddPersonAsync("Hoàng Thị Canary");
        using var lines = new Lines();
        await using var services = Logged(database.ConnectionString, lines);
        var neighbour = await database.ScalarAsync<long>("select id from users where user_name = 'lapbang.183'");

        (await services.GetRequiredService<BeneficiaryDetails>().FindAsync(TestProvince.NeighbourPreparer, person.Id, default)).Error.ShouldBe(Error.NotFound);
        lines.Single().ShouldMatch($"^Warning Officer {neighbour} refused in BeneficiaryDetails: NotFound ViewRegister of {person.Id} in /");

        (await services.GetRequiredService<Workplaces>().OpenAsync(TestProvince.NeighbourPreparer, "178", TestProvince.January, default)).Error.ShouldBe(Error.NotFound);
        lines.Single().ShouldBe($"Warning Officer {neighbour} refused in Workplaces: NotFound ViewRegister of 178 in -");

        (await services.GetRequiredService<RunQueries>().MonthAsync(TestProvince.NeighbourPreparer, TestProvince.January, "178\nOfficer 1", default)).Error.ShouldBe(Error.NotFound);
        lines.Single().ShouldBe($"Warning Officer {neighbour} refused in RunQueries: NotFound ViewPayroll of - in -");

        (await services.GetRequiredService<UserList>().ExecuteAsync(TestProvince.NeighbourPreparer, default)).Error.ShouldBe(AccessErrors.NotAllowed);
        lines.Single().ShouldBe($"Warning Officer {neighbour} refused in UserList: Access.NotAllowed ViewUsers of - in -");

        (await services.GetRequiredService<BeneficiaryDetails>().FindAsync(TestProvince.Province, person.Id, default)).Error.ShouldBeNull();
        lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task RowsOfAFile_LeaveALineForEachPlaceAndPersonOutOfReach()
    {
        await using var own = await TestDatabase.CreateAsync(cluster);
        await using var province = await TestProvince.CreateAsync(own.ConnectionString);
        using var lines = new Lines();
        await using var services = Logged(own.ConnectionString, lines);
        var (imports, officer) = (services.GetRequiredService<RegisterImport>(), await own.ScalarAsync<long>("select id from users where user_name = 'xa.05971'"));

        // A namesake of nowhere is a slip, a code is not.
        var rows = Of([.. new[] { "05974", "05974", "Phường Tam Thanh", "01234", "Xã Không Đâu", "05971" }.Select((commune, i) => Sound(i + 1, request => request.Commune = commune))]);
        (await imports.PreviewAsync(TestProvince.Commune, rows, null, default)).Value.Rejected.ShouldBe(5);
        lines.All().ShouldBe([$"Warning Officer {officer} refused in RegisterImport: NotFound ImportRegister of 05974 in {await PathAsync("05974")}", $"Warning Officer {officer} refused in RegisterImport: NotFound ImportRegister of 01234 in -"]);

        (await imports.CommitAsync(TestProvince.Province, Of(Sound(1, request => request.Commune = "06184")), null, default)).Value.Accepted.ShouldBe(1);
        lines.ShouldBeEmpty();
        (await imports.CommitAsync(TestProvince.Commune, Of(Sound(1)), null, default)).Value.Rejected.ShouldBe(1);
        var person = await own.ScalarAsync<long>("select id from beneficiaries");
        lines.Single().ShouldBe($"Warning Officer {officer} refused in RegisterImport: NotFound ImportRegister of {person} in {await PathAsync("06184")}");

        (await services.GetRequiredService<RegisterBeneficiary>().ExecuteAsync(TestProvince.Commune, Sound(2, request => request.Commune = "05974"), null, default)).Value.BeneficiaryId.ShouldBeNull();
        lines.Single().ShouldStartWith($"Warning Officer {officer} refused in RegisterBeneficiary: NotFound EditRegister of 05974 in ");

        // Not a line a row: a whole register in the wrong hands stays readable.
        (await imports.PreviewAsync(TestProvince.Commune, Of([.. Enumerable.Range(1, 40).Select(i => Sound(i, request => request.Commune = $"{i + 40_000}"))]), null, default)).Value.Rejected.ShouldBe(40);
        lines.All().Count.ShouldBe(20);

        async Task<string> PathAsync(string code) => (await own.ScalarAsync<string>($"select path from areas where code = '{code}' and level = 'Commune' and valid_from <= '2021-01-01' and (valid_to is null or valid_to >= '2021-01-01')"))!;
    }

    [Fact]
    public async Task AnothersFile_LeavesALine_OneThatIsGoneNone()
    {
        await using var own = await TestDatabase.CreateAsync(cluster);
        await using var province = await TestProvince.CreateAsync(own.ConnectionString);
        using var lines = new Lines();
        await using var services = Logged(own.ConnectionString, lines);
        var uploads = services.GetRequiredService<Uploads>();
        var neighbour = await own.ScalarAsync<long>("select id from users where user_name = 'lapbang.183'");
        var id = (await uploads.StoreAsync(TestProvince.Preparer, "so.xlsx", new MemoryStream(Of(Sound(1))), default)).Value;
        var line = $"Warning Officer {neighbour} refused in {{0}}: NotFound {{1}} of {id} in -";

        (await uploads.OpenAsync(TestProvince.NeighbourPreparer, id, default)).Error.ShouldBe(Error.NotFound);
        lines.Single().ShouldBe(string.Format(CultureInfo.InvariantCulture, line, "Uploads", "ImportRegister"));
        (await uploads.DropAsync(TestProvince.NeighbourPreparer, id, default)).Error.ShouldBeNull();
        lines.Single().ShouldBe(string.Format(CultureInfo.InvariantCulture, line, "Uploads", "ImportRegister"));

        var staged = (await uploads.OpenAsync(TestProvince.Preparer, id, default)).Value;
        (await services.GetRequiredService<RegisterImport>().CommitAsync(TestProvince.Preparer, staged, null, default)).Value.Accepted.ShouldBe(1);
        (await services.GetRequiredService<AcceptedRegisterFiles>().FindAsync(TestProvince.NeighbourPreparer, id, default)).Error.ShouldBe(Error.NotFound);
        lines.Single().ShouldBe(string.Format(CultureInfo.InvariantCulture, line, "AcceptedRegisterFile", "ImportRegister"));
        (await services.GetRequiredService<AcceptedRegisterFiles>().FindAsync(TestProvince.Auditor, id, default)).Error.ShouldBe(AccessErrors.NotAllowed);
        lines.Single().ShouldContain("Access.NotAllowed ImportRegister");
        (await services.GetRequiredService<AcceptedResults>().FindAsync(TestProvince.Auditor, id, default)).Error.ShouldBe(AccessErrors.NotAllowed);
        lines.Single().ShouldContain("Access.NotAllowed ImportResults");

        (await uploads.DropAsync(TestProvince.Preparer, id, default)).Error.ShouldBeNull();
        (await uploads.OpenAsync(TestProvince.Preparer, id, default)).Error.ShouldBe(Error.NotFound);
        (await uploads.DropAsync(TestProvince.Preparer, id, default)).Error.ShouldBeNull();
        (await services.GetRequiredService<AcceptedResults>().FindAsync(TestProvince.Preparer, id, default)).Error.ShouldBe(Error.NotFound);
        lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task ResultsOfAnothersPayments_LeaveALine()
    {
        await using var scene = await PayrollScene.CreateAsync(cluster);
        var run = await scene.AddRunAsync("178", TestProvince.January, PayrollRunState.Released, new Pay("05971", "Nông Thị A", 270_000));
        var reference = (await scene.InstructionsAsync(run.Id)).Single().Reference;
        using var lines = new Lines();
        await using var services = Logged(scene.ConnectionString, lines);
        var file = Encoding.UTF8.GetBytes($"Mã lệnh chi,Kết quả,Ngày chi\n{reference},paid,12/01/2021\n2101-99999-00001-0,paid,12/01/2021");
        (await services.GetRequiredService<ResultImport>().PreviewAsync(TestProvince.NeighbourPreparer, "kq.csv", file, default)).Value.Errors.Count.ShouldBe(2);
        lines.Single().ShouldMatch($"refused in ResultImport: NotFound ImportResults of {reference} in /");
    }

    private static ServiceProvider Logged(string connection, Lines lines) =>
        new ServiceCollection().AddLogging(logging => logging.AddProvider(lines)).AddSocialPay(connection).BuildServiceProvider();

    private sealed class Lines : ILoggerProvider, ILogger, IEnumerable<string>
    {
        private readonly ConcurrentQueue<string> lines = [];

        /// <summary>The only line since the last call.</summary>
        public string Single() => All().ShouldHaveSingleItem();

        /// <summary>The lines since the last call.</summary>
        public List<string> All()
        {
            List<string> all = [.. lines];
            lines.Clear();
            return all;
        }

        public IEnumerator<string> GetEnumerator() => lines.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Enqueue($"{logLevel} {formatter(state, exception)}");
        }

        public void Dispose()
        {
        }
    }
}
