using SocialPay.Domain.Common;

namespace SocialPay.Domain.Tests.Common;

/// <summary>Holds a table of transitions against arrows as they are drawn: <c>Pending → Sent → Paid | Failed</c>.</summary>
internal static class Arrows
{
    public static void EveryPairFollows<T>(Transitions<T> table, string drawing)
        where T : struct, Enum
    {
        var drawn = Read<T>(drawing);
        foreach (var from in Enum.GetValues<T>())
        {
            foreach (var to in Enum.GetValues<T>())
            {
                var allowed = drawn.Contains((from, to));
                table.Allow(from, to).ShouldBe(allowed, $"{from} → {to}");
                if (allowed) table.Require(from, to);
                else Should.Throw<InvalidOperationException>(() => table.Require(from, to)).Message.ShouldContain($"from {from} to {to}");
            }
        }
    }

    private static HashSet<(T From, T To)> Read<T>(string drawing)
        where T : struct, Enum
    {
        var arrows = new HashSet<(T, T)>();
        foreach (var line in drawing.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var stops = line.Split('→').Select(stop => stop.Split('|').Select(name => Enum.Parse<T>(name.Trim())).ToList()).ToList();
            foreach (var (before, after) in stops.Zip(stops.Skip(1)))
            {
                foreach (var from in before)
                {
                    foreach (var to in after) arrows.Add((from, to));
                }
            }
        }

        return arrows;
    }
}
