using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Payroll;

public sealed partial class UnpaidTable
{
    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    [Parameter, EditorRequired]
    public required RunViewModel Model { get; set; }

    /// <summary>The reason of the address.</summary>
    [Parameter]
    public string? CauseName { get; set; }

    [Inject]
    public required RunQueries Runs { get; init; }

    [Inject]
    public required IStringLocalizer<UnpaidTable> Loc { get; init; }

    protected override object? Scope => (Model.Run.RunId, Model.Run.Revision, Cause);

    private UnpaidCause? Cause => AddressText.Value<UnpaidCause>(CauseName);

    private int All => Model.Details.Unpaid.Sum(total => total.People);

    private IEnumerable<Choice<UnpaidCause?>> Causes =>
        Model.Details.Unpaid.Select(total => new Choice<UnpaidCause?>(total.Cause, $"{Words.Of(total.Cause)} ({Display.Count(total.People)})"));

    protected override Task<Result<Page<UnpaidView>>> FetchAsync(ListAddress list, string search, CancellationToken cancellation) =>
        Runs.UnpaidAsync(Workplace.Actor, Model.Run.RunId, new UnpaidFilter(Cause, Search: search, Sort: list.SortAs<UnpaidSort>(), Descending: list.Descending), list.Skip, list.Take, cancellation);

    private void Narrow(UnpaidCause? cause)
    {
        var parameters = (List with { Page = 1 }).Parameters();
        parameters[Links.CauseParameter] = cause?.ToString();
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(parameters), replace: true);
    }
}
