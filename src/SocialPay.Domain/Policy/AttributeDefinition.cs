using System.Globalization;

namespace SocialPay.Domain.Policy;

public enum AttributeKind
{
    /// <summary>True or false; 1 or 0 as a fact.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Whole đồng.</summary>
    Money,

    /// <summary>One of a closed list of values; their position as a fact.</summary>
    Choice,
}

/// <summary>One attribute of a person that the law may ask for. Facts hold its value as a whole number.</summary>
public sealed class AttributeDefinition
{
    internal AttributeDefinition(int index, string name, AttributeKind kind, string[] vocabulary, bool derived, bool confidential)
    {
        Index = index;
        Name = name;
        Kind = kind;
        Vocabulary = vocabulary;
        Derived = derived;
        Confidential = confidential;
    }

    /// <summary>Place of the value in the array of facts of a day.</summary>
    public int Index { get; }

    /// <summary>Name in predicates, files and tables.</summary>
    public string Name { get; }

    public AttributeKind Kind { get; }

    /// <summary>The values of a choice; the first holds where nothing is recorded.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <summary>Worked out by the calculator, never recorded.</summary>
    public bool Derived { get; }

    /// <summary>Never on a posted list or a file for others (HIV: policy-rules §0.4).</summary>
    public bool Confidential { get; }

    /// <summary>Key of the label in the resources.</summary>
    public string LabelKey => $"Attribute_{Name}";

    /// <summary>Reads a value as files write it: <c>true</c>/<c>false</c>, digits, or a word of the vocabulary.</summary>
    public bool TryEncode(string text, out long value)
    {
        switch (Kind)
        {
            case AttributeKind.Flag:
                var read = bool.TryParse(text, out var flag);
                value = flag ? 1 : 0;
                return read;
            case AttributeKind.Number or AttributeKind.Money:
                return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
            case AttributeKind.Choice:
                for (var i = 0; i < Vocabulary.Count; i++)
                {
                    if (!string.Equals(Vocabulary[i], text, StringComparison.Ordinal)) continue;
                    value = i;
                    return true;
                }

                value = 0;
                return false;
            default:
                throw new InvalidOperationException($"Unknown kind {Kind}.");
        }
    }

    /// <exception cref="ArgumentException">The text is no value of this attribute.</exception>
    public long Encode(string text) =>
        TryEncode(text, out var value) ? value : throw new ArgumentException($"'{text}' is no value of {Name}.", nameof(text));

    /// <summary>The value as files write it.</summary>
    public string Decode(long value) => Kind switch
    {
        AttributeKind.Flag => value != 0 ? "true" : "false",
        AttributeKind.Choice when !Derived => Vocabulary[checked((int)value)],
        AttributeKind.Choice or AttributeKind.Number or AttributeKind.Money => value.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"Unknown kind {Kind}."),
    };

    public override string ToString() => Name;
}
