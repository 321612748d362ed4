using System.Globalization;

namespace SocialPay.Domain.Common;

/// <summary>An amount of money in whole đồng. Every operation is checked: an overflow throws.</summary>
public readonly record struct Vnd(long Amount) : IComparable<Vnd>
{
    public static Vnd Zero => default;

    public static Vnd operator +(Vnd left, Vnd right) => new(checked(left.Amount + right.Amount));

    public static Vnd operator -(Vnd left, Vnd right) => new(checked(left.Amount - right.Amount));

    public static Vnd operator -(Vnd value) => new(checked(-value.Amount));

    public static bool operator <(Vnd left, Vnd right) => left.Amount < right.Amount;

    public static bool operator >(Vnd left, Vnd right) => left.Amount > right.Amount;

    public static bool operator <=(Vnd left, Vnd right) => left.Amount <= right.Amount;

    public static bool operator >=(Vnd left, Vnd right) => left.Amount >= right.Amount;

    /// <summary>
    /// Multiplies by an exact decimal coefficient. The national bases give no fraction; a provincial base may, and half a đồng
    /// is then rounded up in favour of the person.
    /// </summary>
    public Vnd Times(decimal coefficient) => new((long)decimal.Round(Amount * coefficient, 0, MidpointRounding.AwayFromZero));

    /// <summary>Rounded to whole thousands, half a thousand upwards.</summary>
    public Vnd InThousands() => new(checked((long)(decimal.Round(Amount / 1000m, 0, MidpointRounding.AwayFromZero) * 1000)));

    public int CompareTo(Vnd other) => Amount.CompareTo(other.Amount);

    /// <summary>The amount as digits, without separators or sign of currency: for files and machines.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Sums of money.</summary>
public static class VndSums
{
    public static Vnd Sum(this IEnumerable<Vnd> amounts)
    {
        var total = Vnd.Zero;
        foreach (var amount in amounts) total += amount;
        return total;
    }

    public static Vnd Sum<T>(this IEnumerable<T> source, Func<T, Vnd> amount) => source.Select(amount).Sum();
}
