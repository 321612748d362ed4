using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialPay.Application.Access;

/// <summary>A command that was carried out, by the id that its form or dialog gave it: sent again, it finds itself here.</summary>
public sealed class DoneCommand
{
    public required Guid Id { get; init; }

    public required long UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of what was asked for, in lower-case hexadecimal digits.</summary>
    public required string Content { get; init; }

    /// <summary>What came of it: the id of its subject.</summary>
    public string? Subject { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class DoneCommandMapping : IEntityTypeConfiguration<DoneCommand>
{
    public void Configure(EntityTypeBuilder<DoneCommand> builder)
    {
        builder.ToTable("commands");
        builder.Property(command => command.Id).ValueGeneratedNever();
        builder.Property(command => command.Name).HasMaxLength(60);
        builder.Property(command => command.Content).HasMaxLength(64);
        builder.Property(command => command.Subject).HasMaxLength(60);
    }
}
