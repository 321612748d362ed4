using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Access;
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
public sealed class RegistrationDrafts(Door door)
{
    private static readonly Command Private = new("draft") { IsPrivate = true };

    public Task<Result<SavedDraft>> FindAsync(Actor actor, CancellationToken cancellation) => door.AskAsync<SavedDraft>(actor, async work =>
    {
        var draft = await work.Db.RegistrationDrafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.UserId == work.Officer.Id, cancellation);
        return draft is null ? Error.NotFound : new SavedDraft(JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Content) ?? [], draft.SavedAt);
    }, cancellation);

    /// <summary>Replaces the officer's draft; returns when it was saved.</summary>
    public Task<Result<DateTimeOffset>> SaveAsync(
        Actor actor, IReadOnlyDictionary<string, string> texts, CancellationToken cancellation) => door.DoAsync<DateTimeOffset>(actor, Private, async work =>
    {
        if (work.Officer.RefusalWithout(Permission.EditRegister) is { } refusal) return refusal;
        var (id, content, now) = (work.Officer.Id, JsonSerializer.Serialize(texts), work.Now);
        await work.Db.Database.ExecuteSqlAsync(
            $"""
            insert into registration_drafts (user_id, content, saved_at) values ({id}, {content}::jsonb, {now})
            on conflict (user_id) do update set content = excluded.content, saved_at = excluded.saved_at
            """,
            cancellation);
        return now;
    }, null, cancellation);

    public Task<Result> DropAsync(Actor actor, CancellationToken cancellation) => door.DoAsync(actor, Private, async work =>
    {
        await work.Db.RegistrationDrafts.Where(draft => draft.UserId == work.Officer.Id).ExecuteDeleteAsync(cancellation);
        return Result.Done;
    }, cancellation);
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
