using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Application.Tests.Batches;

/// <summary>One payment of a run made by hand.</summary>
internal sealed record Pay(string Commune, string Name, long Amount)
{
    public string Provider { get; init; } = "VNPOST";

    public PaymentMethodKind Method { get; init; } = PaymentMethodKind.CashAtPoint;

    /// <summary>The person of an earlier payment; null for somebody new.</summary>
    public long? BeneficiaryId { get; init; }
}

/// <summary>
/// Officers of Lạng Sơn and runs made by hand, consistent in themselves: totals, hash and approval chain. Districts: 178 Lạng Sơn city,
/// 183 Cao Lộc.
/// </summary>
internal sealed class PayrollScene : IAsyncDisposable
{
    public static readonly Actor Preparer = new("caoloc.lap");
    public static readonly Actor Approver = new("caoloc.duyet");
    public static readonly Actor OtherPreparer = new("tpls.lap");
    public static readonly Actor Province = new("so");
    public static readonly Actor CommuneOfficer = new("xa");
    public static readonly Actor Auditor = new("thanhtra");

    private readonly ServiceProvider services;

    private PayrollScene(ServiceProvider services) => this.services = services;

    public FixedClock Clock { get; private init; } = null!;

    public static async Task<PayrollScene> CreateAsync(TestDatabase database)
    {
        var clock = new FixedClock(new DateTimeOffset(2021, 1, 20, 3, 0, 0, TimeSpan.Zero));
        var scene = new PayrollScene(new ServiceCollection().AddSingleton<TimeProvider>(clock).AddSocialPay(database.ConnectionString).BuildServiceProvider()) { Clock = clock };
        await scene.AddOfficersAsync();
        return scene;
    }

    public T Use<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<SocialPayContext> OpenAsync() => await Use<IDbContextFactory<SocialPayContext>>().CreateDbContextAsync();

    /// <summary>An approved run with one line a payment; batches per commune and provider in the order of the payments.</summary>
    public async Task<PayrollRun> AddRunAsync(string district, PayPeriod period, PayrollRunState state, params Pay[] payments)
    {
        await using var db = await OpenAsync();
        var run = new PayrollRun
        {
            AreaId = await AreaIdAsync(db, district),
            Period = period,
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
            foreach (var (action, user) in new[] { (RunAction.Compute, Preparer), (RunAction.Submit, Preparer), (RunAction.Approve, Approver) })
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
        foreach (var finding in await Use<Invariants>().VerifyAsync(CancellationToken.None)) finding.Violations.ShouldBeEmpty(finding.Invariant);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

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
                BankBin = payment.Method.IsCashless() ? "971005" : null,
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
        person.RefreshSearchText();
        db.Beneficiaries.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    private static async Task<long> AreaIdAsync(SocialPayContext db, string code) =>
        await db.Areas.Where(area => area.Code == code && area.ValidFrom <= new DateOnly(2021, 1, 1) && (area.Level != AreaLevel.Province || code.Length == 2))
            .Select(area => area.Id).SingleAsync();

    private static async Task<long> ProviderIdAsync(SocialPayContext db, string code)
    {
        if (await db.Providers.FirstOrDefaultAsync(provider => provider.Code == code) is { } known) return known.Id;
        var provider = new Provider { Code = code, Name = code == "VNPOST" ? "Bưu điện tỉnh Lạng Sơn" : code, Kind = code == "VNPOST" ? ProviderKind.PostOffice : ProviderKind.EMoney };
        db.Providers.Add(provider);
        await db.SaveChangesAsync();
        return provider.Id;
    }

    private async Task AddOfficersAsync()
    {
        await using var db = await OpenAsync();
        (Actor Actor, OfficerRole Role, string Area)[] officers =
        [
            (Preparer, OfficerRole.DistrictPreparer, "183"), (Approver, OfficerRole.DistrictApprover, "183"), (OtherPreparer, OfficerRole.DistrictPreparer, "178"),
            (Province, OfficerRole.Province, "20"), (CommuneOfficer, OfficerRole.CommuneOfficer, "06184"), (Auditor, OfficerRole.Auditor, "20"),
        ];
        foreach (var (actor, role, area) in officers)
        {
            db.Users.Add(new SocialPayUser
            {
                UserName = actor.UserName,
                NormalizedUserName = actor.UserName.ToUpperInvariant(),
                FullName = actor.UserName,
                Roles = [new RoleAssignment { Role = role, AreaId = await AreaIdAsync(db, area) }],
            });
        }

        await db.SaveChangesAsync();
    }
}
