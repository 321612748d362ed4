using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SocialPay.Web.Tests;

/// <summary>What holds for every page, by its markup.</summary>
public sealed partial class ConventionTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(Here(), "../../src/SocialPay.Web"));

    /// <summary>The component library could be exchanged in one folder.</summary>
    [Fact]
    public void Library_IsNamedByOurComponentsAlone()
    {
        var own = Path.Combine("Shell", "Components") + Path.DirectorySeparatorChar;
        Sources(".razor", ".cs", ".css").Where(file => !file.StartsWith(own, StringComparison.Ordinal) && file != Path.Combine("wwwroot", "css", "library.css"))
            .Where(file => LibraryName().IsMatch(Text(file))).ShouldBeEmpty();
    }

    /// <summary>On a telephone a row is a card, whose cells have no heading but their own.</summary>
    [Fact]
    public void Cells_OfATableOfCards_NameTheirHeading()
    {
        var tables = 0;
        foreach (var file in Sources(".razor"))
        {
            foreach (var table in CardTable().Matches(Comment().Replace(Text(file), "")).Select(match => match.Value))
            {
                tables++;
                foreach (var cell in Cell().Matches(table).Select(match => match.Value))
                    (cell.Contains("data-label=", StringComparison.Ordinal) || cell.Contains("card-off", StringComparison.Ordinal) || cell.Contains("colspan=", StringComparison.Ordinal)).ShouldBeTrue($"{file}: {cell}");
            }
        }

        tables.ShouldBeGreaterThan(5);
    }

    /// <summary>
    /// What is typed is bound: the page then knows what stands in the browser. Otherwise its answer to a letter takes the letters typed
    /// meanwhile on a slow line, and a value that comes out as it was before («5/6/2021» over «05/06/2021») is not shown.
    /// </summary>
    [Fact]
    public void Fields_AreBound()
    {
        var fields = Sources(".razor").Where(file => file.StartsWith(Path.Combine("Shell", "Components"), StringComparison.Ordinal))
            .SelectMany(file => Field().Matches(Comment().Replace(Text(file), "")).Select(match => match.Value)).ToList();
        fields.Count.ShouldBeGreaterThan(5);
        fields.Where(field => !field.Contains("@bind:get=", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources(params string[] extensions) =>
        Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Web, file))
            .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "library"));

    private static string Text(string file) => File.ReadAllText(Path.Combine(Web, file));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"\bMud[A-Z]|\bmud-|Radzen|\brz-", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LibraryName();

    [GeneratedRegex(@"<DataTable\b.*?</DataTable>|<table\b[^>]*\bcards\b.*?</table>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CardTable();

    [GeneratedRegex(@"<td\b(?:""[^""]*""|@\([^)]*\)|=>|[^>])*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Cell();

    [GeneratedRegex(@"<(?:input|textarea|select)\b[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Field();

    [GeneratedRegex("@\\*.*?\\*@", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Comment();
}
