namespace SocialPay.Domain.Policy;

/// <summary>Answers a predicate from the facts of one day, each at the place of its <see cref="AttributeDefinition.Index"/>.</summary>
public delegate bool FactTest(ReadOnlySpan<long> facts);

/// <summary>A boolean expression over attributes, parsed and checked once, then evaluated many million times.</summary>
public sealed class Predicate
{
    private Predicate(string text, PredicateNode root)
    {
        Text = text;
        Root = root;
        Test = Compile(root);
        var reads = new List<AttributeDefinition>();
        Collect(root, reads);
        Reads = reads;
        ReadsGroup = reads.Contains(AttributeCatalogue.GroupCode);
    }

    /// <summary>As written in the row.</summary>
    public string Text { get; }

    public PredicateNode Root { get; }

    public FactTest Test { get; }

    /// <summary>The attributes the predicate reads, in the order of their first use: what a reason has to name.</summary>
    public IReadOnlyList<AttributeDefinition> Reads { get; }

    public bool ReadsGroup { get; }

    /// <summary>Whether it holds for everybody.</summary>
    public bool IsAlwaysTrue => Root is PredicateNode.Constant { Value: true };

    /// <summary>
    /// Parses and checks the types. <paramref name="groups"/> is the vocabulary of <c>group_code</c> with the place of each code.
    /// Returns the predicate or what is wrong and where.
    /// </summary>
    public static (Predicate? Predicate, PredicateFault? Fault) Parse(string text, IReadOnlyDictionary<string, int>? groups = null)
    {
        var parser = new PredicateParser(text, groups);
        var root = parser.Parse();
        return root is null ? (null, parser.Fault) : (new Predicate(text, root), null);
    }

    private static FactTest Compile(PredicateNode node) => node switch
    {
        PredicateNode.Constant constant => constant.Value ? _ => true : _ => false,
        PredicateNode.Holds holds => Compile(holds),
        PredicateNode.Not not => Compile(not),
        PredicateNode.And and => Compile(and),
        PredicateNode.Or or => Compile(or),
        PredicateNode.Compare compare => Compile(compare),
        PredicateNode.CompareTwo compare => Compile(compare),
        PredicateNode.OneOf oneOf => Compile(oneOf),
        _ => throw new InvalidOperationException($"Unknown node {node.GetType().Name}."),
    };

    private static FactTest Compile(PredicateNode.Holds node)
    {
        var index = node.Attribute.Index;
        return facts => facts[index] != 0;
    }

    private static FactTest Compile(PredicateNode.Not node)
    {
        var operand = Compile(node.Operand);
        return facts => !operand(facts);
    }

    private static FactTest Compile(PredicateNode.And node)
    {
        var left = Compile(node.Left);
        var right = Compile(node.Right);
        return facts => left(facts) && right(facts);
    }

    private static FactTest Compile(PredicateNode.Or node)
    {
        var left = Compile(node.Left);
        var right = Compile(node.Right);
        return facts => left(facts) || right(facts);
    }

    private static FactTest Compile(PredicateNode.Compare node)
    {
        var index = node.Attribute.Index;
        var value = node.Value;
        return node.Operator switch
        {
            ComparisonOperator.Equal => facts => facts[index] == value,
            ComparisonOperator.NotEqual => facts => facts[index] != value,
            ComparisonOperator.Less => facts => facts[index] < value,
            ComparisonOperator.LessOrEqual => facts => facts[index] <= value,
            ComparisonOperator.Greater => facts => facts[index] > value,
            ComparisonOperator.GreaterOrEqual => facts => facts[index] >= value,
        };
    }

    private static FactTest Compile(PredicateNode.CompareTwo node)
    {
        var left = node.Left.Index;
        var right = node.Right.Index;
        return node.Operator switch
        {
            ComparisonOperator.Equal => facts => facts[left] == facts[right],
            ComparisonOperator.NotEqual => facts => facts[left] != facts[right],
            ComparisonOperator.Less => facts => facts[left] < facts[right],
            ComparisonOperator.LessOrEqual => facts => facts[left] <= facts[right],
            ComparisonOperator.Greater => facts => facts[left] > facts[right],
            ComparisonOperator.GreaterOrEqual => facts => facts[left] >= facts[right],
        };
    }

    private static FactTest Compile(PredicateNode.OneOf node)
    {
        var index = node.Attribute.Index;
        var values = node.Values.ToArray();
        return facts => values.AsSpan().Contains(facts[index]);
    }

    private static void Collect(PredicateNode node, List<AttributeDefinition> reads)
    {
        switch (node)
        {
            case PredicateNode.Constant:
                break;
            case PredicateNode.Holds holds:
                Add(holds.Attribute);
                break;
            case PredicateNode.Not not:
                Collect(not.Operand, reads);
                break;
            case PredicateNode.And and:
                Collect(and.Left, reads);
                Collect(and.Right, reads);
                break;
            case PredicateNode.Or or:
                Collect(or.Left, reads);
                Collect(or.Right, reads);
                break;
            case PredicateNode.Compare compare:
                Add(compare.Attribute);
                break;
            case PredicateNode.CompareTwo compare:
                Add(compare.Left);
                Add(compare.Right);
                break;
            case PredicateNode.OneOf oneOf:
                Add(oneOf.Attribute);
                break;
        }

        void Add(AttributeDefinition attribute)
        {
            if (!reads.Contains(attribute)) reads.Add(attribute);
        }
    }
}
