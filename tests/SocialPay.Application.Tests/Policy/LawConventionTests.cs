using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application;
using SocialPay.Application.Policy;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Tests.Policy;

/// <summary>There is one way to the law in force, which asks the database: nobody keeps a law of his own for the next question.</summary>
public sealed class LawConventionTests
{
    private static readonly Type[] Laws = [typeof(Law), typeof(GrantRules), typeof(ReasonText), typeof(GroupNames)];

    // The shipped rows alone: where they are read, where changes are laid over them, and where there is no database to ask.
    private static readonly string[] MayReadShippedRows =
        ["Policy/LawFile.cs", "Policy/LawInForce.cs", "Policy/LawDrafts.cs", "Policy/LawText.cs", "Demo/LangSonProvince.cs", "SocialPay.Cli/ExplainVerb.cs"];

    [Fact]
    public void LawInForce_IsOnlyHadByAnAwaitedQuestion() =>
        typeof(LawInForce).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or FieldInfo || (member is MethodInfo method && !typeof(Task).IsAssignableFrom(method.ReturnType)))
            .ShouldBeEmpty();

    [Fact]
    public void UseCases_KeepNoLaw()
    {
        var services = new ServiceCollection().AddSocialPay("Host=nowhere");
        var registered = services.Select(service => service.ImplementationType ?? service.ServiceType).Where(type => type.Assembly == typeof(LawInForce).Assembly).ToList();
        registered.ShouldContain(typeof(LawInForce));
        registered.ShouldNotContain(type => Laws.Contains(type));
        registered.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(IsLaw).Select(field => $"{field.DeclaringType!.Name}.{field.Name}").ShouldBeEmpty();
    }

    [Fact]
    public void Application_HasNoStaticLaw() =>
        typeof(LawInForce).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => IsLaw(field) && field.DeclaringType != typeof(LawFile)).Select(field => $"{field.DeclaringType!.Name}.{field.Name}").ShouldBeEmpty();

    [Fact]
    public void Sources_ReadTheShippedRowsInOnePlace()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "SocialPay.sln"))) root = root.Parent!;
        var sources = new DirectoryInfo(Path.Combine(root.FullName, "src")).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is ".cs" or ".razor").Select(file => file.FullName.Replace('\\', '/')).Where(path => !path.Contains("/obj/", StringComparison.Ordinal));
        sources.Where(path => !MayReadShippedRows.Any(allowed => path.EndsWith(allowed, StringComparison.Ordinal)))
            .Where(path => File.ReadAllText(path) is var text && (text.Contains("LawFile.", StringComparison.Ordinal) || text.Contains("Law.Build(", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    private static bool IsLaw(FieldInfo field) =>
        Laws.Contains(field.FieldType) || (field.FieldType.IsGenericType && field.FieldType.GetGenericArguments().Any(Laws.Contains));
}
