using SocialPay.Domain.Common;

namespace SocialPay.Domain.Areas;

/// <summary>
/// Which level of area makes the payroll in which months. Until June 2025 the district, from July 2025 the commune
/// (decree 147/2025 art. 5): data with dates, never a condition in code.
/// </summary>
public sealed class PayrollScheme
{
    public long Id { get; init; }

    public required PayPeriod From { get; init; }

    public PayPeriod? To { get; init; }

    /// <summary>One run for each area of this level.</summary>
    public required AreaLevel RunLevel { get; init; }

    public bool Covers(PayPeriod period) => From <= period && (To is null || period <= To);
}
