namespace SocialPay.Domain.Common;

/// <summary>
/// Something a user did that cannot be carried out. The code names the message in the resources (with the prefix <c>Error_</c>);
/// the arguments fill its places. A programmer's mistake throws instead.
/// </summary>
public sealed record Error(string Code, params object[] Arguments)
{
    /// <summary>Out of the officer's area, and so not there for her; also what really does not exist.</summary>
    public static Error NotFound { get; } = new("NotFound");

    public static implicit operator Result(Error error) => new(error);

    public bool Equals(Error? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The outcome of a use case without a value: done, or refused with a reason.</summary>
public readonly record struct Result(Error? Error)
{
    public static Result Done => default;

    public bool IsDone => Error is null;
}

/// <summary>The outcome of a use case: its value, or the reason why it was refused.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }

    public bool IsDone => Error is null;

    /// <exception cref="InvalidOperationException">The use case was refused.</exception>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"Refused: {Error.Code}.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
