namespace SocialPay.Web.Shell.Components;

/// <summary>How much a button asks for: one main button on a page, red for what hurts.</summary>
public enum ButtonKind
{
    Main,
    Other,
    Quiet,
    Danger,
}

internal static class ButtonKinds
{
    /// <summary>The classes of a button, in base.css.</summary>
    public static string CssClass(this ButtonKind kind, bool small) => kind switch
    {
        ButtonKind.Main => "button button-main",
        ButtonKind.Other => "button button-other",
        ButtonKind.Quiet => "button button-quiet",
        ButtonKind.Danger => "button button-danger",
    } + (small ? " button-small" : "");
}
