using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Shell.Components;

/// <summary>
/// A part of a page that shows a long list page by page. Search, order and page are taken from the address; the rows are fetched when
/// these change, or what the list depends on besides.
/// </summary>
public abstract class ListPart<TRow> : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private (ListAddress, object?)? shown;
    private bool printed;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SearchMemory Memory { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    protected ListAddress List { get; private set; } = null!;

    /// <summary>The words that are searched for.</summary>
    protected string Search { get; private set; } = "";

    /// <summary>Null until the first page has come, and after a refusal.</summary>
    protected Page<TRow>? Page { get; private set; }

    protected Error? Refusal { get; private set; }

    /// <summary>The rows shown are those of before: the heads already say the order asked for.</summary>
    protected bool IsReading { get; private set; }

    /// <summary>What the rows depend on besides the address: compared by value.</summary>
    protected abstract object? Scope { get; }

    protected CancellationToken Leaving => leaving.Token;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task<Result<Page<TRow>>> FetchAsync(ListAddress list, string search, CancellationToken cancellation);

    protected override async Task OnParametersSetAsync()
    {
        List = ListAddress.Of(Navigation);
        var asked = (List, Scope);
        if (shown is { } before && before.Item1 == asked.List && Equals(before.Item2, asked.Scope)) return;
        // Rows of another list are not shown meanwhile; those of this one are, until the next page has come.
        if (shown is { } other && !Equals(other.Item2, asked.Scope)) Page = null;
        shown = asked;
        printed = false;
        IsReading = true;
        try
        {
            var words = await Memory.WordsAsync(List.SearchKey, Leaving);
            var found = await FetchAsync(List, words, Leaving);
            // Meanwhile she may have typed on.
            if (shown != asked) return;
            // Rows were taken away, or the address is old: the last page instead of none.
            if (found is { IsDone: true, Value: { Rows.Count: 0, Total: > 0 and var total } } && List is { IsPrint: false, Page: > 1 })
            {
                Navigation.NavigateTo((List with { Page = Math.Min(List.Page - 1, ((total - 1) / ListAddress.PageSize) + 1) }).In(Navigation), replace: true);
                return;
            }

            IsReading = false;
            (Search, Refusal) = (words, found.Error);
            Page = found.IsDone ? found.Value : null;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (printed || Page is null || !List.IsPrint) return;
        printed = true;
        await Browser.InvokeVoidAsync("socialpay.print", Leaving);
    }

    /// <summary>Reads the rows again, after something was done to one of them.</summary>
    protected Task ReloadAsync()
    {
        shown = null;
        return OnParametersSetAsync();
    }

    protected async Task SearchAsync(string words)
    {
        var key = await Memory.KeepAsync(words, Leaving);
        Navigation.NavigateTo((List with { SearchKey = key, Page = 1 }).In(Navigation), replace: true);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || leaving.IsCancellationRequested) return;
        leaving.Cancel();
        leaving.Dispose();
    }
}
