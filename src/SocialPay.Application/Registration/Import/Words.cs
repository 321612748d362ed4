using SocialPay.Domain.Common;

namespace SocialPay.Application.Registration.Import;

/// <summary>One value of a column with a closed list: as the program names it, as files write it, and what people also write.</summary>
internal sealed record Word<T>(T Value, string Vietnamese, params string[] Others);

/// <summary>The values of a column with a closed list, compared folded.</summary>
internal sealed class Words<T>
    where T : notnull
{
    private readonly Dictionary<T, string> vietnamese;
    private readonly Dictionary<string, T> values = new(StringComparer.Ordinal);

    public Words(params Word<T>[] words)
    {
        vietnamese = words.ToDictionary(word => word.Value, word => word.Vietnamese);
        foreach (var word in words)
            foreach (var spelling in word.Others.Prepend(word.Vietnamese)) values[VietnameseText.Fold(spelling)] = word.Value;
    }

    /// <summary>The values as files write them, for the template and for messages.</summary>
    public IReadOnlyList<string> Spellings => [.. vietnamese.Values];

    public string Write(T value) => vietnamese[value];

    public bool TryRead(string text, out T value) => values.TryGetValue(VietnameseText.Fold(text), out value!);
}
