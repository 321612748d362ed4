using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Payroll;

/// <summary>What became of one payment, and the months that its run paid.</summary>
public readonly record struct PaymentOutcome(PayPeriod From, PayPeriod Through, InstructionState State);

/// <summary>
/// Proposes whom to suspend because the money was not collected (02/2021/TT-BLĐTBXH art. 2). Nothing stops by itself: somebody has to decide.
/// </summary>
public static class Suspension
{
    /// <summary>So many months in a row are a ground to suspend.</summary>
    public const int MonthsNotCollected = 3;

    /// <summary>
    /// The months in a row, up to the last one whose outcome is known, that a person did not collect: how many, and the first of them.
    /// Failed and returned payments are no fault of hers and end the row, as does a month without a payment.
    /// </summary>
    public static (int Months, PayPeriod Since)? NotCollected(IEnumerable<PaymentOutcome> outcomes)
    {
        (int Months, PayPeriod Since)? row = null;
        foreach (var outcome in outcomes.OrderByDescending(outcome => outcome.From))
        {
            var open = outcome.State is InstructionState.Pending or InstructionState.Sent;
            if (open && row is null) continue;
            if (outcome.State != InstructionState.Uncollected || (row is { } later && outcome.Through != later.Since.Previous)) break;
            row = ((row?.Months ?? 0) + (outcome.Through - outcome.From) + 1, outcome.From);
        }

        return row;
    }
}
