using Microsoft.AspNetCore.Components;
using Radzen;
using SocialPay.Application.Access;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Shell;

public sealed partial class PlacePicker
{
    private const int MonthsAround = 12;

    private IReadOnlyList<AreaChoice> shown = [];

    [Parameter, EditorRequired]
    public required Workplace Workplace { get; set; }

    /// <summary>Asked for another area (its code) or month.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(string AreaCode, PayPeriod Month)> Chosen { get; set; }

    private IEnumerable<PayPeriod> Months =>
        Enumerable.Range(-MonthsAround, (2 * MonthsAround) + 1).Select(Workplace.Month.AddMonths).Where(IsWithin).OrderDescending();

    protected override void OnParametersSet() => shown = Workplace.Areas;

    private bool IsWithin(PayPeriod month) => month >= Workplace.FirstMonth && (Workplace.LastMonth is not { } last || month <= last);

    private void Search(LoadDataArgs args)
    {
        var wanted = VietnameseText.Fold(args.Filter);
        shown = wanted.Length == 0 ? Workplace.Areas : [.. Workplace.Areas.Where(area => area.FoldedName.Contains(wanted, StringComparison.Ordinal))];
    }

    private Dictionary<string, object> Labelled(string key) => new() { ["aria-label"] = Loc[key].Value };

    private Task ChooseAreaAsync(string code) => Chosen.InvokeAsync((code, Workplace.Month));

    private Task ChooseMonthAsync(PayPeriod month) => Chosen.InvokeAsync((Workplace.Area.Code, month));
}
