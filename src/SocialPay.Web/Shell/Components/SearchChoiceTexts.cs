namespace SocialPay.Web.Shell.Components;

/// <summary>Names the texts of <see cref="SearchChoice{TValue}"/>, whose own name carries its type.</summary>
public sealed class SearchChoiceTexts;
