using SocialPay.Domain.Common;

namespace SocialPay.Domain.Payroll;

/// <summary>How far a province's runs look back, and how much of a payment they may take back.</summary>
/// <param name="Months">At most this many months before the run's own; none: back to the first payroll here.</param>
/// <param name="RecoveryPercent">
/// How much of what the month pays besides adjustments may be taken back in it, 0 to 90 per cent; arrears of the same run are set off in full.
/// </param>
public sealed record AdjustmentLimits(int? Months = null, int RecoveryPercent = AdjustmentLimits.DefaultRecoveryPercent)
{
    public const int DefaultRecoveryPercent = 50;

    /// <summary>Never all of it: a payment of nothing can't be made.</summary>
    public const int MostRecoveryPercent = 90;

    public static AdjustmentLimits Default { get; } = new();

    /// <summary>The first month to look at, not after the run's own.</summary>
    /// <param name="first">The month of the first payroll here: nothing is ever owed here for earlier ones.</param>
    public PayPeriod From(PayPeriod run, PayPeriod first)
    {
        // Compared as a distance: a limit of thousands of months leads to no month at all.
        var from = Months is { } months && months < run - first ? run.AddMonths(-months) : first;
        return from < run ? from : run;
    }

    /// <summary>The most that may be taken back beside these arrears.</summary>
    public Vnd Most(Vnd due, Vnd arrears) => arrears + new Vnd(due.Amount / 100 * RecoveryPercent + (due.Amount % 100 * RecoveryPercent / 100));

    /// <summary>
    /// What is taken back month after month, until nothing is left, from somebody who is paid the same each month; empty where nothing may be.
    /// </summary>
    public IReadOnlyList<Vnd> TakenBack(Vnd monthly, Vnd overpaid)
    {
        var most = Most(monthly, Vnd.Zero);
        if (most <= Vnd.Zero) return [];
        var parts = new List<Vnd>();
        for (var left = overpaid; left > Vnd.Zero; left -= parts[^1]) parts.Add(left < most ? left : most);
        return parts;
    }
}
