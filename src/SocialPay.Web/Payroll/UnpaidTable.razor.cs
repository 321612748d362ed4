using Microsoft.AspNetCore.Components;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Payroll;

namespace SocialPay.Web.Payroll;

/// <summary>What is searched for stays out of the address, since it names people.</summary>
public sealed partial class UnpaidTable : IDisposable
{
    private const int PageSize = 50;

    private readonly CancellationTokenSource leaving = new();
    private Page<UnpaidView>? page;
    private UnpaidCause? cause;
    private string? search;
    private string shownHash = "";
    private int skip;

    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    [Parameter, EditorRequired]
    public required RunViewModel Model { get; set; }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var shown = $"{Model.Run.RunId} {Model.Run.Revision}";
        if (shown == shownHash) return;
        shownHash = shown;
        await ReadAsync(0);
    }

    private Task NarrowAsync(UnpaidCause? wanted)
    {
        cause = wanted;
        return ReadAsync(0);
    }

    private Task SearchAsync(string? words)
    {
        search = words;
        return ReadAsync(0);
    }

    private async Task ReadAsync(int from)
    {
        try
        {
            var found = await Runs.UnpaidAsync(Workplace.Actor, Model.Run.RunId, new UnpaidFilter(cause, Search: search), Math.Max(0, from), PageSize, leaving.Token);
            (page, skip) = (found.IsDone ? found.Value : null, Math.Max(0, from));
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
    }
}
