
namespace SocialPay.Domain.Approvals;

/// <summary>What is approved.</summary>
public enum ApprovalSubject
{
    /// <summary>Somebody enters the register.</summary>
    Registration,

    /// <summary>Any other change of the register.</summary>
    Change,
}

/// <summary>
/// Who approves after the proposal, in an area and below, from a day on until the next chain of the same area (chuỗi phê duyệt). The
/// chain of the nearest area above counts.
/// </summary>
public sealed class ApprovalChain
{
    public long Id { get; init; }

    /// <summary>Null: wherever no area has one of its own.</summary>
    public long? AreaId { get; init; }

    public required ApprovalSubject Subject { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>In order; none where the proposal is enough.</summary>
    public List<ApprovalStage> Stages { get; init; } = [];
}

/// <summary>One officer approves: of a role, held at an area that contains where the subject lies.</summary>
public sealed class ApprovalStage
{
    public long Id { get; init; }

    public long ChainId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Code of the role, as <c>preparer</c>.</summary>
    public required string Role { get; init; }
}
