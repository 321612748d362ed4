using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests;

/// <summary>The arrows between the assemblies go one way (design: Web and Cli → Application → Domain).</summary>
public class ConventionTests
{
    [Fact]
    public void Domain_ReferencesTheFrameworkOnly() =>
        References(typeof(Vnd)).ShouldAllBe(name => name == "netstandard" || name == "System" || name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Application_DoesNotReferenceWeb() =>
        References(typeof(LawFile)).Where(name => name.StartsWith("SocialPay.", StringComparison.Ordinal))
            .ShouldBeSubsetOf(["SocialPay.Domain", "SocialPay.LocalDatabase"]);

    /// <summary>Whoever writes a row finds every attribute in docs/law.md.</summary>
    [Fact]
    public void LawPage_NamesEveryAttributeWithItsValues()
    {
        var page = File.ReadAllLines(Path.Combine(Root(), "docs", "law.md"));
        foreach (var attribute in AttributeCatalogue.All)
        {
            var row = page.Where(line => line.StartsWith($"| {attribute.Name} | {Kind(attribute)} |", StringComparison.Ordinal)).ShouldHaveSingleItem();
            foreach (var value in attribute.Vocabulary) row.ShouldContain(value);
        }
    }

    private static string Kind(AttributeDefinition attribute) => attribute.Kind switch
    {
        AttributeKind.Flag => "flag",
        AttributeKind.Number => "number",
        AttributeKind.Money => "đồng",
        AttributeKind.Choice => "choice",
    };

    private static IEnumerable<string> References(Type type) => type.Assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialPay.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
