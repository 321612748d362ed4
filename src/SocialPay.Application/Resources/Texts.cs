using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Resources;

/// <summary>The texts that use cases produce, one resource file a feature: Vietnamese, with English beside it.</summary>
public static class Texts
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new(StringComparer.Ordinal);

    /// <summary>The message of an error: <c>Payroll.Frozen</c> is the text <c>Frozen</c> of the file <c>Payroll</c>; without a dot, of <c>Common</c>.</summary>
    public static string Message(this Error error, CultureInfo? culture = null)
    {
        var dot = error.Code.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? Get("Common", error.Code, culture, error.Arguments) : Get(error.Code[..dot], error.Code[(dot + 1)..], culture, error.Arguments);
    }

    /// <summary>A text without places; null where there is none.</summary>
    public static string? Find(string file, string key, CultureInfo culture) => FileOf(file).GetString(key, culture);

    /// <exception cref="InvalidOperationException">There is no such text: a programmer's mistake.</exception>
    public static string Get(string file, string key, CultureInfo? culture = null, params object[] arguments)
    {
        culture ??= CultureInfo.CurrentUICulture;
        var text = FileOf(file).GetString(key, culture) ?? throw new InvalidOperationException($"No text {key} in {file}.");
        // Numbers have Vietnamese signs in every language.
        return arguments.Length == 0 ? text : string.Format(Cultures.Vietnamese, text, arguments);
    }

    /// <summary>Makes a resource file of another assembly known.</summary>
    public static void Add(string file, string resource, Assembly assembly) => Files[file] = new ResourceManager(resource, assembly);

    private static ResourceManager FileOf(string file) =>
        Files.GetOrAdd(file, name => new ResourceManager($"SocialPay.Application.Resources.{name}", typeof(Texts).Assembly));
}
