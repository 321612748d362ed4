using System.Globalization;
using SocialPay.Application.Resources;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>
/// Names of the law's groups, as «Người khuyết tật nặng, đặc biệt nặng»: our words for those that ship with the program, the words of
/// its rows for one that came with a later instrument.
/// </summary>
public sealed class GroupNames(Law law)
{
    /// <param name="draft">Rows of a change that is not in force yet.</param>
    public string Of(string code, CultureInfo culture, IEnumerable<RateRule>? draft = null) =>
        Texts.Find("Policy", $"Group_{code}", culture) ?? OfRows(law.Rules, code, culture) ?? OfRows(draft ?? [], code, culture) ?? code;

    private static string? OfRows(IEnumerable<RateRule> rules, string code, CultureInfo culture)
    {
        var name = rules.Where(rule => rule.GroupCode == code).OrderBy(rule => rule.Component)
            .Select(rule => culture.TwoLetterISOLanguageName == "en" ? rule.GroupEn : rule.GroupVi).FirstOrDefault(text => text.Length > 0);
        return name is null ? null : char.ToUpper(name[0], culture) + name[1..];
    }
}
