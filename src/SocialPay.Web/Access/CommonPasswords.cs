namespace SocialPay.Web.Access;

/// <summary>What people take for a password when they take what comes to mind: words, names, places, keys in a row, with a year or a sign behind.</summary>
internal static class CommonPasswords
{
    // Folded, without spaces; made from words that we wrote down and the patterns in which they are used.
    private static readonly HashSet<string> Known = Read();

    /// <param name="folded">The password folded, without spaces.</param>
    public static bool Contains(string folded)
    {
        // «M@tKh4u» is read as it is meant, in all of it and without what is hung on in front and behind.
        var plain = Plain(folded);
        return IsKnown(folded) || IsKnown(plain) || IsKnown(Plain(Core(folded)));
    }

    private static bool IsKnown(string text) => Known.Contains(text) || Known.Contains(Core(text)) || IsRepeated(text);

    private static string Core(string text) => text.Trim([.. text.Where(letter => !char.IsLetter(letter)).Distinct()]);

    private static string Plain(string text) => string.Concat(text.Select(letter => letter switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    }));

    // «matkhaumatkhau»
    private static bool IsRepeated(string text)
    {
        var half = Core(text);
        return half.Length > 3 && half.Length % 2 == 0 && half[..(half.Length / 2)] == half[(half.Length / 2)..] && Known.Contains(half[..(half.Length / 2)]);
    }

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("SocialPay.Web.Access.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
    }
}
