using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Batches;

/// <summary>One payment of a run made by hand.</summary>
internal sealed record Pay(string Commune, string Name, long Amount)
{
    public string Provider { get; init; } = "buudien";

    public PaymentMethodKind Method { get; init; } = PaymentMethodKind.CashAtPoint;

    /// <summary>The person of an earlier payment; null for somebody new.</summary>
    public long? BeneficiaryId { get; init; }
}

/// <summary>Runs made by hand, consistent in themselves: totals, hash and approval chain.</summary>
internal sealed class PayrollScene : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly TestProvince province;

    private PayrollScene(TestDatabase database, TestProvince province, FixedClock clock) =>
        (this.database, this.province, Clock) = (database, province, clock);

    public FixedClock Clock { get; }

    public string ConnectionString => database.ConnectionString;

    public static async Task<PayrollScene> CreateAsync(TestCluster cluster)
    {
        var own = await TestDatabase.CreateAsync(cluster);
        var clock = new FixedClock(new DateTimeOffset(2021, 1, 20, 3, 0, 0, TimeSpan.Zero));
        return new PayrollScene(own, await TestProvince.CreateAsync(own.ConnectionString, clock), clock);
    }

    public T Get<T>()
        where T : notnull => province.Get<T>();

    public Task<SocialPayContext> OpenAsync() => province.OpenAsync();

    public Task ExecuteAsync(string sql) => database.ExecuteAsync(sql);

    public Task<long> CountAsync(string table) => database.ScalarAsync<long>($"select count(*) from {table}");

    /// <summary>An approved run with one line a payment; batches per commune and provider in the order of the payments.</summary>
    public async Task<PayrollRun> AddRunAsync(string district, PayPeriod period, PayrollRunState state, params Pay[] payments)
    {
        await using var db = await OpenAsync();
        var run = new PayrollRun
        {
            AreaId = await AreaIdAsync(db, district),
            Period = period,
            Through = period,
            Programme = Programme.SocialAssistance,
            Kind = PayrollRunKind.Regular,
            Revision = 1,
            State = state,
            People = payments.Length,
            LineCount = payments.Length,
            Amount = new Vnd(payments.Sum(payment => payment.Amount)),
            ComputedAt = Clock.Now,
        };
        db.PayrollRuns.Add(run);
        await db.SaveChangesAsync();
        var number = 0;
        foreach (var group in payments.GroupBy(payment => (payment.Commune, payment.Provider))) number = await AddBatchAsync(db, run, [.. group], number);
        await FreezeAsync(db, run);
        return run;
    }

    /// <summary>Makes the run's hash and steps fit its lines.</summary>
    public static async Task FreezeAsync(SocialPayContext db, PayrollRun run)
    {
        run.Hash = await RunHash.OfAsync(db, run.Id, CancellationToken.None);
        if (run.State is not (PayrollRunState.Draft or PayrollRunState.Cancelled))
        {
            foreach (var (action, user) in new[] { (RunAction.Compute, TestProvince.Preparer), (RunAction.Submit, TestProvince.Preparer), (RunAction.Approve, TestProvince.Approver) })
            {
                var userId = await db.Users.Where(candidate => candidate.UserName == user.UserName).Select(candidate => candidate.Id).SingleAsync();
                run.Steps.Add(new RunStep { Action = action, Revision = run.Revision, Hash = run.Hash, UserId = userId, RoleAreaId = run.AreaId, At = run.ComputedAt });
            }
        }

        await db.SaveChangesAsync();
    }

    public async Task<List<Instruction>> InstructionsAsync(long runId)
    {
        await using var db = await OpenAsync();
        return await db.Instructions.AsNoTracking().Include(instruction => instruction.Batch).Where(instruction => instruction.Batch!.RunId == runId)
            .OrderBy(instruction => instruction.Id).ToListAsync();
    }

    public async Task<PayrollRun> RunAsync(long runId)
    {
        await using var db = await OpenAsync();
        return await db.PayrollRuns.AsNoTracking().Include(run => run.Steps.OrderBy(step => step.Id)).SingleAsync(run => run.Id == runId);
    }

    public async Task<List<BatchState>> BatchStatesAsync(long runId)
    {
        await using var db = await OpenAsync();
        return await db.Batches.Where(batch => batch.RunId == runId).OrderBy(batch => batch.Id).Select(batch => batch.State).ToListAsync();
    }

    /// <summary>Every invariant of the database holds.</summary>
    public async Task ShouldHoldAsync()
    {
        foreach (var finding in await Get<Invariants>().VerifyAsync(CancellationToken.None)) finding.Violations.ShouldBeEmpty(finding.Invariant);
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<int> AddBatchAsync(SocialPayContext db, PayrollRun run, Pay[] payments, int number)
    {
        var batch = new Batch
        {
            RunId = run.Id,
            AreaId = await AreaIdAsync(db, payments[0].Commune),
            ProviderId = await ProviderIdAsync(db, payments[0].Provider),
            Count = payments.Length,
            Amount = new Vnd(payments.Sum(payment => payment.Amount)),
        };
        db.Batches.Add(batch);
        await db.SaveChangesAsync();
        foreach (var payment in payments)
        {
            number++;
            var beneficiaryId = payment.BeneficiaryId ?? await AddPersonAsync(db, batch.AreaId, payment.Name);
            var instruction = new Instruction
            {
                BatchId = batch.Id,
                Reference = InstructionReference.Create(run.Period, run.Id, number),
                BeneficiaryId = beneficiaryId,
                FullName = payment.Name,
                Birth = BirthDate.InYear(1940),
                DecisionNumber = "12/QĐ-UBND",
                MethodKind = payment.Method,
                BankBin = payment.Method.IsCashless() ? "970415" : null,
                AccountNumber = payment.Method.IsCashless() ? "0987654321" : null,
                HolderName = payment.Method.IsCashless() ? VietnameseText.BankName(payment.Name) : null,
                Amount = new Vnd(payment.Amount),
            };
            db.Instructions.Add(instruction);
            await db.SaveChangesAsync();
            db.PayrollLines.Add(new PayrollLine
            {
                RunId = run.Id,
                InstructionId = instruction.Id,
                Number = number,
                BeneficiaryId = beneficiaryId,
                Kind = PayrollLineKind.Current,
                Component = RuleComponent.Allowance,
                For = run.Period,
                RuleId = "136/5.5a",
                Payee = PayeeKind.Beneficiary,
                Base = new Vnd(270_000),
                Coefficient = 1,
                Amount = new Vnd(payment.Amount),
                Reasons = "",
            });
            await db.SaveChangesAsync();
        }

        return number;
    }

    private async Task<long> AddPersonAsync(SocialPayContext db, long areaId, string name)
    {
        var person = new Beneficiary { AreaId = areaId, FullName = name, Birth = BirthDate.InYear(1940), Sex = Sex.Female, NoIdReason = "chưa làm", RegisteredAt = Clock.Now };
        return (await Registered.AddAsync(db, person)).Id;
    }

    private static async Task<long> AreaIdAsync(SocialPayContext db, string code) =>
        (await TestProvince.AreaAsync(db, code.Length == 3 ? AreaLevel.District : AreaLevel.Commune, code)).Id;

    private static async Task<long> ProviderIdAsync(SocialPayContext db, string code) =>
        await db.Providers.Where(provider => provider.Code == code).Select(provider => provider.Id).SingleAsync();
}
