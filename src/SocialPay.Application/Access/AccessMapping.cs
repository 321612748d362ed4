using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialPay.Application.Access;

internal sealed class SocialPayUserMapping : IEntityTypeConfiguration<SocialPayUser>
{
    public void Configure(EntityTypeBuilder<SocialPayUser> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.FullName).HasMaxLength(200);
        builder.HasMany(user => user.Roles).WithOne().HasForeignKey(role => role.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleAssignmentMapping : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.ToTable("role_assignments");
        builder.HasOne(role => role.Area).WithMany().HasForeignKey(role => role.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(role => new { role.UserId, role.Role, role.AreaId }).IsUnique();
    }
}
