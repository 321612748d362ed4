using SocialPay.Domain.Common;

namespace SocialPay.Application.Explain;

/// <summary>What can be wrong with a file of facts; the first argument is the field, as <c>person.disability[1].from</c>.</summary>
public static class ExplainErrors
{
    /// <summary>Not JSON at all, with the parser's own words.</summary>
    public static Error NotJson(string detail) => new("Explain.NotJson", detail);

    public static Error Missing(string field) => new("Explain.Missing", field);

    public static Error UnknownField(string field, IEnumerable<string> known) => new("Explain.UnknownField", field, string.Join(", ", known));

    public static Error UnknownAttribute(string field) => new("Explain.UnknownAttribute", field);

    /// <summary>Another kind of value, as a text where a number belongs.</summary>
    public static Error WrongType(string field, string expected) => new("Explain.WrongType", field, expected);

    /// <summary>A word that is none of those that the field can have.</summary>
    public static Error UnknownValue(string field, string value, IEnumerable<string> known) =>
        new("Explain.UnknownValue", field, value, string.Join(", ", known.Select(word => word.Length == 0 ? "\"\"" : word)));

    public static Error EndBeforeStart(string field) => new("Explain.EndBeforeStart", field);

    public static Error DeathBeforeBirth(string field) => new("Explain.DeathBeforeBirth", field);
}
