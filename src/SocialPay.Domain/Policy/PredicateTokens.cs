namespace SocialPay.Domain.Policy;

public enum PredicateFaultKind
{
    Empty,
    TooLong,
    TooDeep,
    UnexpectedCharacter,
    UnterminatedText,
    NumberTooLarge,
    UnexpectedEnd,
    Unexpected,
    UnknownAttribute,
    UnknownValue,
    TypeMismatch,
    NotTrueOrFalse,
}

/// <summary>What is wrong with a predicate: the position is the number of characters before it.</summary>
public sealed record PredicateFault(PredicateFaultKind Kind, int Position, string Detail);

internal enum PredicateTokenKind
{
    Name,
    Text,
    Number,
    Comparison,
    Open,
    Close,
    Comma,
    And,
    Or,
    Not,
    In,
    True,
    False,
    End,
}

internal readonly record struct PredicateToken(PredicateTokenKind Kind, int Position, string Text);

/// <summary>Cuts the text of a predicate into words, numbers, quoted texts and signs.</summary>
internal static class PredicateTokeniser
{
    public static (List<PredicateToken> Tokens, PredicateFault? Fault) Read(string text)
    {
        var tokens = new List<PredicateToken>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            var character = text[at];
            if (char.IsWhiteSpace(character))
            {
                at++;
            }
            else if (char.IsAsciiLetter(character) || character == '_')
            {
                while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_')) at++;
                var word = text[start..at];
                tokens.Add(new(KindOf(word), start, word));
            }
            else if (char.IsAsciiDigit(character))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
                tokens.Add(new(PredicateTokenKind.Number, start, text[start..at]));
            }
            else if (character is '\'' or '"')
            {
                var end = text.IndexOf(character, at + 1);
                if (end < 0) return (tokens, new(PredicateFaultKind.UnterminatedText, start, text[start..]));
                tokens.Add(new(PredicateTokenKind.Text, start, text[(start + 1)..end]));
                at = end + 1;
            }
            else
            {
                var kind = SignAt(text, at, out var length);
                if (kind is null) return (tokens, new(PredicateFaultKind.UnexpectedCharacter, start, character.ToString()));
                at += length;
                tokens.Add(new(kind.Value, start, text[start..at]));
            }
        }

        tokens.Add(new(PredicateTokenKind.End, text.Length, ""));
        return (tokens, null);
    }

    private static PredicateTokenKind KindOf(string word) => word switch
    {
        "and" => PredicateTokenKind.And,
        "or" => PredicateTokenKind.Or,
        "not" => PredicateTokenKind.Not,
        "in" => PredicateTokenKind.In,
        "True" => PredicateTokenKind.True,
        "False" => PredicateTokenKind.False,
        _ => PredicateTokenKind.Name,
    };

    private static PredicateTokenKind? SignAt(string text, int at, out int length)
    {
        length = at + 1 < text.Length && text[at + 1] == '=' && text[at] is '=' or '!' or '<' or '>' ? 2 : 1;
        return (text[at], length) switch
        {
            ('=' or '!', 2) or ('<' or '>', _) => PredicateTokenKind.Comparison,
            ('(', _) => PredicateTokenKind.Open,
            (')', _) => PredicateTokenKind.Close,
            (',', _) => PredicateTokenKind.Comma,
            _ => null,
        };
    }
}
