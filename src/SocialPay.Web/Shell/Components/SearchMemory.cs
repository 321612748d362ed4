using Microsoft.JSInterop;

namespace SocialPay.Web.Shell.Components;

/// <summary>
/// Keeps what an officer searched for under a key that may stand in the address: in this circuit, and in the browser's tab, from where a
/// reload finds it again. It is gone with the tab.
/// </summary>
public sealed class SearchMemory(IJSRuntime browser)
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The words of a key; none where this tab does not know it.</summary>
    public async ValueTask<string> WordsAsync(string? key, CancellationToken cancellation)
    {
        if (key is null) return "";
        if (known.TryGetValue(key, out var words)) return words;
        return known[key] = await browser.InvokeAsync<string?>("socialpay.recall", cancellation, key) ?? "";
    }

    /// <summary>Keeps the words; null for none.</summary>
    public async ValueTask<string?> KeepAsync(string words, CancellationToken cancellation)
    {
        var trimmed = words.Trim();
        if (trimmed.Length == 0) return null;
        if (known.FirstOrDefault(pair => string.Equals(pair.Value, trimmed, StringComparison.Ordinal)) is { Key: { } before }) return before;
        var key = Guid.NewGuid().ToString("N")[..8];
        known[key] = trimmed;
        await browser.InvokeVoidAsync("socialpay.keep", cancellation, key, trimmed);
        return key;
    }
}
