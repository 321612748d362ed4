using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>What an officer wants done, and what it needs of its transaction.</summary>
/// <param name="Name">As the audit tells it: <c>run submit</c>.</param>
/// <param name="Content">What she asked for: the same id with other content is another command, and refused.</param>
public sealed record Command(string Name, object? Content = null)
{
    private static readonly JsonSerializerOptions AsText = new() { Converters = { new TextOf<PayPeriod>(), new TextOf<Vnd>(), new TextOf<BirthDate>() } };

    // Taken before the command begins, which may tidy what it was given.
    private string? hash;

    /// <summary>Sees the database as it is at its first statement, whatever is stored meanwhile.</summary>
    public bool OfOneMoment { get; init; }

    /// <summary>What only the officer herself sees, as a draft that she fills in: no entry in the audit.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>A lock that is waited for before the transaction begins, and held until it is over.</summary>
    internal Func<SocialPayContext, Task<IAsyncDisposable>>? Hold { get; init; }

    /// <summary>The id of a part of a command that is carried out in several transactions.</summary>
    internal static Guid? PartOf(Guid? command, string part) =>
        command is { } id ? new Guid(SHA256.HashData([.. id.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(part)]).AsSpan(0, 16)) : null;

    /// <summary>SHA-256 of the content, in lower-case hexadecimal digits.</summary>
    internal string ContentHash => hash ??= Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Content, AsText)));

    // Values that lead on to others, as a month to the next one, are told by their text.
    private sealed class TextOf<T> : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
