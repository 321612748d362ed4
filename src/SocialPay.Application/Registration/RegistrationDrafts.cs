using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Registration;

/// <summary>A registration half filled in: one an officer, kept until it is stored or dropped.</summary>
public sealed class RegistrationDraft
{
    public required long UserId { get; init; }

    /// <summary>The form's texts by field, as JSON.</summary>
    public required string Content { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}

/// <summary>What was typed and not yet stored, with the time of saving.</summary>
public sealed record SavedDraft(IReadOnlyDictionary<string, string> Texts, DateTimeOffset SavedAt);

/// <summary>Keeps what an officer typed into the registration form, so that a cut line or a restart loses nothing.</summary>
public sealed class RegistrationDrafts(IDbContextFactory<SocialPayContext> contexts, OfficeClock clock)
{
    public async Task<Result<SavedDraft>> FindAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        var draft = await db.RegistrationDrafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.UserId == officer.Value.Id, cancellation);
        return draft is null ? Error.NotFound : new SavedDraft(JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Content) ?? [], draft.SavedAt);
    }

    /// <summary>Replaces the officer's draft; returns when it was saved.</summary>
    public async Task<Result<DateTimeOffset>> SaveAsync(Actor actor, IReadOnlyDictionary<string, string> texts, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        if (officer.Value.RefusalWithout(Permission.EditRegister) is { } refusal) return refusal;
        var (id, content, now) = (officer.Value.Id, JsonSerializer.Serialize(texts), clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into registration_drafts (user_id, content, saved_at) values ({id}, {content}::jsonb, {now})
            on conflict (user_id) do update set content = excluded.content, saved_at = excluded.saved_at
            """,
            cancellation);
        return now;
    }

    public async Task<Result> DropAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        await db.RegistrationDrafts.Where(draft => draft.UserId == officer.Value.Id).ExecuteDeleteAsync(cancellation);
        return Result.Done;
    }
}

internal sealed class RegistrationDraftMapping : IEntityTypeConfiguration<RegistrationDraft>
{
    public void Configure(EntityTypeBuilder<RegistrationDraft> builder)
    {
        builder.ToTable("registration_drafts");
        builder.HasKey(draft => draft.UserId);
        builder.Property(draft => draft.UserId).ValueGeneratedNever();
        builder.Property(draft => draft.Content).HasColumnType("jsonb");
        builder.HasOne<SocialPayUser>().WithOne().HasForeignKey<RegistrationDraft>(draft => draft.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
