namespace SocialPay.Domain.Registration.Changes;

/// <summary>One officer hands an area's register over to the next (bàn giao): what there was, and both who signed. Kept, never changed.</summary>
public sealed class Handover
{
    public long Id { get; init; }

    public required long AreaId { get; init; }

    public required long FromUserId { get; init; }

    public required long ToUserId { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>When the next officer signed that she found it so; null until then.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>People who live in the area.</summary>
    public required int People { get; init; }

    /// <summary>Changes that wait for a decision.</summary>
    public required int Proposed { get; init; }

    /// <summary>Changes that came back and wait for the officer.</summary>
    public required int Returned { get; init; }

    /// <summary>People not reviewed within twelve months.</summary>
    public required int Overdue { get; init; }

    /// <summary>Payments that nobody collected and that were not paid later.</summary>
    public required int Uncollected { get; init; }

    public string? Note { get; init; }

    /// <exception cref="InvalidOperationException">It is accepted already.</exception>
    public void Accept(DateTimeOffset at)
    {
        if (AcceptedAt is not null) throw new InvalidOperationException("A handover is accepted once.");
        AcceptedAt = at;
    }
}
