using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>Reads the fields of a change, each once; keeps the first fault, and knows at the end which field nobody asked for.</summary>
internal sealed class FieldReader(IReadOnlyDictionary<string, string> values)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>The first fault; what was read is then worth nothing.</summary>
    public Error? Fault { get; private set; }

    public string? Text(string field)
    {
        asked.Add(field);
        return values.TryGetValue(field, out var text) && VietnameseText.Clean(text) is { Length: > 0 } clean ? clean : null;
    }

    public string Required(string field)
    {
        if (Text(field) is { } text) return text;
        Fault ??= ChangeErrors.Missing(field);
        return "";
    }

    public DateOnly? Day(string field) => Read(field, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null);

    public PayPeriod? Month(string field) => Read(field, text => PayPeriod.TryParse(text, out var month) ? month : (PayPeriod?)null);

    public BirthDate? Birth(string field) => Read(field, text => BirthDate.TryParse(text, out var birth) ? birth : (BirthDate?)null);

    public bool Flag(string field) => Read(field, text => bool.TryParse(text, out var flag) ? flag : (bool?)null) ?? false;

    /// <summary>One of an enum's values, by its name in lower case with underscores.</summary>
    public T? Choice<T>(string field)
        where T : struct, Enum =>
        Read(field, text => Enum.GetValues<T>().Where(value => text.Replace("_", "", StringComparison.Ordinal).Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault());

    /// <summary>What is wrong in all: a field that could not be read or is missing, else one that the kind does not have.</summary>
    public Error? Finish() =>
        Fault ?? (values.Keys.FirstOrDefault(field => !asked.Contains(field)) is { } unknown ? ChangeErrors.UnknownField(unknown, asked.Count == 0 ? "–" : string.Join(", ", asked.Order(StringComparer.Ordinal))) : null);

    public void Refuse(Error fault) => Fault ??= fault;

    private T? Read<T>(string field, Func<string, T?> read)
        where T : struct
    {
        if (Text(field) is not { } text) return null;
        var value = read(text);
        if (value is null) Fault ??= ChangeErrors.Unreadable(field, text);
        return value;
    }
}
