using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Shell;

public sealed partial class PlacePicker
{
    private const int MonthsAround = 12;

    private IReadOnlyList<AreaChoice> known = [];
    private IReadOnlyList<Choice<string>> areas = [];
    private Dictionary<string, AreaLevel> levels = [];

    [Parameter, EditorRequired]
    public required Workplace Workplace { get; set; }

    /// <summary>Asked for another area (its code) or month.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(string AreaCode, PayPeriod Month)> Chosen { get; set; }

    [Inject]
    public required IStringLocalizer<PlacePicker> Loc { get; init; }

    private IEnumerable<Choice<PayPeriod>> Months =>
        Enumerable.Range(-MonthsAround, (2 * MonthsAround) + 1).Select(Workplace.Month.AddMonths).Where(IsWithin).OrderDescending()
            .Select(month => new Choice<PayPeriod>(month, Loc["MonthOf", Display.Month(month)]));

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(known, Workplace.Areas)) return;
        known = Workplace.Areas;
        areas = [.. known.Select(area => new Choice<string>(area.Code, area.FullName))];
        levels = known.ToDictionary(area => area.Code, area => area.Level, StringComparer.Ordinal);
    }

    private bool IsWithin(PayPeriod month) => month >= Workplace.FirstMonth && (Workplace.LastMonth is not { } last || month <= last);

    private string LevelOf(string code) => $"area-level-{levels[code].ToString().ToLowerInvariant()}";

    private Task ChooseAreaAsync(string? code) => code is null ? Task.CompletedTask : Chosen.InvokeAsync((code, Workplace.Month));

    private Task ChooseMonthAsync(PayPeriod month) => Chosen.InvokeAsync((Workplace.Area.Code, month));
}
