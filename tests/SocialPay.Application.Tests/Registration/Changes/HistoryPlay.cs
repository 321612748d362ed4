using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Registration.Changes;

/// <summary>
/// Some people of two districts to whom anything may happen in any order, while payrolls are computed, submitted and approved by others;
/// the same seed plays the same.
/// </summary>
internal sealed class HistoryPlay(TestProvince province, FixedClock clock, int seed)
{
    private const int Steps = 60;
    private static readonly string[] Communes = ["05971", "05974", "06184", "06187"];
    private static readonly (string Area, Actor Preparer, Actor Approver)[] Districts =
        [("178", TestProvince.Preparer, TestProvince.Approver), ("183", TestProvince.NeighbourPreparer, TestProvince.NeighbourApprover)];

    private readonly Random random = new(seed);
    private readonly List<long> people = [];
    private readonly Dictionary<string, PayPeriod> next = Districts.ToDictionary(district => district.Area, _ => TestProvince.January);

    /// <summary>Reports for every commune of the province.</summary>
    public static Actor Reporter { get; } = new("xa.20");

    /// <summary>The last month that both districts paid.</summary>
    public PayPeriod Last { get; private set; }

    public IReadOnlyList<long> People => people;

    /// <summary>How often what happened.</summary>
    public SortedDictionary<string, int> Tally { get; } = new(StringComparer.Ordinal);

    public static async Task AddReporterAsync(TestProvince province)
    {
        await using var db = await province.OpenAsync();
        var area = await TestProvince.AreaAsync(db, AreaLevel.Province, "20");
        var user = new SocialPayUser { UserName = Reporter.UserName, NormalizedUserName = Reporter.UserName.ToUpperInvariant(), FullName = Reporter.UserName, SecurityStamp = "1" };
        user.Roles.Add(new RoleAssignment { Role = OfficerRole.CommuneOfficer, AreaId = area.Id });
        db.Users.Add(user);
        await db.SaveChangesAsync();
    }

    public async Task PlayAsync()
    {
        await PrepareAsync();
        for (var i = 0; i < Steps; i++) await StepAsync();
        // What is still open is closed, and every month is paid.
        Last = next.Values.Max();
        clock.Now = At(Last.FirstDay.AddDays(20));
        foreach (var (area, _, _) in Districts)
            while (next[area] <= Last) await PayAsync(area);
    }

    private static DateTimeOffset At(DateOnly day) => new(day.Year, day.Month, day.Day, 3, 0, 0, TimeSpan.Zero);

    private async Task PrepareAsync()
    {
        for (var i = 0; i < 5; i++) people.Add((await province.AddPersonAsync($"Nông Thị {(char)('A' + i)}", Communes[i % 4], 1960 + i)).Id);
        clock.Now = At(new DateOnly(2021, 1, 3));
    }

    private Task StepAsync() => random.Next(12) switch
    {
        0 or 1 or 2 or 3 => ProposeAsync(),
        4 or 5 => DecideAsync(),
        6 => CorrectAsync(),
        7 or 8 => PayAsync(Pick(Districts).Area),
        9 => BothAtOnceAsync(),
        _ => GoOnAsync(),
    };

    private Task GoOnAsync()
    {
        clock.Now = clock.Now.AddDays(random.Next(8, 24));
        return Task.CompletedTask;
    }

    private async Task ProposeAsync()
    {
        var day = DateOnly.FromDateTime(clock.Now.Date).AddDays(-random.Next(0, 70));
        if (day < new DateOnly(2021, 1, 2)) day = new DateOnly(2021, 1, 2);
        (ChangeKind Kind, (string, string)[] Values) drawn = random.Next(18) switch
        {
            0 => (ChangeKind.Death, []),
            1 or 2 or 3 or 4 => (ChangeKind.Move, [("to", Pick(Communes)), ("last_month", $"{PayPeriod.Of(day).AddMonths(random.Next(-1, 2))}")]),
            5 or 6 or 7 => (ChangeKind.Facts, [("disability", Pick(["severe", "very_severe", "mild"]))]),
            8 or 9 => (ChangeKind.Suspension, [("ground", "Không nhận tiền")]),
            10 or 11 or 12 => (ChangeKind.Resumption, [("from", $"{PayPeriod.Of(day).AddMonths(random.Next(-2, 1))}")]),
            13 => (ChangeKind.Stop, [("ground", "Không đủ điều kiện"), ("last_month", $"{PayPeriod.Of(day).AddMonths(random.Next(-1, 2))}")]),
            14 or 15 => (ChangeKind.Group, [("group", Pick(["136/5.6", "136/5.3"])), ("start", $"{PayPeriod.Of(day)}")]),
            _ => (ChangeKind.Contact, [("village", $"Khối {random.Next(9)}")]),
        };
        var proposed = await province.Get<ProposeChange>().ExecuteAsync(Reporter, ChangeScene.Request(Pick(people), drawn.Kind, $"{day:yyyy-MM-dd}", drawn.Values), default);
        Count($"{drawn.Kind} {proposed.Error?.Code ?? "proposed"}");
    }

    private async Task DecideAsync()
    {
        foreach (var change in await ChangesAsync(ChangeState.Proposed))
        {
            if (random.Next(8) == 0) await province.Get<DecideChange>().WithdrawAsync(Reporter, change, null, default);
            else await ApproveAsync(change);
        }
    }

    private async Task CorrectAsync()
    {
        var approved = await ChangesAsync(ChangeState.Approved);
        if (approved.Count == 0) return;
        await using var db = await province.OpenAsync();
        var wrong = await db.RegisterChanges.Include(change => change.Items).SingleAsync(change => change.Id == Pick(approved));
        var request = ChangeScene.Request(wrong.Items[0].BeneficiaryId!.Value, wrong.Kind, $"{wrong.Effective:yyyy-MM-dd}", ("annul", "true")) with { Corrects = wrong.Id };
        if ((await province.Get<ProposeChange>().ExecuteAsync(Reporter, request, default)) is { IsDone: true } proposed) await ApproveAsync(proposed.Value.ChangeId!.Value);
    }

    // By whichever desk the person lies under.
    private async Task ApproveAsync(long change)
    {
        foreach (var (_, preparer, _) in Districts)
            if ((await province.Get<DecideChange>().ApproveAsync(preparer, change, default)).IsDone) return;
    }

    private async Task<List<long>> ChangesAsync(ChangeState state)
    {
        await using var db = await province.OpenAsync();
        return await db.RegisterChanges.Where(change => change.State == state && change.Kind != ChangeKind.Registration).OrderBy(change => change.Id).Select(change => change.Id).ToListAsync();
    }

    // A draft may be computed again before it is submitted, and the other district's may stand open meanwhile.
    private async Task PayAsync(string area)
    {
        if (next[area] > PayPeriod.Of(DateOnly.FromDateTime(clock.Now.Date)).Next) return;
        var (_, preparer, approver) = Districts.Single(district => district.Area == area);
        var computed = (await province.Get<ComputeRun>().ExecuteAsync(preparer, next[area], area, null, default)).Value[0];
        Count($"compute {computed.Run.Error?.Code ?? "done"}");
        if (computed.Run.Error is not null || random.Next(4) == 0) return;
        var run = computed.Run.Value.RunId;
        await province.ConfirmRulesAsync(run);
        var submitted = await province.Get<RunWorkflow>().SubmitAsync(preparer, run, null, default);
        Count($"submit {submitted.Error?.Code ?? "done"}");
        // A run of nobody is never submitted; another district's draft may grant the same month until it is computed again.
        if (submitted.Error == PayrollErrors.NothingToPay) next[area] = next[area].Next;
        if (!submitted.IsDone) return;
        (await province.Get<RunWorkflow>().ApproveAsync(approver, run, null, default)).Error.ShouldBeNull();
        next[area] = next[area].Next;
    }

    private async Task BothAtOnceAsync()
    {
        var waiting = await ChangesAsync(ChangeState.Proposed);
        List<Task> tasks = [.. Districts.Where(district => next[district.Area] <= PayPeriod.Of(DateOnly.FromDateTime(clock.Now.Date)).Next)
            .Select(district => Task.Run(() => province.Get<ComputeRun>().ExecuteAsync(district.Preparer, next[district.Area], district.Area, null, default)))];
        if (waiting.Count > 0) tasks.Add(Task.Run(() => ApproveAsync(waiting[0])));
        await Task.WhenAll(tasks);
    }

    private void Count(string what) => Tally[what] = Tally.GetValueOrDefault(what) + 1;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
