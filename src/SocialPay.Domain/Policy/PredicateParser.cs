using System.Globalization;

namespace SocialPay.Domain.Policy;

/// <summary>
/// Recursive descent over the grammar of docs/law.md, with the types checked on the way. The first fault stops it: every method
/// then returns null up to the top.
/// </summary>
internal sealed class PredicateParser
{
    /// <summary>Rows may be typed by people: no text can exhaust the stack.</summary>
    private const int MaximumLength = 2000;

    private const int MaximumDepth = 50;

    private readonly IReadOnlyDictionary<string, int>? groups;
    private readonly List<PredicateToken> tokens = [];
    private int at;
    private int depth;

    public PredicateParser(string text, IReadOnlyDictionary<string, int>? groups)
    {
        this.groups = groups;
        if (string.IsNullOrWhiteSpace(text)) Fault = new(PredicateFaultKind.Empty, 0, "");
        else if (text.Length > MaximumLength) Fault = new(PredicateFaultKind.TooLong, MaximumLength, "");
        else (tokens, Fault) = PredicateTokeniser.Read(text);
    }

    public PredicateFault? Fault { get; private set; }

    private PredicateToken Current => tokens[at];

    public PredicateNode? Parse()
    {
        if (Fault is not null) return null;
        var root = Or();
        if (root is null) return null;
        return Current.Kind == PredicateTokenKind.End ? root : Unexpected();
    }

    private PredicateNode? Or()
    {
        var left = And();
        while (left is not null && Take(PredicateTokenKind.Or)) left = And() is { } right ? new PredicateNode.Or(left, right) : null;
        return left;
    }

    private PredicateNode? And()
    {
        var left = Not();
        while (left is not null && Take(PredicateTokenKind.And)) left = Not() is { } right ? new PredicateNode.And(left, right) : null;
        return left;
    }

    private PredicateNode? Not()
    {
        if (++depth > MaximumDepth) return Fail(PredicateFaultKind.TooDeep, Current.Position, "");
        var node = Take(PredicateTokenKind.Not)
            ? Not() is { } operand ? new PredicateNode.Not(operand) : null
            : Comparison();
        depth--;
        return node;
    }

    private PredicateNode? Comparison()
    {
        if (Operand() is not { } left) return null;
        if (Current.Kind == PredicateTokenKind.Comparison) return Chain(left);
        if (Current.Kind == PredicateTokenKind.In || (Current.Kind == PredicateTokenKind.Not && tokens[at + 1].Kind == PredicateTokenKind.In))
        {
            var negated = Take(PredicateTokenKind.Not);
            at++;
            var oneOf = OneOf(left);
            return negated && oneOf is not null ? new PredicateNode.Not(oneOf) : oneOf;
        }

        return left.AsCondition() ?? Fail(PredicateFaultKind.NotTrueOrFalse, left.Position, left.Text);
    }

    /// <summary><c>a &lt; b &lt;= c</c> is <c>a &lt; b and b &lt;= c</c>.</summary>
    private PredicateNode? Chain(PredicateOperand left)
    {
        PredicateNode? all = null;
        while (Current.Kind == PredicateTokenKind.Comparison)
        {
            var comparison = Current.Text switch
            {
                "==" => ComparisonOperator.Equal,
                "!=" => ComparisonOperator.NotEqual,
                "<" => ComparisonOperator.Less,
                "<=" => ComparisonOperator.LessOrEqual,
                ">" => ComparisonOperator.Greater,
                _ => ComparisonOperator.GreaterOrEqual,
            };
            at++;
            if (Operand() is not { } right) return null;
            if (Compare(left, comparison, right) is not { } node) return null;
            all = all is null ? node : new PredicateNode.And(all, node);
            left = right;
        }

        return all;
    }

    private PredicateNode? Compare(PredicateOperand left, ComparisonOperator comparison, PredicateOperand right)
    {
        if (left.Attribute is { } attribute)
        {
            if (right.Attribute is not { } other) return ValueOf(attribute, comparison, right) is { } value
                ? new PredicateNode.Compare(attribute, comparison, value) : null;
            return attribute.Kind == other.Kind && attribute.Kind is AttributeKind.Number or AttributeKind.Money
                ? new PredicateNode.CompareTwo(attribute, comparison, other)
                : Fail(PredicateFaultKind.TypeMismatch, right.Position, right.Text);
        }

        if (right.Attribute is null) return Fail(PredicateFaultKind.TypeMismatch, left.Position, left.Text);
        return ValueOf(right.Attribute, comparison, left) is { } first
            ? new PredicateNode.Compare(right.Attribute, comparison.Mirrored(), first) : null;
    }

    private PredicateNode? OneOf(PredicateOperand left)
    {
        if (left.Attribute is not { } attribute || attribute.Kind == AttributeKind.Flag)
            return Fail(PredicateFaultKind.TypeMismatch, left.Position, left.Text);
        if (!Take(PredicateTokenKind.Open)) return Unexpected();
        var values = new List<long>();
        do
        {
            if (Current.Kind == PredicateTokenKind.Close && values.Count > 0) break;
            if (Operand() is not { } operand || ValueOf(attribute, ComparisonOperator.Equal, operand) is not { } value) return null;
            values.Add(value);
        }
        while (Take(PredicateTokenKind.Comma));

        return Take(PredicateTokenKind.Close) ? new PredicateNode.OneOf(attribute, values) : Unexpected();
    }

    /// <summary>The value of a literal for this attribute, or null with the fault set.</summary>
    private long? ValueOf(AttributeDefinition attribute, ComparisonOperator comparison, PredicateOperand operand)
    {
        switch (attribute.Kind)
        {
            case AttributeKind.Number or AttributeKind.Money when operand.Kind == PredicateTokenKind.Number:
                return operand.Number;
            case AttributeKind.Flag when operand.Condition is PredicateNode.Constant constant && comparison.IsEquality():
                return constant.Value ? 1 : 0;
            case AttributeKind.Choice when operand.Kind == PredicateTokenKind.Text && comparison.IsEquality():
                if (attribute == AttributeCatalogue.GroupCode && groups is not null && groups.TryGetValue(operand.Text, out var group)) return group;
                if (attribute != AttributeCatalogue.GroupCode && attribute.TryEncode(operand.Text, out var value)) return value;
                Fail(PredicateFaultKind.UnknownValue, operand.Position, operand.Text);
                return null;
            default:
                Fail(PredicateFaultKind.TypeMismatch, operand.Position, operand.Text);
                return null;
        }
    }

    private PredicateOperand? Operand()
    {
        var token = Current;
        switch (token.Kind)
        {
            case PredicateTokenKind.Name:
                at++;
                if (AttributeCatalogue.Find(token.Text) is { } attribute) return new(token, Attribute: attribute);
                Fail(PredicateFaultKind.UnknownAttribute, token.Position, token.Text);
                return null;
            case PredicateTokenKind.Number:
                at++;
                if (long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return new(token, Number: number);
                Fail(PredicateFaultKind.NumberTooLarge, token.Position, token.Text);
                return null;
            case PredicateTokenKind.Text:
                at++;
                return new(token);
            case PredicateTokenKind.True or PredicateTokenKind.False:
                at++;
                return new(token, Condition: new PredicateNode.Constant(token.Kind == PredicateTokenKind.True));
            case PredicateTokenKind.Open:
                at++;
                if (Or() is not { } inner) return null;
                if (Take(PredicateTokenKind.Close)) return new(token, Condition: inner);
                Unexpected();
                return null;
            default:
                Unexpected();
                return null;
        }
    }

    private bool Take(PredicateTokenKind kind)
    {
        if (Current.Kind != kind) return false;
        at++;
        return true;
    }

    private PredicateNode? Unexpected() => Current.Kind == PredicateTokenKind.End
        ? Fail(PredicateFaultKind.UnexpectedEnd, Current.Position, "")
        : Fail(PredicateFaultKind.Unexpected, Current.Position, Current.Text);

    private PredicateNode? Fail(PredicateFaultKind kind, int position, string detail)
    {
        Fault ??= new(kind, position, detail);
        return null;
    }

    private sealed record PredicateOperand(PredicateToken Token, AttributeDefinition? Attribute = null, long Number = 0, PredicateNode? Condition = null)
    {
        public PredicateTokenKind Kind => Token.Kind;

        public int Position => Token.Position;

        public string Text => Token.Text;

        public PredicateNode? AsCondition() =>
            Attribute is { Kind: AttributeKind.Flag } flag ? new PredicateNode.Holds(flag) : Attribute is null ? Condition : null;
    }
}
