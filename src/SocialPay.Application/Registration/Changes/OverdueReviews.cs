using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>Somebody whom nobody has looked after for a year.</summary>
/// <param name="ReviewedOn">The last review; null where there was none.</param>
/// <param name="ReviewedBy">Who said so.</param>
/// <param name="Since">The day from which the year counts: the review, or the registration.</param>
public sealed record OverdueReview(long PersonId, string CommuneName, string? Village, string FullName, BirthDate Birth, string? IdNumber, DateOnly? ReviewedOn, string? ReviewedBy, DateOnly Since);

/// <summary>The yearly review: who is overdue, by commune and village; also as a workbook to take along, with a column to sign.</summary>
public sealed class OverdueReviews(Door door)
{
    private const int Months = 12;

    private static readonly SheetColumn[] Columns =
        [new("STT", 6), new("Xã/phường", 20), new("Thôn/tổ dân phố", 16), new("Họ và tên", 24), new("Ngày sinh", 12), new("Số định danh/CCCD, CMND", 16), new("Rà soát lần cuối", 14), new("Kết quả rà soát", 24), new("Ký tên", 18)];

    /// <summary>Those who receive something and were not reviewed within twelve months, in the order in which an officer goes round.</summary>
    public Task<Result<IReadOnlyList<OverdueReview>>> ListAsync(Actor actor, string areaCode, CancellationToken cancellation) =>
        door.AskAsync<IReadOnlyList<OverdueReview>>(actor, work => FindAsync(work, areaCode, "overdue reviews", cancellation), cancellation);

    /// <summary>The same as a workbook; the output is left open.</summary>
    public async Task<Result> WriteAsync(Actor actor, string areaCode, Stream output, CancellationToken cancellation)
    {
        var found = await door.AskAsync<IReadOnlyList<OverdueReview>>(actor, work => FindAsync(work, areaCode, "overdue reviews workbook", cancellation), cancellation);
        if (found.Error is { } refusal) return refusal;
        using var writer = new SheetWriter(output);
        writer.BeginSheet("Rà soát", Columns);
        foreach (var (i, row) in found.Value.Index())
        {
            writer.Row(
            [
                SheetCell.Number(i + 1), SheetCell.Text(row.CommuneName, CellStyle.Wrapped), SheetCell.Text(row.Village, CellStyle.Wrapped), SheetCell.Text(row.FullName, CellStyle.Wrapped),
                SheetCell.Text(row.Birth.ToDisplay()), SheetCell.Text(row.IdNumber), SheetCell.Date(row.ReviewedOn), SheetCell.Empty, SheetCell.Empty,
            ]);
        }

        return Result.Done;
    }

    private static async Task<Result<IReadOnlyList<OverdueReview>>> FindAsync(Work work, string areaCode, string reading, CancellationToken cancellation)
    {
        var (db, today) = (work.Db, work.Today);
        var area = await db.AreaForAsync(work.Officer, Permission.ViewRegister, areaCode, today, cancellation);
        if (area.Error is { } refusal) return refusal;
        work.Reads(reading, SubjectKind.Area, areaCode, area.Value.Path);
        return await OfAsync(db, area.Value.Path, today, cancellation);
    }

    internal static async Task<List<OverdueReview>> OfAsync(SocialPayContext db, string path, DateOnly today, CancellationToken cancellation)
    {
        var (limit, month) = (today.AddMonths(-Months), PayPeriod.Of(today));
        var rows = await db.Beneficiaries.AsNoTracking()
            .Where(person => person.Area!.Path.StartsWith(path) && person.DiedOn == null && (person.ReviewedOn == null || person.ReviewedOn < limit)
                && person.Entitlements.Any(grant => grant.Start <= month && (grant.End == null || grant.End >= month)))
            .Select(person => new
            {
                person.Id,
                Commune = person.Area!.FullName,
                person.Village,
                person.FullName,
                person.NameKey,
                person.Birth,
                person.IdNumber,
                person.ReviewedOn,
                person.RegisteredAt,
                By = db.RegisterChanges.Where(change => change.Kind == ChangeKind.Review && change.State == ChangeState.Approved && change.Items.Any(item => item.BeneficiaryId == person.Id))
                    .OrderByDescending(change => change.Effective)
                    .Select(change => db.Users.Where(user => user.Id == change.Steps.OrderBy(step => step.Id).First().UserId).Select(user => user.FullName).FirstOrDefault()).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return rows.Where(row => row.ReviewedOn is not null || DateOnly.FromDateTime(row.RegisteredAt.InVietnam().Date) < limit)
            .OrderBy(row => VietnameseOrder.PlaceKey(row.Commune), StringComparer.Ordinal).ThenBy(row => VietnameseOrder.TextKey(row.Village ?? ""), StringComparer.Ordinal).ThenBy(row => row.NameKey, StringComparer.Ordinal)
            .Select(row => new OverdueReview(row.Id, row.Commune, row.Village, row.FullName, row.Birth, row.IdNumber, row.ReviewedOn, row.By, row.ReviewedOn ?? DateOnly.FromDateTime(row.RegisteredAt.InVietnam().Date))).ToList();
    }
}
