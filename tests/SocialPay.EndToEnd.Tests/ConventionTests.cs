using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using SocialPay.EndToEnd.Tests.Deployment;
using SocialPay.Web.Shell;

namespace SocialPay.EndToEnd.Tests;

/// <summary>What holds for every page, by its code.</summary>
public sealed partial class ConventionTests
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static string Source => Path.Combine(Shell.Repository, "src");

    [Fact]
    public void Pages_NeverSeeTheDatabase()
    {
        var components = typeof(OfficerPage).Assembly.GetTypes().Where(type => typeof(IComponent).IsAssignableFrom(type)).ToList();
        components.Count.ShouldBeGreaterThan(20);
        components.Where(component => component.GetProperties(Members).Select(property => property.PropertyType)
                .Concat(component.GetFields(Members).Select(field => field.FieldType))
                .Concat(component.GetConstructors(Members).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
                .Any(IsDatabase))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Texts_StandInBothLanguages_WithTheSamePlaces()
    {
        var files = Directory.EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories).Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(20);
        foreach (var file in files.Where(file => File.Exists(English(file))))
        {
            var (vietnamese, english) = (Texts(file), Texts(English(file)));
            // The register's file has Vietnamese headers for everybody.
            vietnamese.Keys.Where(key => !key.StartsWith("Column_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .ShouldBe(english.Keys.Order(StringComparer.Ordinal), file);
            foreach (var (key, text) in english) Places(text).ShouldBe(Places(vietnamese[key]), $"{file}: {key}");
        }
    }

    /// <summary>What officers see goes by their own clock, which a demo sets; sessions, keys and tries by the world's.</summary>
    [Fact]
    public void Pages_GoByTheOfficersClock()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Source, "SocialPay.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Hosting/", StringComparison.Ordinal)
                && Path.GetFileName(file) is not ("PasswordTries.cs" or "SessionCheck.cs")).ToList();
        files.Count.ShouldBeGreaterThan(100);
        files.Where(file => WorldsClock().IsMatch(File.ReadAllText(file))).ShouldBeEmpty();
    }

    /// <summary>Whatever is read on a page stands in resources, where a translator finds it.</summary>
    [Fact]
    public void Pages_HoldNoVietnamese()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source, "SocialPay.Web"), "*.razor", SearchOption.AllDirectories))
            VietnameseLetter().IsMatch(RazorComment().Replace(File.ReadAllText(file), "")).ShouldBeFalse(file);
    }

    private static bool IsDatabase(Type type) =>
        typeof(DbContext).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDbContextFactory<>));

    private static string English(string file) => Path.ChangeExtension(file, ".en.resx");

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => (string)data.Attribute("name")!, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\bTimeProvider\b|\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WorldsClock();

    [GeneratedRegex(@"\{\d", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Place();

    [GeneratedRegex("@\\*.*?\\*@", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RazorComment();

    [GeneratedRegex("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex VietnameseLetter();
}
