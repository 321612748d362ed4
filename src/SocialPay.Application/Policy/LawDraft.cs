using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Access;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Policy;

public enum LawDraftState
{
    Draft,
    Approved,
    Withdrawn,
}

/// <summary>The states of a change of the law and what may follow each.</summary>
public static class LawDraftStates
{
    public static Transitions<LawDraftState> Transitions { get; } = new(
        (LawDraftState.Draft, LawDraftState.Approved),
        (LawDraftState.Draft, LawDraftState.Withdrawn));
}

/// <summary>
/// A change of the law that one officer of the province enters and another approves: rows of a new instrument, last days of old rows,
/// a province's own base. Approved, it lies over the rows that ship with the program; it is never changed again.
/// </summary>
public sealed class LawDraft
{
    public long Id { get; init; }

    /// <summary>What it is, as «Nghị định 335/2026/NĐ-CP».</summary>
    public required string Title { get; init; }

    /// <summary>The province whose officers enter and approve it.</summary>
    public required long ProvinceId { get; init; }

    public Area? Province { get; init; }

    /// <summary>New and changed rows as CSV with the columns of <c>allowance-rates.csv</c>; empty where there are none.</summary>
    public string Rows { get; init; } = "";

    /// <summary>Bases of provinces as CSV; empty where there are none.</summary>
    public string Bases { get; init; } = "";

    /// <summary>First month that it changes.</summary>
    public required PayPeriod From { get; init; }

    public LawDraftState State { get; set; }

    public required long MadeById { get; init; }

    public SocialPayUser? MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who approved or withdrew it.</summary>
    public long? DecidedById { get; set; }

    public SocialPayUser? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Order among the approved ones: the later lies over the earlier.</summary>
    public int? Sequence { get; set; }
}

/// <summary>
/// That the province stands by a row which was not read in the text of its instrument (flags M and A), so that runs may pay on it.
/// </summary>
public sealed class RuleConfirmation
{
    public long Id { get; init; }

    public required string RuleId { get; init; }

    public required long ProvinceId { get; init; }

    public required long ConfirmedById { get; init; }

    public SocialPayUser? ConfirmedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What it rests on, as the number of a letter.</summary>
    public required string Note { get; init; }
}

internal sealed class LawDraftMapping : IEntityTypeConfiguration<LawDraft>, IEntityTypeConfiguration<RuleConfirmation>
{
    public void Configure(EntityTypeBuilder<LawDraft> builder)
    {
        builder.ToTable("law_drafts");
        builder.Property(draft => draft.Title).HasMaxLength(200);
        builder.Property(draft => draft.From).HasColumnName("from_period");
        builder.HasOne(draft => draft.MadeBy).WithMany().HasForeignKey(draft => draft.MadeById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(draft => draft.DecidedBy).WithMany().HasForeignKey(draft => draft.DecidedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(draft => draft.Province).WithMany().HasForeignKey(draft => draft.ProvinceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(draft => draft.Sequence).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RuleConfirmation> builder)
    {
        builder.ToTable("rule_confirmations");
        builder.Property(confirmation => confirmation.RuleId).HasMaxLength(60);
        builder.Property(confirmation => confirmation.Note).HasMaxLength(500);
        builder.HasOne(confirmation => confirmation.ConfirmedBy).WithMany().HasForeignKey(confirmation => confirmation.ConfirmedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(confirmation => confirmation.ProvinceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(confirmation => new { confirmation.ProvinceId, confirmation.RuleId }).IsUnique();
    }
}
