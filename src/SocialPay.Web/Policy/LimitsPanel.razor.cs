using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Policy;

public sealed partial class LimitsPanel : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Guid intent = Guid.CreateVersion7();
    private Workplace? loadedFor;
    private AdjustmentLimitsView? view;
    private Error? refusal;
    private string percent = "", monthsText = "";
    private string? percentProblem, monthsProblem;
    private bool busy, stored;

    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    [Inject]
    public required AdjustmentLimitsQuery Limits { get; init; }

    [Inject]
    public required SetAdjustmentLimits Change { get; init; }

    [Inject]
    public required IStringLocalizer<LimitsPanel> Loc { get; init; }

    /// <summary>What stands in the form; none while it can't be read.</summary>
    private AdjustmentLimits? Typed { get; set; }

    private string FirstPayroll => view!.Limits.Months is null && view.First is { } first ? Loc["FirstPayroll", Display.Month(first)] : "";

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(loadedFor, Workplace)) return;
        loadedFor = Workplace;
        stored = false;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await Limits.OfAreaAsync(Workplace.Actor, Workplace.Area.Code, Workplace.Month, leaving.Token);
        refusal = found.Error;
        view = found.IsDone ? found.Value : null;
        if (view is null) return;
        percent = view.Limits.RecoveryPercent.ToString(CultureInfo.InvariantCulture);
        monthsText = view.Limits.Months?.ToString(CultureInfo.InvariantCulture) ?? "";
        Read(percent, monthsText);
    }

    private void Read(string percentText, string typedMonths)
    {
        (percent, monthsText, stored) = (percentText, typedMonths, false);
        var (share, months) = (Number(percent.Trim().TrimEnd('%')), Number(monthsText));
        percentProblem = share is null or > AdjustmentLimits.MostRecoveryPercent ? PayrollErrors.RecoveryOutOfRange(AdjustmentLimits.MostRecoveryPercent).Message() : null;
        monthsProblem = months is null && monthsText.Trim().Length > 0 ? PayrollErrors.LookBackOutOfRange.Message() : null;
        Typed = percentProblem is null && monthsProblem is null ? new AdjustmentLimits(months, share!.Value) : null;
    }

    private async Task StoreAsync()
    {
        if (busy || Typed is not { } limits) return;
        busy = true;
        var set = await Change.ExecuteAsync(Workplace.Actor with { CommandId = intent }, view!.ProvinceCode, limits.RecoveryPercent, limits.Months, CancellationToken.None);
        if (set.IsDone)
        {
            intent = Guid.CreateVersion7();
            await LoadAsync();
        }

        busy = false;
        refusal ??= set.Error;
        stored = set.IsDone;
    }

    private string MeaningOf(int? months) => months switch
    {
        null => Loc["MeansAllMonths"],
        0 => Loc["MeansNoMonth"],
        { } limit => Loc["MeansMonths", limit],
    };

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
