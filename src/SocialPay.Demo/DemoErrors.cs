using SocialPay.Domain.Common;

namespace SocialPay.Demo;

/// <summary>What can be refused about a demo province.</summary>
public static class DemoErrors
{
    /// <summary>The database holds officers or people that are no demo's: a demo and its accounts never get into a deployment.</summary>
    public static Error DatabaseInUse { get; } = new("Demo.DatabaseInUse");

    public static Error NotLoaded { get; } = new("Demo.NotLoaded");

    /// <summary>The demo is there with another number of people.</summary>
    public static Error LoadedWith(int people) => new("Demo.LoadedWith", people);

    /// <summary>Rows of its own register were refused by the import.</summary>
    public static Error RowsRefused(int rows, string first) => new("Demo.RowsRefused", rows, first);
}
