using System.Globalization;
using System.Text.RegularExpressions;
using SocialPay.Application.Resources;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>
/// Names of the law's groups, as «Người khuyết tật nặng, đặc biệt nặng»: our words for those that ship with the program, the words of
/// its rows for one that came with a later instrument.
/// </summary>
public sealed partial class GroupNames(Law law)
{
    /// <param name="draft">Rows of a change that is not in force yet.</param>
    public string Of(string code, CultureInfo culture, IEnumerable<RateRule>? draft = null) =>
        Texts.Find("Policy", $"Group_{code}", culture) ?? OfRows(law.Rules, code, culture) ?? OfRows(draft ?? [], code, culture) ?? code;

    /// <summary>
    /// Short, and no other group's: «5.5a NĐ 136: Người cao tuổi nghèo không có người phụng dưỡng». Clause, decree and the name in as
    /// few words as tell the group; pages wrap it, none cuts it.
    /// </summary>
    public string ShortOf(string code, CultureInfo culture, IEnumerable<RateRule>? draft = null)
    {
        var name = Texts.Find("Policy", $"GroupShort_{code}", culture) ?? Of(code, culture, draft);
        if (Citation().Match(code) is not { Success: true } citation) return name;
        var (decree, clause) = (citation.Groups["decree"].Value, citation.Groups["clause"].Value);
        return clause.Length == 0 ? Texts.Get("Policy", "GroupOfDecree", culture, decree, name) : Texts.Get("Policy", "GroupOfClause", culture, clause, decree, name);
    }

    /// <summary>With the place in the law where the code is one: «Người khuyết tật nặng, đặc biệt nặng (136/5.6)».</summary>
    public string WithCode(string code, CultureInfo culture) =>
        Citation().Match(code) is { Success: true } citation && citation.Groups["clause"].Value.Length > 0 ? $"{Of(code, culture)} ({code})" : Of(code, culture);

    // «136/5.5a»; «136/inst» has no clause of its own, «ncc/tb» no decree.
    [GeneratedRegex(@"^(?<decree>\d+)/(?<clause>\d+\.\d+\w*)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();

    private static string? OfRows(IEnumerable<RateRule> rules, string code, CultureInfo culture)
    {
        var name = rules.Where(rule => rule.GroupCode == code).OrderBy(rule => rule.Component)
            .Select(rule => culture.TwoLetterISOLanguageName == "en" ? rule.GroupEn : rule.GroupVi).FirstOrDefault(text => text.Length > 0);
        return name is null ? null : char.ToUpper(name[0], culture) + name[1..];
    }
}
