using System.Globalization;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>
/// The reasons of an amount as a sentence that begins with what differs from one person to the next: «82 tuổi; hệ số 1,0 × 270.000 ₫
/// = 270.000 ₫. Căn cứ: Nghị định 136/2013/NĐ-CP, Điều 6 khoản 1 điểm l».
/// </summary>
public sealed class ReasonText(Law law)
{
    private const string File = "Policy";

    /// <summary>The same without a word on how well the rows are founded: for a list that says it once, by <see cref="FoundedBy(LineContent)"/>.</summary>
    public ReasonText WithoutFlags => new(law) { NamesFlags = false };

    private bool NamesFlags { get; init; } = true;

    /// <summary>How well the row of a line and its base are founded: the less well of both.</summary>
    public SourceFlag FoundedBy(LineContent line) => FoundedBy(line.RuleId, Reasons.Parse(line.Reasons));

    /// <summary>The same for what the calculator found.</summary>
    public SourceFlag FoundedBy(OwedLine line) => FoundedBy(line.Rule.Id, line.Reasons);

    /// <param name="line">What the calculator found.</param>
    /// <param name="culture">Language of the words; numbers are written the Vietnamese way in every language.</param>
    /// <param name="showConfidential">False for what is posted or handed out: nothing then tells of HIV, not even the article.</param>
    public string Of(OwedLine line, CultureInfo culture, bool showConfidential = true) =>
        Of(line.Rule, line.Base, line.Coefficient, line.Amount, line.Reasons, culture, showConfidential);

    /// <summary>The same for a stored payroll line, whose reasons <see cref="Reasons.Parse"/> reads.</summary>
    /// <exception cref="KeyNotFoundException">The law has no such rule.</exception>
    public string Of(
        string ruleId, Vnd level, decimal coefficient, Vnd amount, string reasons, CultureInfo culture, bool showConfidential = true) =>
        Of(
            law.Find(ruleId) ?? throw new KeyNotFoundException($"The law has no rule '{ruleId}'."),
            level, coefficient, amount, Reasons.Parse(reasons), culture, showConfidential);

    /// <summary>
    /// The same for a line of any kind, also one that carries arrears over: where its amount is not all that the row owes, as a difference.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The law has no such rule.</exception>
    public string Of(LineContent line, CultureInfo culture, bool showConfidential = true) =>
        line.Base == Vnd.Zero || Owed(line) != line.Amount
            ? OfAdjustment(line, culture, showConfidential)
            : Of(line.RuleId, line.Base, line.Coefficient, line.Amount, line.Reasons, culture, showConfidential);

    /// <summary>Facts and factors alone, as «82 tuổi; hệ số 1,0 × 270.000 ₫»: for a list, where the amount stands beside them.</summary>
    /// <exception cref="KeyNotFoundException">The law has no such rule.</exception>
    public string InShort(LineContent line, CultureInfo culture)
    {
        if (line.Base == Vnd.Zero) return OfAdjustment(line, culture);
        var rule = law.Find(line.RuleId) ?? throw new KeyNotFoundException($"The law has no rule '{line.RuleId}'.");
        var (reasons, owed) = (Reasons.Parse(line.Reasons), Owed(line));
        var sum = Sum(rule, line.Base, line.Coefficient, owed, reasons, culture).Split(" = ")[0];
        if (owed != line.Amount) sum = Texts.Get(File, line.Amount < Vnd.Zero ? "ShortRecovery" : "ShortArrears", culture, sum, PolicyText.Money(line.Amount < Vnd.Zero ? -line.Amount : line.Amount, culture));
        return Capitalised(string.Join("; ", new[] { Facts(reasons, culture), sum }.Where(part => part.Length > 0)), culture);
    }

    /// <summary>Arrears or a recovery, stored or not: why the month is owed, and what of it is added or taken back.</summary>
    /// <exception cref="KeyNotFoundException">The law has no such rule.</exception>
    public string OfAdjustment(LineContent line, CultureInfo culture, bool showConfidential = true)
    {
        var (month, difference) = (line.For.ToDisplay(), PolicyText.Money(line.Amount < Vnd.Zero ? -line.Amount : line.Amount, culture));
        if (line.Base == Vnd.Zero) return Texts.Get(File, line.Amount > Vnd.Zero ? "PaidBack" : "RecoveryOfAll", culture, month, difference);
        var owed = Owed(line);
        var why = Of(line.RuleId, line.Base, line.Coefficient, owed, line.Reasons, culture, showConfidential);
        return line.Amount < Vnd.Zero
            ? Texts.Get(File, "Recovery", culture, why, month, PolicyText.Money(owed, culture), difference)
            : Texts.Get(File, "Arrears", culture, why, month, PolicyText.Money(owed, culture), PolicyText.Money(owed - line.Amount, culture), difference);
    }

    private SourceFlag FoundedBy(string ruleId, Reasons reasons)
    {
        var (row, source) = (law.Find(ruleId)?.Flag ?? SourceFlag.Verified, law.Find(reasons.BaseSource)?.Flag ?? SourceFlag.Verified);
        return source > row ? source : row;
    }

    /// <summary>What the row owes for the month; merit multiples of the base in whole thousands.</summary>
    private Vnd Owed(LineContent line)
    {
        var product = line.Base.Times(line.Coefficient);
        return law.Find(line.RuleId)?.BaseReference == BaseReference.MeritBase ? product.InThousands() : product;
    }

    private string Of(
        RateRule rule, Vnd level, decimal coefficient, Vnd amount, Reasons reasons, CultureInfo culture, bool showConfidential)
    {
        var sum = Sum(rule, level, coefficient, amount, reasons, culture);
        // A base that is founded less well than the row says so by itself.
        if (NamesFlags && law.Find(reasons.BaseSource) is { } baseRow && baseRow.Flag > rule.Flag)
            sum = Texts.Get(File, "BaseFlagNote", culture, sum, PolicyText.Of(baseRow.Flag, culture));
        if (!showConfidential && reasons.Facts.Any(fact => fact.Attribute.Confidential && fact.Value != 0)) return Capitalised(sum, culture);

        var facts = Facts(reasons, culture);
        var source = PolicyText.Source(rule, culture);
        if (NamesFlags && rule.Flag != SourceFlag.Verified)
            source = Texts.Get(File, "FlagNote", culture, source, PolicyText.Of(rule.Flag, culture));
        var sentence = facts.Length == 0
            ? Texts.Get(File, "SentenceWithoutFacts", culture, source, Capitalised(sum, culture))
            : Texts.Get(File, "Sentence", culture, source, Capitalised(facts, culture), sum);
        var notAdded = reasons.Excluded
            .Where(excluded => showConfidential || !law.PredicateOf(excluded.RuleId).Reads.Any(attribute => attribute.Confidential))
            .Select(excluded => NotAdded(rule, excluded, culture));
        var exclusions = string.Join("; ", notAdded);
        return exclusions.Length == 0 ? sentence : Texts.Get(File, "NotAdded", culture, sentence, exclusions);
    }

    private static string Facts(Reasons reasons, CultureInfo culture) =>
        string.Join(", ", reasons.Facts.OrderBy(fact => fact.Attribute != AttributeCatalogue.Age).Select(fact => PolicyText.Phrase(fact.Attribute, fact.Value, culture)).OfType<string>());

    private static string Sum(RateRule rule, Vnd level, decimal coefficient, Vnd amount, Reasons reasons, CultureInfo culture)
    {
        var (levelText, amountText) = (PolicyText.Money(level, culture), PolicyText.Money(amount, culture));
        var ofProvince = reasons.BaseSource.StartsWith(Reasons.ProvincialBasePrefix, StringComparison.Ordinal);
        var factor = coefficient.ToString(rule.Unit is RateUnit.Coefficient or RateUnit.CoefficientPerChild ? "0.0##" : "0.##", Cultures.Vietnamese);
        var key = rule.Unit switch
        {
            RateUnit.AmountPerDay => "ByDay",
            RateUnit.Amount => ofProvince ? "FixedOfProvince" : "Fixed",
            RateUnit.AmountPerSeniorityUnit => "BySeniority",
            RateUnit.MonthsOfAllowance => "MonthsOfAllowance",
            RateUnit.MultipleOfBase => ofProvince ? "MultipleOfProvince" : "Multiple",
            _ => ofProvince ? "ProductOfProvince" : "Product",
        };
        var sum = rule.Unit == RateUnit.Amount ? Texts.Get(File, key, culture, amountText) : Texts.Get(File, key, culture, factor, levelText, amountText);
        var rounded = rule.BaseReference == BaseReference.MeritBase && level.Times(coefficient) != amount;
        return rounded ? Texts.Get(File, "RoundedToThousand", culture, sum) : sum;
    }

    /// <summary>Of the same instrument the article alone is named.</summary>
    private string NotAdded(RateRule paid, ExcludedRule excluded, CultureInfo culture)
    {
        var rule = law.Find(excluded.RuleId) ?? throw new KeyNotFoundException($"The law has no rule '{excluded.RuleId}'.");
        var source = rule.Instrument == paid.Instrument ? PolicyText.Article(rule, culture) : PolicyText.Source(rule, culture);
        return Texts.Get(File, "NotAddedRule", culture, source, Texts.Get(File, $"Excluded_{excluded.Cause}", culture));
    }

    private static string Capitalised(string text, CultureInfo culture) => char.ToUpper(text[0], culture) + text[1..];
}
