using System.Globalization;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>The law's words for people: attributes, values, components, groups, articles.</summary>
public static class PolicyText
{
    private const string File = "Policy";

    /// <summary>How rows write an annex (phụ lục) after an article or clause.</summary>
    private const string Annex = ", appendix ";

    /// <summary>How rows write a decision of the President on a gift.</summary>
    private const string President = "decision of the President, ";

    /// <summary>Label of a field, as «Mức độ khuyết tật».</summary>
    public static string Label(AttributeDefinition attribute, CultureInfo culture) => Texts.Get(File, attribute.LabelKey, culture);

    /// <summary>A value as a list or a page shows it, as «Khuyết tật nặng», «Có», «3».</summary>
    public static string Value(AttributeDefinition attribute, long value, CultureInfo culture) => attribute.Kind switch
    {
        AttributeKind.Flag => Texts.Get(File, value != 0 ? "Yes" : "No", culture),
        AttributeKind.Number => value.ToString(culture),
        AttributeKind.Money => Money(new Vnd(value), culture),
        AttributeKind.Choice => Texts.Get(File, $"Value_{attribute.Name}_{attribute.Decode(value)}", culture),
        _ => throw new InvalidOperationException($"Unknown kind {attribute.Kind}."),
    };

    /// <summary>A fact within a sentence, as «82 tuổi» or «hộ nghèo»; null where nothing is said, as for a flag that is false.</summary>
    public static string? Phrase(AttributeDefinition attribute, long value, CultureInfo culture)
    {
        if (value == 0 && attribute != AttributeCatalogue.Age) return null;
        return attribute.Kind switch
        {
            AttributeKind.Flag => Texts.Get(File, $"Fact_{attribute.Name}", culture),
            AttributeKind.Number => Texts.Get(File, $"Fact_{attribute.Name}", culture, value),
            AttributeKind.Money => Texts.Get(File, $"Fact_{attribute.Name}", culture, value.ToString("#,##0", Cultures.Vietnamese)),
            AttributeKind.Choice => Uncapitalised(Value(attribute, value, culture), culture),
            _ => throw new InvalidOperationException($"Unknown kind {attribute.Kind}."),
        };
    }

    public static string Of(RuleComponent component, CultureInfo culture) => Texts.Get(File, $"Component_{component}", culture);

    public static string Of(PayeeKind payee, CultureInfo culture) => payee == PayeeKind.None ? "" : Texts.Get(File, $"Payee_{payee}", culture);

    /// <summary>How well a row is founded, as «chưa đối chiếu văn bản».</summary>
    public static string Of(SourceFlag flag, CultureInfo culture) => Texts.Get(File, $"Flag_{flag.Code()}", culture);

    /// <summary>What is wrong with a row of the law.</summary>
    public static string Problem(LawProblem problem, CultureInfo culture) => Texts.Get(File, $"Problem_{problem.Kind}", culture, [.. problem.Details.Select(OnScreen), "", "", ""]);

    /// <summary>As «Nghị định 136/2013/NĐ-CP, Điều 6 khoản 1 điểm l».</summary>
    public static string Source(RateRule rule, CultureInfo culture)
    {
        var instrument = Instrument(rule.Instrument, culture);
        return rule.Article.Length == 0 ? instrument : Texts.Get(File, "Source", culture, instrument, Article(rule, culture));
    }

    /// <summary>The same, but for a base, «mức chuẩn theo Nghị định 58/2019/NĐ-CP».</summary>
    public static string RowSource(RateRule rule, CultureInfo culture) =>
        rule.Component == RuleComponent.Base ? Texts.Get(File, "BaseSource", culture, Source(rule, culture)) : Source(rule, culture);

    /// <summary>As «Điều 6 khoản 1 điểm l», or «Điều 4, Phụ lục I mục 7.1».</summary>
    public static string Article(RateRule rule, CultureInfo culture)
    {
        // A question mark marks a number that is not certain; the row's flag says so in words.
        var (article, annex) = Split(rule.Article.TrimEnd('?'), Annex);
        var (clause, annexOfClause) = Split(rule.Clause, Annex);
        var text = Texts.Get(File, "Article", culture, article);
        if (annex.Length == 0 && clause.Length > 0) text += Texts.Get(File, "Clause", culture, clause);
        if (rule.Point.Length > 0) text += Texts.Get(File, "Point", culture, rule.Point);
        if (annex.Length > 0) text += Texts.Get(File, "Annex", culture, annex);
        if (annex.Length > 0 && clause.Length > 0) text += Texts.Get(File, "AnnexItem", culture, clause);
        return annexOfClause.Length > 0 ? text + Texts.Get(File, "Annex", culture, annexOfClause) : text;
    }

    /// <summary>As «270.000 ₫», with Vietnamese signs in every language, as on the rest of the screen.</summary>
    public static string Money(Vnd amount, CultureInfo culture) => amount.Amount.ToString("#,##0", Cultures.Vietnamese) + " ₫";

    private static string Instrument(string instrument, CultureInfo culture)
    {
        if (instrument.StartsWith(President, StringComparison.Ordinal))
            return Texts.Get(File, "PresidentsDecision", culture, instrument[President.Length..]);
        // The amount of one decree for the article of another, as «335/2026/NĐ-CP on 176/2025/NĐ-CP».
        var (amount, of) = Split(instrument, " on ");
        if (of.Length > 0) return Texts.Get(File, "AmountBy", culture, Instrument(of, culture), amount);
        // What follows the number tells how the row came about, as in «335/2026/NĐ-CP (assumed)».
        var number = instrument.Split(' ', ';')[0];
        var kind = number switch
        {
            _ when number.Contains("/NĐ-", StringComparison.Ordinal) => "Decree",
            _ when number.Contains("/TT-", StringComparison.Ordinal) => "Circular",
            _ when number.Contains("/NQ-", StringComparison.Ordinal) => "Resolution",
            _ when number.Contains("/QĐ-", StringComparison.Ordinal) => "Decision",
            _ => null,
        };
        return kind is null ? instrument : Texts.Get(File, kind, culture, number);
    }

    private static (string Before, string After) Split(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + separator.Length)..]);
    }

    /// <summary>A month as the screen writes it; else the text itself.</summary>
    private static string OnScreen(string detail) => detail.Length == 7 && detail[4] == '-' && PayPeriod.TryParse(detail, out var month) ? month.ToDisplay() : detail;

    private static string Uncapitalised(string text, CultureInfo culture) => char.ToLower(text[0], culture) + text[1..];
}
