using MudBlazor;

namespace SocialPay.Web.Shell.Components;

/// <summary>A short word at the edge of the page that goes by itself.</summary>
public sealed class Toast(ISnackbar snackbar)
{
    /// <summary>Says that something was done.</summary>
    public void Done(string text) => snackbar.Add(text, Severity.Normal);

    /// <summary>Says that something was done, with a button that takes it back for ten seconds.</summary>
    public void Done(string text, string undo, Func<Task> undoAsync) => snackbar.Add(text, Severity.Normal, options =>
    {
        options.Action = undo;
        // The same words about somebody else have an undo of their own.
        options.DuplicatesBehavior = SnackbarDuplicatesBehavior.Allow;
        options.ActionColor = Color.Inherit;
        options.VisibleStateDuration = 10_000;
        options.OnClick = _ => undoAsync();
    });
}
