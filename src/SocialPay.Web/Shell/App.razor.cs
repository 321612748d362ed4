using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace SocialPay.Web.Shell;

public sealed partial class App
{
    // Without a first rendering on the server: what is typed before the page is live would be lost, and every page would load twice.
    private static readonly IComponentRenderMode Live = new InteractiveServerRenderMode(prerender: false);

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    /// <summary>Pages that need the request itself, as sign-in does, are rendered with it.</summary>
    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? Live : null;
}
