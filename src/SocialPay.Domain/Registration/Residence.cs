using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration;

/// <summary>Where a person lives from a day on, and which months that place pays (nơi cư trú).</summary>
public sealed class Residence
{
    public long Id { get; init; }

    public long BeneficiaryId { get; init; }

    /// <summary>The commune; null outside the province.</summary>
    public required long? AreaId { get; init; }

    public string? Village { get; init; }

    /// <summary>Null: since before she entered the register.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The first month that the place pays.</summary>
    public required PayPeriod FirstMonth { get; init; }

    /// <summary>The last month that it pays; null while she lives there.</summary>
    public PayPeriod? LastMonth { get; set; }

    /// <summary>The change that it comes from, and its place in it.</summary>
    public long? ChangeId { get; init; }
}
