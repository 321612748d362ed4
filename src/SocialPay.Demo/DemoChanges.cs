using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Demo;

/// <summary>
/// What happens to about one person in a hundred each month, proposed by her commune's officer and approved by the district's preparer like
/// any other change. The shares are made up; drawn from person and month, so that every play is the same.
/// </summary>
internal sealed class DemoChanges(IDbContextFactory<SocialPayContext> contexts, PlayedServices services, DemoClock clock)
{
    /// <summary>The register is from the December before.</summary>
    private static readonly PayPeriod First = new(2021, 2);

    private const int ProposalDay = 15;

    /// <summary>Proposes and approves the month's changes, district by district at once; what no longer fits is left out.</summary>
    /// <returns>How many came to hold.</returns>
    public async Task<int> RecordAsync(PayPeriod month, CancellationToken cancellation)
    {
        if (month < First) return 0;
        clock.Set(month.Previous.FirstDay.AddDays(ProposalDay - 1), 10);
        if (await DoneAsync(cancellation)) return 0;
        var (propose, decide) = (services.UseCase<ProposeChange>(), services.UseCase<DecideChange>());
        var held = 0;
        var byDistrict = (await PeopleAsync(month, cancellation)).Select(person => (person.District, person.Commune, Request: Draw(person, month))).Where(drawn => drawn.Request is not null).GroupBy(drawn => drawn.District);
        await Parallel.ForEachAsync(byDistrict, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, async (district, stop) =>
        {
            var preparer = new Actor(LangSonOfficers.Preparer(district.Key));
            foreach (var (_, commune, request) in district)
            {
                var proposed = await propose.ExecuteAsync(new Actor($"xa.{commune}"), request!, stop);
                if (!proposed.IsDone) continue;
                if (proposed.Value.State == ChangeState.Approved || (await decide.ApproveAsync(preparer, proposed.Value.ChangeId!.Value, stop)).IsDone) Interlocked.Increment(ref held);
            }
        });
        return held;
    }

    // A play that broke off goes on: the month's changes are there as a whole or hardly at all.
    private async Task<bool> DoneAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        return await db.RegisterChanges.AnyAsync(change => change.ProposedAt == now && change.Kind != ChangeKind.Account, cancellation);
    }

    private async Task<List<Person>> PeopleAsync(PayPeriod month, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Beneficiaries.AsNoTracking()
            .Where(person => person.DiedOn == null && person.Entitlements.Any(grant => grant.End == null || grant.End >= month))
            .OrderBy(person => person.Id)
            .Join(db.Areas, person => person.Area!.ParentId, district => district.Id, (person, district) => new Person(
                person.Id, district.Code, person.Area!.Code, person.FullName, person.Birth, person.IdNumber, person.Village,
                person.Circumstances.Where(fact => fact.Attribute == "disability").OrderByDescending(fact => fact.From).Select(fact => fact.Value).FirstOrDefault(),
                person.Entitlements.Any(grant => !grant.Suspended.Equals(MonthSpans.None)), person.Proxies.Any()))
            .ToListAsync(cancellation);
    }

    private static ChangeRequest? Draw(Person person, PayPeriod month)
    {
        var random = SeededRandom.For("change", month.ToString(), person.Commune, VietnameseText.Fold(person.FullName), person.Birth.ToString());
        var (before, age) = (month.Previous, person.Birth.AgeOn(month.FirstDay));
        var day = before.FirstDay.AddDays(random.Below(12));
        var at = random.Fraction();
        bool Falls(double share) => (at -= share) < 0 && at >= -share;
        if (person.WasSuspended && random.Chance(0.3)) return Request(ChangeKind.Resumption, ("from", $"{month}"));
        if (Falls(age >= 80 ? 0.006 : 0.002)) return Request(ChangeKind.Death) with { Effective = random.Chance(0.15) ? day.AddMonths(-1) : day };
        if (Falls(0.0015)) return Request(ChangeKind.Contact, ("village", person.Village ?? "Khối 1"), ("phone", $"09{random.Below(100_000_000):00000000}"));
        if (Falls(0.0008)) return Request(ChangeKind.Identity, ("id_issued_on", $"{day.AddDays(-20):yyyy-MM-dd}"));
        if (Falls(0.0012) && person.Disability == "severe") return Request(ChangeKind.Facts, ("disability", "very_severe"));
        if (Falls(0.0012)) return Request(ChangeKind.Move, ("to", random.Pick(LangSonAreas.Communes).Code), ("village", "Thôn 1"), ("last_month", $"{before}"));
        if (Falls(0.0003)) return Request(ChangeKind.Move, ("out_of_province", "true"), ("to", "Tỉnh Cao Bằng"), ("last_month", $"{before}"));
        if (Falls(0.0006)) return Request(ChangeKind.Suspension, ("ground", "Không nhận tiền ba tháng liên tục"), ("from", $"{month}"));
        if (Falls(0.0004)) return Request(ChangeKind.Stop, ("ground", "Không còn đủ điều kiện hưởng"), ("last_month", $"{before}"));
        if (Falls(0.0008) && !person.HasProxy) return Request(age < 16 ? ChangeKind.Guardian : ChangeKind.Proxy, ("full_name", random.Pick(Collectors)), ("from", $"{month.FirstDay:yyyy-MM-dd}"));
        return null;

        ChangeRequest Request(ChangeKind kind, params (string Field, string Value)[] values) =>
            new(person.IdNumber ?? person.Id.ToString(CultureInfo.InvariantCulture), kind, day, values.ToDictionary(value => value.Field, value => value.Value))
            {
                PaperNumber = $"{1 + random.Below(200)}/{before.Year}",
                PaperDate = day,
                PaperIssuer = "UBND xã",
            };
    }

    private static readonly string[] Collectors = ["Hoàng Văn Thành", "Nông Thị Lan", "Vi Văn Hùng", "Lương Thị Hoa", "Triệu Văn Minh", "Lý Thị Nga"];

    private sealed record Person(long Id, string District, string Commune, string FullName, BirthDate Birth, string? IdNumber, string? Village, string? Disability, bool WasSuspended, bool HasProxy);
}
