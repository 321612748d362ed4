using Microsoft.AspNetCore.Identity;

namespace SocialPay.Application.Access;

/// <summary>An account of an officer.</summary>
public sealed class SocialPayUser : IdentityUser<long>
{
    public required string FullName { get; set; }

    /// <summary>A disabled account cannot sign in, and what it has open stops working.</summary>
    public bool Disabled { get; set; }

    /// <summary>The password was given out by somebody else and is to be changed before anything is seen.</summary>
    public bool MustChangePassword { get; set; }

    public List<RoleAssignment> Roles { get; init; } = [];
}

/// <summary>A role held at an area.</summary>
public sealed class RoleAssignment
{
    public long Id { get; init; }

    public long UserId { get; init; }

    public required OfficerRole Role { get; init; }

    public required long AreaId { get; init; }

    public Domain.Areas.Area? Area { get; init; }
}
