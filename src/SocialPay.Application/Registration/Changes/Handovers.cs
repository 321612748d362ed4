using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>A handover with the names of both officers.</summary>
public sealed record HandoverView(Handover Handover, string AreaCode, string From, string To);

/// <summary>Hands an area's register from one officer to the next: counts and open work, signed by both, and kept.</summary>
public sealed class Handovers(Door door)
{
    /// <summary>The officer signs what she leaves, to one who may go on with it.</summary>
    public Task<Result<long>> OfferAsync(Actor actor, string areaCode, string toUserName, string? note, CancellationToken cancellation) =>
        door.DoAsync(actor, new Command("handover offer", new { areaCode, toUserName, note }), async work =>
        {
            var db = work.Db;
            var area = await db.AreaForAsync(work.Officer, Permission.EditRegister, areaCode, work.Today, cancellation);
            if (area.Error is { } refusal) return refusal;
            var name = VietnameseText.Clean(toUserName).ToUpperInvariant();
            var next = await db.Users.AsNoTracking().Where(user => user.NormalizedUserName == name && !user.Disabled).Select(user => new { user.Id, user.UserName }).FirstOrDefaultAsync(cancellation);
            if (next is null || next.Id == work.Officer.Id || (await db.OfficerAsync(new Actor(next.UserName!), cancellation)) is not { IsDone: true, Value: var officer } || !officer.May(Permission.EditRegister, area.Value.Path))
                return ChangeErrors.CannotTakeOver(toUserName);
            var path = area.Value.Path;
            var changes = db.RegisterChanges.Where(change => db.Areas.Any(place => place.Id == change.AreaId && place.Path.StartsWith(path)));
            var handover = new Handover
            {
                AreaId = area.Value.Id,
                FromUserId = work.Officer.Id,
                ToUserId = next.Id,
                OfferedAt = work.Now,
                People = await db.Beneficiaries.CountAsync(person => person.Area!.Path.StartsWith(path) && person.DiedOn == null, cancellation),
                Proposed = await changes.CountAsync(change => change.State == ChangeState.Proposed, cancellation),
                Returned = await changes.CountAsync(change => change.State == ChangeState.Returned, cancellation),
                Overdue = (await OverdueReviews.OfAsync(db, path, work.Today, cancellation)).Count,
                Uncollected = await db.Instructions.CountAsync(
                    instruction => instruction.State == InstructionState.Uncollected && instruction.Batch!.Area!.Path.StartsWith(path)
                        && !db.PayrollLines.Any(line => line.CarriedFromId != null && db.PayrollLines.Any(source => source.Id == line.CarriedFromId && source.InstructionId == instruction.Id)), cancellation),
                Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            };
            db.Set<Handover>().Add(handover);
            await db.SaveChangesAsync(cancellation);
            work.IsAbout(SubjectKind.Area, handover.Id, path);
            return handover.Id;
        }, cancellation);

    /// <summary>The next officer signs that she found it so.</summary>
    public Task<Result> AcceptAsync(Actor actor, long handoverId, CancellationToken cancellation) =>
        door.DoAsync(actor, new Command("handover accept", handoverId), async work =>
        {
            await work.Db.Database.ExecuteSqlAsync($"select from handovers where id = {handoverId} for update", cancellation);
            var handover = await work.Db.Set<Handover>().FirstOrDefaultAsync(known => known.Id == handoverId, cancellation);
            var path = handover is null ? null : await work.Db.Areas.Where(area => area.Id == handover.AreaId).Select(area => area.Path).SingleAsync(cancellation);
            if (work.Officer.Refusal(Permission.EditRegister, path, handoverId) is { } refusal) return refusal;
            if (handover!.ToUserId != work.Officer.Id) return ChangeErrors.NotYours;
            if (handover.AcceptedAt is not null) return AccessErrors.DoneAlready;
            handover.Accept(work.Now);
            work.IsAbout(SubjectKind.Area, handoverId, path);
            return Result.Done;
        }, cancellation);

    /// <summary>Those of an area and below, the newest first.</summary>
    public Task<Result<IReadOnlyList<HandoverView>>> ListAsync(Actor actor, string areaCode, CancellationToken cancellation) =>
        door.AskAsync<IReadOnlyList<HandoverView>>(actor, async work =>
        {
            var area = await work.Db.AreaForAsync(work.Officer, Permission.ViewRegister, areaCode, work.Today, cancellation);
            if (area.Error is { } refusal) return refusal;
            var path = area.Value.Path;
            return await (
                from handover in work.Db.Set<Handover>().AsNoTracking()
                join place in work.Db.Areas on handover.AreaId equals place.Id
                join one in work.Db.Users on handover.FromUserId equals one.Id
                join other in work.Db.Users on handover.ToUserId equals other.Id
                where place.Path.StartsWith(path)
                orderby handover.Id descending
                select new HandoverView(handover, place.Code, one.FullName, other.FullName)).ToListAsync(cancellation);
        }, cancellation);
}

internal sealed class HandoverMapping : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> builder)
    {
        builder.ToTable("handovers");
        builder.Property(handover => handover.Note).HasMaxLength(1000);
        builder.HasOne<Area>().WithMany().HasForeignKey(handover => handover.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SocialPayUser>().WithMany().HasForeignKey(handover => handover.FromUserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SocialPayUser>().WithMany().HasForeignKey(handover => handover.ToUserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(handover => handover.AreaId);
    }
}
