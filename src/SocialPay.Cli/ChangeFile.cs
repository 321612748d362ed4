using System.Globalization;
using System.Text.Json;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Cli;

/// <summary>Reads a change out of JSON: command, person, kind, effective, paper, values; a field that it does not know is refused by name.</summary>
internal static class ChangeFile
{
    private static readonly string[] Fields = ["command", "person", "kind", "effective", "paper", "values", "corrects", "again"];
    private static readonly string[] PaperFields = ["number", "date", "issuer", "sha256"];

    public static Result<(ChangeRequest Request, Guid? CommandId)> Read(string text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return ChangeErrors.Unreadable("$", "JSON");
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return ChangeErrors.Unreadable("$", "{…}");
            if (Unknown(root, Fields) is { } unknown) return ChangeErrors.UnknownField(unknown, string.Join(", ", Fields));
            var paper = root.TryGetProperty("paper", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
            if (paper.ValueKind == JsonValueKind.Object && Unknown(paper, PaperFields) is { } odd) return ChangeErrors.UnknownField($"paper.{odd}", string.Join(", ", PaperFields));
            if (Text(root, "person") is not { } person) return ChangeErrors.Missing("person");
            if (Text(root, "kind") is not { } code) return ChangeErrors.Missing("kind");
            if (!ChangeKinds.ByCode.TryGetValue(code, out var kind)) return ChangeErrors.UnknownKind(code, string.Join(", ", ChangeKinds.ByCode.Keys));
            if (Text(root, "effective") is not { } day) return ChangeErrors.Missing("effective");
            if (Day(day) is not { } effective) return ChangeErrors.Unreadable("effective", day);
            DateOnly? paperDate = null;
            if (Text(paper, "date") is { } dated && (paperDate = Day(dated)) is null) return ChangeErrors.Unreadable("paper.date", dated);
            Guid? command = null;
            if (Text(root, "command") is { } id)
            {
                if (!Guid.TryParse(id, out var parsed)) return ChangeErrors.Unreadable("command", id);
                command = parsed;
            }

            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            if (root.TryGetProperty("values", out var fields) && fields.ValueKind == JsonValueKind.Object)
            {
                foreach (var field in fields.EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null))
                    values[field.Name] = field.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? field.Value.GetRawText() : field.Value.ToString();
            }

            return (new ChangeRequest(person, kind, effective, values)
            {
                PaperNumber = Text(paper, "number"),
                PaperDate = paperDate,
                PaperIssuer = Text(paper, "issuer"),
                PaperScan = Text(paper, "sha256"),
                Corrects = Number(root, "corrects"),
                Again = Number(root, "again"),
            }, command);
        }
    }

    private static string? Unknown(JsonElement value, string[] known) => value.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !known.Contains(name) && name != "comment");

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text ? text : null;

    private static long? Number(JsonElement parent, string name) => long.TryParse(Text(parent, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
