using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SocialPay.Domain.Common;

namespace SocialPay.Cli;

/// <summary>Where a verb's answer goes: one JSON document, or lines to read.</summary>
internal sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new VndJson() },
    };

    public void Write(object document, Action text)
    {
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(document, Format));
        else text();
    }

    /// <summary>Tells how long work goes, to whoever watches; never among the JSON.</summary>
    public void Note(string text)
    {
        if (!json) Console.Error.WriteLine(text);
    }

    // Money is a whole number of đồng.
    private sealed class VndJson : JsonConverter<Vnd>
    {
        public override Vnd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Vnd value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Amount);
    }
}
