using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace SocialPay.Web.Shell.Components;

/// <summary>A part of a list that shows what stands in its address: drawn anew when that changes, though no parameter of it does.</summary>
public abstract class ListControl : ComponentBase, IDisposable
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected ListAddress List => ListAddress.Of(Navigation);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Navigation.LocationChanged -= Moved;
    }

    private void Moved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged);
}
