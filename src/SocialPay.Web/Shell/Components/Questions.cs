using Microsoft.Extensions.Localization;
using MudBlazor;

namespace SocialPay.Web.Shell.Components;

/// <summary>Asks before something is done. Escape and «Quay lại» do nothing.</summary>
public sealed class Questions(IDialogService dialogs, IStringLocalizer<Questions> texts)
{
    /// <summary>Whether the officer agrees. Title and button say what will be done.</summary>
    /// <param name="danger">It hurts, or cannot be undone: the button is red.</param>
    public async Task<bool> ConfirmAsync(string title, string text, string agree, bool danger = false) =>
        await AskAsync<Confirmation>(title, new Dictionary<string, object?>
        {
            [nameof(Confirmation.Text)] = text,
            [nameof(Confirmation.Agree)] = agree,
            [nameof(Confirmation.Danger)] = danger,
        }) is true;

    /// <summary>
    /// Shows a component of fields in a dialog; it closes it by the cascading <see cref="Question"/> and ends in <see cref="DialogButtons"/>.
    /// Null where the officer thought better of it.
    /// </summary>
    public async Task<object?> AskAsync<TDialog>(string title, IDictionary<string, object?>? parameters = null)
        where TDialog : Microsoft.AspNetCore.Components.IComponent
    {
        var host = new DialogParameters
        {
            { nameof(QuestionHost.Content), typeof(TDialog) },
            { nameof(QuestionHost.Parameters), parameters ?? new Dictionary<string, object?>() },
        };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false, CloseButton = false, DefaultFocus = DefaultFocus.None };
        var reference = await dialogs.ShowAsync<QuestionHost>(title, host, options);
        return await reference.Result is { Canceled: false } result ? result.Data : null;
    }

    internal string Back => texts["Back"];
}
