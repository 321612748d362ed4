namespace SocialPay.Web.Shell.Components;

/// <summary>An open dialog, handed to what stands in it.</summary>
public sealed class Question(Action<object?> answer)
{
    /// <summary>Closes the dialog with the officer's answer.</summary>
    public void Answer(object answered) => answer(answered);

    /// <summary>Closes it without one.</summary>
    public void Dismiss() => answer(null);
}
