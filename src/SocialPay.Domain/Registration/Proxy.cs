namespace SocialPay.Domain.Registration;

/// <summary>A person authorised, by a dated and certified paper, to receive for a beneficiary (người được ủy quyền).</summary>
public sealed class Proxy
{
    public long Id { get; init; }

    public long BeneficiaryId { get; init; }

    public required ProxyKind Kind { get; init; }

    public required string FullName { get; init; }

    public string? IdNumber { get; init; }

    public string? Phone { get; init; }

    /// <summary>Number of the authorisation paper.</summary>
    public string? PaperNumber { get; init; }

    /// <summary>Who certified the signature, usually a commune.</summary>
    public string? CertifiedBy { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; where the paper is silent, one year (Civil Code art. 563).</summary>
    public required DateOnly To { get; set; }

    public ProxyState State { get; set; }

    /// <summary>The change that it comes from, and its place in it.</summary>
    public long? ChangeId { get; init; }

    public int Place { get; init; }

    /// <summary>May receive on that day: verified, and within the dates of the paper.</summary>
    public bool MayReceiveOn(DateOnly day) => State == ProxyState.Verified && From <= day && day <= To;
}

public enum ProxyKind
{
    /// <summary>By an authorisation paper (giấy ủy quyền).</summary>
    Authorised,

    /// <summary>Guardian of a child or of a person without capacity (người giám hộ).</summary>
    Guardian,
}

// Declared → Verified → Expired | Revoked
public enum ProxyState
{
    Declared,
    Verified,
    Expired,
    Revoked,
}
