using SocialPay.Domain.Common;

namespace SocialPay.Domain.Payroll;

// Draft → Submitted → Approved → Released → Settled → Closed
// Submitted → Draft (returned, with reason) · Draft → Cancelled
public enum PayrollRunState
{
    Draft,
    Submitted,
    Approved,
    Released,
    Settled,
    Closed,
    Cancelled,
}

public static class PayrollRunStates
{
    public static Transitions<PayrollRunState> Transitions { get; } = new(
        (PayrollRunState.Draft, PayrollRunState.Submitted),
        (PayrollRunState.Submitted, PayrollRunState.Approved),
        (PayrollRunState.Approved, PayrollRunState.Released),
        (PayrollRunState.Released, PayrollRunState.Settled),
        (PayrollRunState.Settled, PayrollRunState.Closed),
        (PayrollRunState.Submitted, PayrollRunState.Draft),
        (PayrollRunState.Draft, PayrollRunState.Cancelled));
}
