namespace SocialPay.Domain.Common;

/// <summary>The table of allowed transitions of a state; what is not in it is refused.</summary>
public sealed class Transitions<T>(params (T From, T To)[] allowed)
    where T : struct, Enum
{
    private readonly HashSet<(T From, T To)> allowed = [.. allowed];

    public IReadOnlyCollection<(T From, T To)> All => allowed;

    public bool Allow(T from, T to) => allowed.Contains((from, to));

    /// <exception cref="InvalidOperationException">The transition is not in the table.</exception>
    public void Require(T from, T to)
    {
        if (!Allow(from, to)) throw new InvalidOperationException($"{typeof(T).Name} does not go from {from} to {to}.");
    }
}
