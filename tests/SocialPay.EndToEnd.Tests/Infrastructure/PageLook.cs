using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>What every page must look like, whatever it shows.</summary>
public static partial class PageLook
{
    /// <summary>Nothing scrolls sideways but a table within its own frame, and every icon is there.</summary>
    public static async Task ShouldFitAsync(this IPage page)
    {
        var (content, window) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("innerWidth"));
        content.ShouldBeLessThanOrEqualTo(window, page.Url);
        // An icon that the font does not hold shows as its name, cut off.
        var unknown = await page.EvaluateAsync<string[]>(
            "document.fonts.ready.then(() => [...document.querySelectorAll('.icon')].filter(icon => icon.offsetWidth > 0 && icon.scrollWidth > icon.clientWidth + 2).map(icon => icon.textContent))");
        unknown.ShouldBeEmpty(page.Url);
    }

    /// <summary>How many rows of the list stand wholly on the screen.</summary>
    public static Task<int> RowsInSightAsync(this IPage page) => page.EvaluateAsync<int>(
        """
        [...document.querySelectorAll("main tbody tr")].filter(row => {
          const box = row.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= innerHeight;
        }).length
        """);

    /// <summary>The accessibility checker finds nothing, however small.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        // A page that another one led to gets its title a moment after its content.
        await Assertions.Expect(page).ToHaveTitleAsync(SomeTitle());
        var result = await page.RunAxe();
        result.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty(page.Url);
    }

    [GeneratedRegex(@"\S", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SomeTitle();
}
