using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Coverage;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Coverage;

public sealed partial class PeopleTable : IDisposable
{
    private const int PageSize = 20;

    private readonly CancellationTokenSource leaving = new();
    private (string AreaCode, PayPeriod Month, CoverageGroup Group, string Search)? shown;
    private Page<CoveragePerson>? people;
    private Error? refusal;
    private string search = "";

    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    [Parameter, EditorRequired]
    public required string AreaCode { get; set; }

    [Parameter, EditorRequired]
    public required PayPeriod Month { get; set; }

    [Parameter, EditorRequired]
    public required CoverageGroup Group { get; set; }

    [Inject]
    public required CoverageQueries Queries { get; init; }

    [Inject]
    public required IStringLocalizer<PeopleTable> Loc { get; init; }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (AreaCode, Month, Group, search)) return;
        await LoadAsync(0);
    }

    private async Task SearchAsync(string words)
    {
        search = words;
        await LoadAsync(0);
    }

    private async Task LoadAsync(int skip)
    {
        var asked = (AreaCode, Month, Group, search);
        shown = asked;
        try
        {
            var found = await Queries.PeopleAsync(Workplace.Actor, Month, AreaCode, Group, search, skip, PageSize, leaving.Token);
            // Meanwhile she may have typed on.
            if (shown != asked) return;
            refusal = found.Error;
            people = found.IsDone ? found.Value : null;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
    }
}
