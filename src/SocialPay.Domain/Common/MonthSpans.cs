namespace SocialPay.Domain.Common;

/// <summary>Months of which some lie together, as «2021-03..2021-05;2021-08..»: from and through, the last one perhaps without an end.</summary>
public sealed class MonthSpans : IEquatable<MonthSpans>
{
    private readonly (PayPeriod From, PayPeriod? Through)[] spans;

    private MonthSpans((PayPeriod, PayPeriod?)[] spans) => this.spans = spans;

    public static MonthSpans None { get; } = new([]);

    public bool IsNone => spans.Length == 0;

    /// <summary>The month from which on there is no end; null where there is one.</summary>
    public PayPeriod? Open => spans.Length > 0 && spans[^1].Through is null ? spans[^1].From : null;

    public bool Contains(PayPeriod month)
    {
        foreach (var (from, through) in spans)
            if (from <= month && (through is null || month <= through)) return true;
        return false;
    }

    /// <summary>With all months from this one on.</summary>
    public MonthSpans From(PayPeriod month)
    {
        var kept = Before(month).spans;
        return kept.Length > 0 && kept[^1].Through is { } end && end.Next == month
            ? new([.. kept[..^1], (kept[^1].From, null)])
            : new([.. kept, (month, null)]);
    }

    /// <summary>The months before this one alone.</summary>
    public MonthSpans Before(PayPeriod month) =>
        new([.. spans.Where(span => span.From < month).Select(span => (span.From, span.Through is { } end && end < month ? end : (PayPeriod?)month.Previous))]);

    public static MonthSpans Parse(string? text) => string.IsNullOrEmpty(text) ? None : new(
    [
        .. text.Split(';').Select(span =>
        {
            var ends = span.Split("..");
            return (PayPeriod.Parse(ends[0]), ends[1].Length == 0 ? (PayPeriod?)null : PayPeriod.Parse(ends[1]));
        }),
    ]);

    public override string ToString() => string.Join(';', spans.Select(span => $"{span.From}..{span.Through}"));

    public bool Equals(MonthSpans? other) => other is not null && spans.AsSpan().SequenceEqual(other.spans);

    public override bool Equals(object? obj) => Equals(obj as MonthSpans);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
