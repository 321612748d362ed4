using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Approvals;
using SocialPay.Domain.Areas;

namespace SocialPay.Application.Approvals;

/// <summary>Finds who approves something, by place and day.</summary>
internal static class ApprovalChains
{
    /// <summary>The roles that approve after the proposal, in order; none where the proposal is enough.</summary>
    public static async Task<IReadOnlyList<OfficerRole>> StagesAsync(
        SocialPayContext db, ApprovalSubject subject, string areaPath, DateOnly day, CancellationToken cancellation)
    {
        var chains = await db.ApprovalChains.AsNoTracking().Include(chain => chain.Stages)
            .Where(chain => chain.Subject == subject && chain.From <= day).ToListAsync(cancellation);
        var above = new AreaPath(areaPath).Ids;
        var chain = chains
            .Where(candidate => candidate.AreaId is not { } area || above.Contains(area))
            .OrderByDescending(candidate => candidate.AreaId is { } area ? above.ToList().IndexOf(area) : -1).ThenByDescending(candidate => candidate.From)
            .FirstOrDefault() ?? throw new InvalidOperationException($"No chain of approval for {subject}.");
        return [.. chain.Stages.OrderBy(stage => stage.Number).Select(stage => OfficerRoles.ByCode[stage.Role])];
    }
}

internal sealed class ApprovalChainMapping : IEntityTypeConfiguration<ApprovalChain>, IEntityTypeConfiguration<ApprovalStage>
{
    public void Configure(EntityTypeBuilder<ApprovalChain> builder)
    {
        builder.ToTable("approval_chains");
        builder.Property(chain => chain.From).HasColumnName("from_day");
        builder.HasOne<Area>().WithMany().HasForeignKey(chain => chain.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(chain => chain.Stages).WithOne().HasForeignKey(stage => stage.ChainId);
        builder.HasIndex(chain => new { chain.Subject, chain.AreaId, chain.From }).IsUnique().AreNullsDistinct(false);
        // One officer registers, as before the law asked for more; any other change has the district's desk, since July 2025 the commune's chair.
        builder.HasData(
            new ApprovalChain { Id = -1, Subject = ApprovalSubject.Registration, From = new(1900, 1, 1) },
            new ApprovalChain { Id = -2, Subject = ApprovalSubject.Change, From = new(1900, 1, 1) },
            new ApprovalChain { Id = -3, Subject = ApprovalSubject.Change, From = new(2025, 7, 1) });
    }

    public void Configure(EntityTypeBuilder<ApprovalStage> builder)
    {
        builder.ToTable("approval_stages");
        builder.Property(stage => stage.Role).HasMaxLength(40);
        builder.HasIndex(stage => new { stage.ChainId, stage.Number }).IsUnique();
        builder.HasData(
            new ApprovalStage { Id = -1, ChainId = -2, Number = 1, Role = OfficerRole.Preparer.Code() },
            new ApprovalStage { Id = -2, ChainId = -3, Number = 1, Role = OfficerRole.Approver.Code() });
    }
}
