using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Three months in a row that nobody collected are a ground to suspend (worked example 22); P paid, U not collected, S on its way, F failed, R returned.</summary>
public class SuspensionTests
{
    [Theory]
    [InlineData("01 U; 02 U; 03 U", "3 since 2023-01")]
    [InlineData("01 P; 02 U; 03 U", "2 since 2023-02")]
    [InlineData("01 U; 02 U; 03 P", "")]
    [InlineData("", "")]
    // What is on its way is not known yet
    [InlineData("01 U; 02 U; 03 U; 04 S", "3 since 2023-01")]
    [InlineData("01 U; 02 S; 03 U", "1 since 2023-03")]
    // A failed or returned payment is no fault of hers; a month without payment ends the row
    [InlineData("01 U; 02 F; 03 U; 04 U", "2 since 2023-03")]
    [InlineData("01 U; 02 R; 03 U; 04 U", "2 since 2023-03")]
    [InlineData("01 U; 03 U; 04 U", "2 since 2023-03")]
    // Two months paid at once are two
    [InlineData("01-02 U; 03 U", "3 since 2023-01")]
    [InlineData("01-03 U", "3 since 2023-01")]
    public void NotCollected_InARow(string payments, string expected)
    {
        var outcomes = payments.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(payment =>
        {
            var (months, state) = (payment.Split(' ')[0].Split('-'), payment.Split(' ')[1] switch
            {
                "P" => InstructionState.Paid,
                "U" => InstructionState.Uncollected,
                "S" => InstructionState.Sent,
                "F" => InstructionState.Failed,
                _ => InstructionState.Returned,
            });
            return new PaymentOutcome(PayPeriod.Parse("2023-" + months[0]), PayPeriod.Parse("2023-" + months[^1]), state);
        });

        (Suspension.NotCollected(outcomes.Reverse()) is { } row ? $"{row.Months} since {row.Since}" : "").ShouldBe(expected);
    }
}
