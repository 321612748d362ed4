using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace SocialPay.Web.Shell;

public sealed partial class App
{
    private const string LibrarySheet = "library/library.css";

    private static readonly string[] PageSheets = ["css/pages.css", "css/payroll.css", "css/library.css"];
    private static readonly string[] Scripts = ["library/library.js", "js/forms.js", "_framework/blazor.web.js", "js/connection.js"];

    // Without a first rendering on the server: what is typed before the page is live would be lost, and every page would load twice.
    private static readonly IComponentRenderMode Live = new InteractiveServerRenderMode(prerender: false);

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    /// <summary>What the pages need besides, in the order of its weight.</summary>
    private static IEnumerable<string> Later => ["_framework/blazor.web.js", LibrarySheet, .. PageSheets, .. Scripts.Where(script => !script.StartsWith("_framework", StringComparison.Ordinal)), Fonts.Icons];

    /// <summary>Pages that need the request itself, as sign-in does, are rendered with it.</summary>
    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? Live : null;
}
