namespace SocialPay.Web.Shell.Components;

/// <summary>A value to choose, and its words.</summary>
public sealed record Choice<T>(T Value, string Text);
