using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using SocialPay.Application.Access;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Shell;

/// <summary>A page of an officer at an area and month. <see cref="LoadAsync"/> runs when it opens and when either is chosen anew.
/// It says itself that it is for signed-in officers, so that it gives way to the sign-in when the session ends while it is open.</summary>
[Authorize]
public abstract class OfficerPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Workplace? loadedFor;

    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    /// <summary>Who acts, for every use case.</summary>
    protected Actor Actor => Workplace.Actor;

    /// <summary>Cancelled when the officer leaves the page.</summary>
    protected CancellationToken Leaving => leaving.Token;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task LoadAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(loadedFor, Workplace)) return;
        loadedFor = Workplace;
        try
        {
            await LoadAsync();
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is gone, and with it whoever waited.
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || leaving.IsCancellationRequested) return;
        leaving.Cancel();
        leaving.Dispose();
    }
}
