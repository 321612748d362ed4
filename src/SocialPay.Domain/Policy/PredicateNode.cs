namespace SocialPay.Domain.Policy;

public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>
/// A typed predicate: names are resolved to attributes, words to their places in the vocabulary. Its text is canonical: two
/// predicates with the same text mean the same.
/// </summary>
public abstract record PredicateNode
{
    /// <summary>True or False.</summary>
    public sealed record Constant(bool Value) : PredicateNode
    {
        public override string ToString() => Value ? "True" : "False";
    }

    /// <summary>A flag by itself.</summary>
    public sealed record Holds(AttributeDefinition Attribute) : PredicateNode
    {
        public override string ToString() => Attribute.Name;
    }

    public sealed record Not(PredicateNode Operand) : PredicateNode
    {
        public override string ToString() => $"not ({Operand})";
    }

    public sealed record And(PredicateNode Left, PredicateNode Right) : PredicateNode
    {
        public override string ToString() => $"({Left} and {Right})";
    }

    public sealed record Or(PredicateNode Left, PredicateNode Right) : PredicateNode
    {
        public override string ToString() => $"({Left} or {Right})";
    }

    /// <summary>An attribute against a value.</summary>
    public sealed record Compare(AttributeDefinition Attribute, ComparisonOperator Operator, long Value) : PredicateNode
    {
        public override string ToString() => $"{Attribute.Name} {Operator.Sign()} {Value}";
    }

    /// <summary>An attribute against another one of the same kind.</summary>
    public sealed record CompareTwo(AttributeDefinition Left, ComparisonOperator Operator, AttributeDefinition Right) : PredicateNode
    {
        public override string ToString() => $"{Left.Name} {Operator.Sign()} {Right.Name}";
    }

    /// <summary>An attribute that has one of some values.</summary>
    public sealed record OneOf(AttributeDefinition Attribute, IReadOnlyList<long> Values) : PredicateNode
    {
        public override string ToString() => $"{Attribute.Name} in ({string.Join(", ", Values.Order())})";
    }
}

internal static class ComparisonOperators
{
    public static string Sign(this ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
    };

    /// <summary>The operator with its sides exchanged: 4 &lt;= age is age &gt;= 4.</summary>
    public static ComparisonOperator Mirrored(this ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => ComparisonOperator.Equal,
        ComparisonOperator.NotEqual => ComparisonOperator.NotEqual,
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
    };

    public static bool IsEquality(this ComparisonOperator comparison) =>
        comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
}
