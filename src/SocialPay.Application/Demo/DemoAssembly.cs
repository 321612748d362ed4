using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Demo;

/// <summary>How the demo's assembly adds its services; it has one such type.</summary>
public interface IDemoServices
{
    void AddTo(IServiceCollection services);
}

/// <summary>Finds the demo by its file beside the program: no program refers to it.</summary>
public static class DemoAssembly
{
    public const string FileName = "SocialPay.Demo.dll";

    public static bool IsThere => File.Exists(Place);

    /// <summary>A deployment has no demo.</summary>
    public static Error Missing { get; } = new("NoDemo");

    private static string Place => Path.Combine(AppContext.BaseDirectory, FileName);

    internal static void AddServices(IServiceCollection services)
    {
        if (!IsThere) return;
        var type = AssemblyLoadContext.Default.LoadFromAssemblyPath(Place).GetExportedTypes().Single(type => type.IsAssignableTo(typeof(IDemoServices)));
        ((IDemoServices)Activator.CreateInstance(type)!).AddTo(services);
    }
}
