namespace SocialPay.Web.Shell.Components;

/// <summary>What is wrong with a field, in words.</summary>
public sealed record FieldMessage(string Text, bool IsWarning);
