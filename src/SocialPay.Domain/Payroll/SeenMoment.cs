using System.Globalization;

namespace SocialPay.Domain.Payroll;

/// <summary>A computation or cancellation of a run.</summary>
/// <param name="StepId">Its step. Ids are given before the transaction ends: of two at once, the later may be seen first.</param>
/// <param name="Transaction">The database's number of the transaction that stored it.</param>
public readonly record struct RunChange(long StepId, ulong Transaction);

/// <summary>
/// What a run saw when it was computed: the last step that it could see, and the database's snapshot. A change counts as seen only by
/// both: the numbers of transactions begin anew in a database that was restored elsewhere, where the steps' ids go on.
/// </summary>
public sealed class SeenMoment
{
    private readonly long lastStep;
    private readonly ulong first;
    private readonly ulong next;
    private readonly HashSet<ulong> underWay;

    private SeenMoment(long lastStep, ulong first, ulong next, HashSet<ulong> underWay) =>
        (this.lastStep, this.first, this.next, this.underWay) = (lastStep, first, next, underWay);

    /// <summary>Saw no change at all.</summary>
    public static SeenMoment Nothing { get; } = new(0, 0, 0, []);

    /// <param name="snapshot">As the database writes it: <c>first:next:underway,underway</c>.</param>
    /// <exception cref="FormatException">It is no snapshot.</exception>
    public static SeenMoment Of(long lastStep, string snapshot)
    {
        var parts = snapshot.Split(':');
        if (parts.Length != 3) throw new FormatException($"«{snapshot}» is no snapshot.");
        return new SeenMoment(
            lastStep, ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture),
            [.. parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => ulong.Parse(number, CultureInfo.InvariantCulture))]);
    }

    public bool Sees(RunChange change) =>
        change.StepId <= lastStep && (change.Transaction < first || (change.Transaction < next && !underWay.Contains(change.Transaction)));
}
