using System.Globalization;
using System.Text.Json;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Explain;

/// <summary>Fields of a JSON object, each read with its type; a fault names the field by its path.</summary>
internal static class JsonFields
{
    public const string Object = "{…}";
    public const string List = "[…]";
    public const string Text = "\"…\"";
    public const string DayOrYear = "\"YYYY-MM-DD\", \"YYYY\"";
    private const string Day = "\"YYYY-MM-DD\"";
    private const string Month = "\"YYYY-MM\"";
    private const string Number = "0, 1, 2 …";

    /// <summary>The first field that is none of these.</summary>
    public static Error? Unknown(JsonElement value, string path, string[] known)
    {
        if (value.ValueKind != JsonValueKind.Object) return ExplainErrors.WrongType(path.Length == 0 ? "$" : path, Object);
        foreach (var field in value.EnumerateObject())
            if (!known.Contains(field.Name) && field.Name != "comment") return ExplainErrors.UnknownField(Path(path, field.Name), known);

        return null;
    }

    public static Result<string?> TextOrNull(JsonElement parent, string name, string path)
    {
        if (!Has(parent, name, out var value)) return (string?)null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : ExplainErrors.WrongType(Path(path, name), Text);
    }

    public static Result<DateOnly?> DayOrNull(JsonElement parent, string name, string path)
    {
        if (!Has(parent, name, out var value)) return (DateOnly?)null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (TryDay(text, out var day)) return (DateOnly?)day;
        return name == "from" && TryMonth(text, out var month) ? (DateOnly?)month.FirstDay : ExplainErrors.WrongType(Path(path, name), Day);
    }

    /// <summary>A month; a day counts as its month.</summary>
    public static Result<PayPeriod?> MonthOrNull(JsonElement parent, string name, string path)
    {
        if (!Has(parent, name, out var value)) return (PayPeriod?)null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (TryMonth(text, out var month)) return (PayPeriod?)month;
        return TryDay(text, out var day) ? (PayPeriod?)PayPeriod.Of(day) : ExplainErrors.WrongType(Path(path, name), Month);
    }

    public static Result<T?> CodeOrNull<T>(JsonElement parent, string name, string path, CodeTable<T> codes)
        where T : struct, Enum
    {
        if (!Has(parent, name, out var value)) return (T?)null;
        return Code(value, Path(path, name), codes) is var code && code.Error is { } fault ? fault : (T?)code.Value;
    }

    public static Result<T> Code<T>(JsonElement value, string path, CodeTable<T> codes)
        where T : struct, Enum
    {
        if (value.ValueKind != JsonValueKind.String) return ExplainErrors.WrongType(path, Text);
        var text = value.GetString()!;
        return codes.TryRead(text, out var code) ? code : ExplainErrors.UnknownValue(path, text, codes.Codes.Where(known => known.Length > 0));
    }

    public static Result<long> WholeNumber(JsonElement value, string path, bool signed = false)
    {
        // 2 and 2.0 are the same number.
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number) || number != decimal.Truncate(number)
            || (number < 0 && !signed) || Math.Abs(number) > 1_000_000_000_000_000m) return ExplainErrors.WrongType(path, Number);
        return (long)number;
    }

    public static Result<Vnd?> MoneyOrNull(JsonElement parent, string name, string path, bool signed = false)
    {
        if (!Has(parent, name, out var value)) return (Vnd?)null;
        var amount = WholeNumber(value, Path(path, name), signed);
        return amount.Error is { } fault ? fault : (Vnd?)new Vnd(amount.Value);
    }

    /// <summary>The entries of a list with the path of each; none where the field is missing.</summary>
    public static Result<List<(JsonElement Entry, string Path)>?> ListOrNull(JsonElement parent, string name, string path)
    {
        if (!Has(parent, name, out var value)) return (List<(JsonElement, string)>?)null;
        if (value.ValueKind != JsonValueKind.Array) return ExplainErrors.WrongType(Path(path, name), List);
        return value.EnumerateArray().Select((entry, index) => (entry, string.Create(CultureInfo.InvariantCulture, $"{Path(path, name)}[{index}]"))).ToList();
    }

    public static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static string Path(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static bool TryMonth(string? text, out PayPeriod month)
    {
        month = default;
        return text is { Length: 7 } && text[4] == '-' && PayPeriod.TryParse(text, out month);
    }

    private static bool Has(JsonElement parent, string name, out JsonElement value) =>
        parent.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
