using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Shell;

/// <summary>
/// Reads area and month from the address, opens that workplace for the signed-in officer and hands it to the page. What the address
/// leaves out is completed, so that it can be copied at any time.
/// </summary>
public sealed partial class MainLayout : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Workplace? workplace;
    private Error? refusal;
    private ErrorBoundary? boundary;
    private string? openedUri;
    private DateOnly? demoDay;
    private bool arriving;
    private bool lost;
    private bool menuOpen;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Workplaces Workplaces { get; init; }

    [Inject]
    public required IStringLocalizer<MainLayout> Loc { get; init; }

    [Inject]
    public required OfficeClock Clock { get; init; }

    [Inject]
    public required ILogger<MainLayout> Log { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [CascadingParameter]
    public required Origin Origin { get; set; }

    private string Path => new Uri(Navigation.Uri).AbsolutePath;

    // With the address: a bare #main would lead to the base address.
    private string SkipTarget => new Uri(Navigation.Uri).PathAndQuery + "#main";

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (openedUri == Navigation.Uri) return;
        var pathBefore = openedUri is null ? null : new Uri(openedUri).AbsolutePath;
        openedUri = Navigation.Uri;
        menuOpen = false;
        boundary?.Recover();

        var (areaCode, month) = Asked();
        var samePlace = workplace is not null && workplace.Area.Code == areaCode && workplace.Month == month;
        // A page that opens with another area waits for it; one that stays open keeps what it shows until then.
        arriving = !samePlace && pathBefore != Path;
        await OpenAsync(areaCode, month, samePlace);
    }

    // After the database was lost: what is open is opened anew.
    private Task AgainAsync()
    {
        if (!lost) boundary?.Recover();
        var (areaCode, month) = Asked();
        return OpenAsync(areaCode, month, samePlace: false);
    }

    private (string? AreaCode, PayPeriod? Month) Asked()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        var code = query.TryGetValue(Links.AreaParameter, out var codes) && codes is [{ Length: > 0 } first, ..] ? first : null;
        return (code, query.TryGetValue(Links.MonthParameter, out var months) ? AddressText.Month(months) : null);
    }

    private async Task OpenAsync(string? areaCode, PayPeriod? month, bool samePlace)
    {
        var asked = openedUri;
        var actor = new Actor((await Authentication).User.Identity?.Name ?? "") { Origin = Origin };
        Result<Workplace> opened;
        try
        {
            opened = await Workplaces.OpenAsync(actor, areaCode, month, leaving.Token);
            // Here and not while it is drawn: it may ask the database.
            demoDay = Clock.IsDemo ? Clock.Today() : null;
        }
        catch (Exception exception) when (DatabaseLoss.Is(exception))
        {
            Log.LogError("The database cannot be reached: {Reason}", exception.GetBaseException().Message);
            lost = true;
            arriving = false;
            return;
        }

        lost = false;
        // Meanwhile the officer may have gone on.
        if (asked != openedUri) return;
        arriving = false;
        refusal = opened.Error;
        if (refusal is not null) return;

        // The same place is the same object to the page, unless the officer's roles have changed.
        if (!samePlace || !workplace!.Officer.Roles.SequenceEqual(opened.Value.Officer.Roles)) workplace = opened.Value;
        if (areaCode != workplace!.Area.Code || month != workplace.Month) Go(workplace.Area.Code, workplace.Month, replace: true);
    }

    private Task ChooseAsync((string AreaCode, PayPeriod Month) choice)
    {
        Go(choice.AreaCode, choice.Month, replace: false);
        return Task.CompletedTask;
    }

    private void Go(string areaCode, PayPeriod month, bool replace)
    {
        var uri = Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [Links.AreaParameter] = areaCode,
            [Links.MonthParameter] = month.ToString(),
        });
        Navigation.NavigateTo(uri, replace: replace);
    }
}
