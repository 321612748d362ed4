using System.Security.Cryptography;
using System.Text;

namespace SocialPay.Demo;

/// <summary>
/// Random numbers that are the same for the same seed on every machine and in every version of the framework (SplitMix64), so that the
/// demo's people stay who they are.
/// </summary>
internal sealed class SeededRandom
{
    private ulong state;

    private SeededRandom(ulong seed) => state = seed;

    /// <summary>A stream of its own for each purpose: what is drawn for one changes nothing for another.</summary>
    public static SeededRandom For(params ReadOnlySpan<string> purpose)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('/', purpose.ToArray())));
        return new SeededRandom(BitConverter.ToUInt64(hash));
    }

    /// <summary>A whole number from 0 up to, but without, the limit.</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)((UInt128)Next() * (ulong)limit >> 64);
    }

    /// <summary>A whole number between the two, both included.</summary>
    public int Between(int lowest, int highest) => lowest + Below(highest - lowest + 1);

    public DateOnly Between(DateOnly first, DateOnly last) => first.AddDays(Below(last.DayNumber - first.DayNumber + 1));

    /// <summary>A number from 0 up to, but without, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>Mixes the list, every order being equally likely.</summary>
    public void Shuffle<T>(IList<T> values)
    {
        for (var i = values.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}

/// <summary>Values of which some are drawn more often than others.</summary>
internal sealed class WeightedList<T>
{
    private readonly T[] values;
    private readonly double[] upTo;

    public WeightedList(IEnumerable<(T Value, double Weight)> entries)
    {
        var kept = entries.Where(entry => entry.Weight > 0).ToArray();
        if (kept.Length == 0) throw new ArgumentException("There is nothing to draw from.", nameof(entries));
        values = [.. kept.Select(entry => entry.Value)];
        upTo = new double[kept.Length];
        var sum = 0.0;
        for (var i = 0; i < kept.Length; i++) upTo[i] = sum += kept[i].Weight;
    }

    public T Draw(SeededRandom random)
    {
        var found = Array.BinarySearch(upTo, random.Fraction() * upTo[^1]);
        return values[Math.Min(found < 0 ? ~found : found + 1, values.Length - 1)];
    }
}

/// <summary>Sharing out a whole number.</summary>
internal static class Shares
{
    /// <summary>Whole shares in proportion to the weights that add up to the total: the largest remainders get what is left.</summary>
    public static int[] Of(int total, IReadOnlyList<int> weights)
    {
        var sum = weights.Sum(weight => (long)weight);
        var shares = new int[weights.Count];
        if (sum == 0) return shares;
        for (var i = 0; i < shares.Length; i++) shares[i] = (int)(total * (long)weights[i] / sum);
        var left = total - shares.Sum();
        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => total * (long)weights[i] % sum).ThenBy(i => i).Take(left))
            shares[i]++;
        return shares;
    }
}
