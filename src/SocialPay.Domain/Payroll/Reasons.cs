using System.Globalization;
using System.Text;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>Why a rule that matched is not paid (policy-rules §5).</summary>
public enum ExclusionCause
{
    /// <summary>Only the highest of several levels is paid.</summary>
    NotHighest,

    /// <summary>A person in a facility gets the facility's rate and no allowance.</summary>
    InInstitution,

    /// <summary>The amount per carer household goes with another of its people.</summary>
    OncePerHousehold,

    /// <summary>The spouse receives the couple's one share.</summary>
    SpouseHasShare,

    /// <summary>The higher of social pension and social allowance, not both.</summary>
    PensionOrAllowance,

    /// <summary>A relative of several deceased people of merit has as many shares as the law gives.</summary>
    SharesUsed,
}

/// <summary>A fact that the rule asked for, its value on the day, and since when; no date where nothing was recorded.</summary>
public readonly record struct FactUsed(AttributeDefinition Attribute, long Value, DateOnly? Since);

public readonly record struct ExcludedRule(string RuleId, ExclusionCause Cause);

/// <summary>
/// What made an amount: the day, the base row, the facts the rule asked for and the rules that were set aside. Its text is compact
/// and stored with the payroll line: <c>on=2021-01-31;base=BASE-TGXH-270;facts=age:82@1938-05-01,poverty:none;excluded=136-6-1i:not_highest</c>.
/// </summary>
public sealed class Reasons
{
    /// <summary>Prefix of a base that a province set, followed by the province's code.</summary>
    public const string ProvincialBasePrefix = "province:";

    /// <summary>What the stored text says before the base row's id, which a semicolon ends; for queries over many lines.</summary>
    public const string BaseMark = ";base=";

    private static readonly CodeTable<ExclusionCause> Causes = new(
        (ExclusionCause.NotHighest, "not_highest"),
        (ExclusionCause.InInstitution, "in_institution"),
        (ExclusionCause.OncePerHousehold, "once_per_household"),
        (ExclusionCause.SpouseHasShare, "spouse_has_share"),
        (ExclusionCause.PensionOrAllowance, "pension_or_allowance"),
        (ExclusionCause.SharesUsed, "shares_used"));

    public Reasons(DateOnly evaluatedOn, string baseSource, IReadOnlyList<FactUsed> facts, IReadOnlyList<ExcludedRule> excluded)
    {
        EvaluatedOn = evaluatedOn;
        BaseSource = baseSource;
        Facts = facts;
        Excluded = excluded;
    }

    /// <summary>The code of a cause in stored texts and files.</summary>
    public static string CodeOf(ExclusionCause cause) => Causes.CodeOf(cause);

    public DateOnly EvaluatedOn { get; }

    /// <summary>Id of the row that set the base, or <c>province:</c> and the code; empty where no base is used.</summary>
    public string BaseSource { get; }

    public IReadOnlyList<FactUsed> Facts { get; }

    public IReadOnlyList<ExcludedRule> Excluded { get; }

    /// <summary>The same with further rules set aside.</summary>
    public Reasons Excluding(IEnumerable<ExcludedRule> more) => new(EvaluatedOn, BaseSource, Facts, [.. Excluded, .. more]);

    /// <summary>The text that is stored; <see cref="Parse"/> reads it again.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(160);
        text.Append("on=");
        AppendDay(text, EvaluatedOn);
        if (BaseSource.Length > 0) text.Append(BaseMark).Append(BaseSource);
        for (var i = 0; i < Facts.Count; i++)
        {
            var fact = Facts[i];
            text.Append(i == 0 ? ";facts=" : ",").Append(fact.Attribute.Name).Append(':').Append(fact.Attribute.Decode(fact.Value));
            if (fact.Since is not { } since) continue;
            text.Append('@');
            AppendDay(text, since);
        }

        for (var i = 0; i < Excluded.Count; i++)
            text.Append(i == 0 ? ";excluded=" : ",").Append(Excluded[i].RuleId).Append(':').Append(Causes.CodeOf(Excluded[i].Cause));

        return text.ToString();
    }

    /// <exception cref="FormatException">The text was not written by <see cref="ToString"/>.</exception>
    public static Reasons Parse(string text)
    {
        DateOnly? day = null;
        var baseSource = "";
        List<FactUsed> facts = [];
        List<ExcludedRule> excluded = [];
        foreach (var part in text.Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var value = part[(equals + 1)..];
            switch (equals < 0 ? "" : part[..equals])
            {
                case "on":
                    day = Day(value);
                    break;
                case "base":
                    baseSource = value;
                    break;
                case "facts":
                    facts.AddRange(value.Split(',').Select(Fact));
                    break;
                case "excluded":
                    excluded.AddRange(value.Split(',').Select(Exclusion));
                    break;
                default:
                    throw Malformed(part);
            }
        }

        return new(day ?? throw Malformed(text), baseSource, facts, excluded);

        FactUsed Fact(string part)
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var at = part.IndexOf('@', StringComparison.Ordinal);
            if (colon < 0 || AttributeCatalogue.Find(part[..colon]) is not { } attribute) throw Malformed(part);
            var value = part[(colon + 1)..(at < 0 ? part.Length : at)];
            return attribute.TryEncode(value, out var encoded)
                ? new(attribute, encoded, at < 0 ? null : Day(part[(at + 1)..]))
                : throw Malformed(part);
        }

        static ExcludedRule Exclusion(string part)
        {
            var colon = part.LastIndexOf(':');
            return colon > 0 && Causes.TryRead(part[(colon + 1)..], out var cause) ? new(part[..colon], cause) : throw Malformed(part);
        }
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Malformed(text);

    private static FormatException Malformed(string part) => new($"'{part}' is not part of a payroll line's reasons.");

    private static void AppendDay(StringBuilder text, DateOnly day)
    {
        Span<char> buffer = stackalloc char[10];
        if (day.TryFormat(buffer, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture)) text.Append(buffer[..length]);
    }
}
