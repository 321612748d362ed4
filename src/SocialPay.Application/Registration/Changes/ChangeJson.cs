using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>How the values of a change stand in the database: readable, and as they were proposed.</summary>
internal static class ChangeJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        // jsonb keeps its fields in an order of its own.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(), new TextOf<PayPeriod>(PayPeriod.Parse), new TextOf<BirthDate>(BirthDate.Parse) },
    };

    public static string Write(ChangeValues values) => JsonSerializer.Serialize(values, Options);

    public static ChangeValues Read(string text) => JsonSerializer.Deserialize<ChangeValues>(text, Options)!;

    private sealed class TextOf<T>(Func<string, T> parse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
