using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialPay.Application;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Application.Registration;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Access;

/// <summary>Whoever asks for what is not hers leaves one line in the log: who, in which use case, at what, and nobody's data.</summary>
public sealed class RefusalLogTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Refusals_LeaveOneLineEach()
    {
        await using var province = await TestProvince.CreateAsync(database.ConnectionString);
        var person = await province.AddPersonAsync("Hoàng Thị Canary");
        using var lines = new Lines();
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(lines)).AddSocialPay(database.ConnectionString).BuildServiceProvider();
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

    private sealed class Lines : ILoggerProvider, ILogger, IEnumerable<string>
    {
        private readonly ConcurrentQueue<string> lines = [];

        /// <summary>The only line since the last call.</summary>
        public string Single()
        {
            var single = lines.ShouldHaveSingleItem();
            lines.Clear();
            return single;
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
