using SocialPay.Domain.Common;

namespace SocialPay.Application.Coverage;

/// <summary>What can be refused about coverage.</summary>
public static class CoverageErrors
{
    public static Error PercentOutOfRange { get; } = new("Coverage.PercentOutOfRange");
}
