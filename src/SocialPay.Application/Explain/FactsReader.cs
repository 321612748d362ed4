using System.Globalization;
using System.Text.Json;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Explain;

/// <summary>Reads the circumstances of one person: every attribute of the catalogue, plain or as a list of dated values.</summary>
public sealed class FactsReader(Law law, PayPeriod period)
{
    private const string Birth = "birthDate";
    private const string Death = "deathDate";
    private const string SexField = "sex";

    /// <summary>Since when a plain value holds.</summary>
    public static readonly DateOnly Always = new(1900, 1, 1);

    private static readonly string[] OwnFields = [Birth, Death, SexField, "name", "comment"];

    /// <summary>The file without entitlements.</summary>
    public Result<PersonFile> Read(JsonElement person, string path)
    {
        if (person.ValueKind != JsonValueKind.Object) return ExplainErrors.WrongType(path, JsonFields.Object);
        var birth = BirthOf(person, path);
        if (birth.Error is { } noBirth) return noBirth;
        var death = JsonFields.DayOrNull(person, Death, path);
        if (death.Error is { } noDeath) return noDeath;
        if (death.Value < birth.Value.Date) return ExplainErrors.DeathBeforeBirth($"{path}.{Death}");
        var sex = SexOf(person, path);
        if (sex.Error is { } noSex) return noSex;

        var facts = new List<DatedFact>();
        foreach (var field in person.EnumerateObject())
        {
            if (OwnFields.Contains(field.Name) || field.Value.ValueKind == JsonValueKind.Null) continue;
            var at = $"{path}.{field.Name}";
            if (AttributeCatalogue.Find(field.Name) is not { } attribute) return ExplainErrors.UnknownAttribute(at);
            if (attribute == AttributeCatalogue.Age) continue;
            if (AddFacts(attribute, field.Value, at, death.Value, facts) is { } fault) return fault;
        }

        return new PersonFile(0, birth.Value, sex.Value, death.Value, facts, []);
    }

    private Error? AddFacts(AttributeDefinition attribute, JsonElement value, string path, DateOnly? death, List<DatedFact> facts)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            var plain = ValueOf(attribute, value, path);
            if (plain.Error is { } fault) return fault;
            // A claim without a date is one of the month that is asked about.
            var from = !OneOffs.IsGround(attribute) ? Always : death ?? period.LastDay;
            facts.Add(new DatedFact(attribute, from, plain.Value));
            return null;
        }

        foreach (var (index, entry) in value.EnumerateArray().Index())
        {
            var at = $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";
            if (JsonFields.Unknown(entry, at, ["from", "value"]) is { } unknown) return unknown;
            var from = JsonFields.DayOrNull(entry, "from", at);
            if (from.Error is { } noDay) return noDay;
            if (from.Value is not { } day) return ExplainErrors.Missing($"{at}.from");
            if (!entry.TryGetProperty("value", out var inner)) return ExplainErrors.Missing($"{at}.value");
            // Null: from then on nothing is recorded.
            var read = inner.ValueKind == JsonValueKind.Null && attribute != AttributeCatalogue.GroupCode ? 0L : ValueOf(attribute, inner, $"{at}.value");
            if (read.Error is { } fault) return fault;
            facts.Add(new DatedFact(attribute, day, read.Value));
        }

        return null;
    }

    private Result<long> ValueOf(AttributeDefinition attribute, JsonElement value, string path)
    {
        switch (attribute.Kind)
        {
            case AttributeKind.Flag:
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? value.ValueKind == JsonValueKind.True ? 1L : 0L : ExplainErrors.WrongType(path, "true, false");
            case AttributeKind.Number or AttributeKind.Money:
                return JsonFields.WholeNumber(value, path);
            default:
                if (value.ValueKind != JsonValueKind.String) return ExplainErrors.WrongType(path, JsonFields.Text);
                var text = value.GetString()!;
                if (attribute == AttributeCatalogue.GroupCode)
                    return law.GroupOf(text) is { } group ? (long)group : ExplainErrors.UnknownValue(path, text, law.Groups);
                return attribute.TryEncode(text == "đ" ? "dd" : text, out var code) ? code : ExplainErrors.UnknownValue(path, text, attribute.Vocabulary);
        }
    }

    /// <summary>A day, a year, or, where only the age is known, a birth date that gives this age throughout the month.</summary>
    private Result<BirthDate> BirthOf(JsonElement person, string path)
    {
        var at = $"{path}.{Birth}";
        if (!person.TryGetProperty(Birth, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (!person.TryGetProperty(AttributeCatalogue.Age.Name, out var age)) return ExplainErrors.Missing(at);
            var years = JsonFields.WholeNumber(age, $"{path}.{AttributeCatalogue.Age.Name}");
            if (years.Error is { } noAge) return noAge;
            if (years.Value > 150) return ExplainErrors.WrongType($"{path}.{AttributeCatalogue.Age.Name}", "0..150");
            return BirthDate.On(period.FirstDay.AddYears(-(int)years.Value).AddMonths(-6));
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return BirthDate.TryParse(text, out var birth) && (!birth.YearOnly || birth.Year is >= 1850 and <= 2999) ? birth : ExplainErrors.WrongType(at, JsonFields.DayOrYear);
    }

    private static Result<Sex> SexOf(JsonElement person, string path)
    {
        if (!person.TryGetProperty(SexField, out var value) || value.ValueKind == JsonValueKind.Null) return Sex.Female;
        var at = $"{path}.{SexField}";
        if (value.ValueKind != JsonValueKind.String) return ExplainErrors.WrongType(at, JsonFields.Text);
        return value.GetString()!.ToLowerInvariant() switch
        {
            "male" or "m" or "nam" => Sex.Male,
            "female" or "f" or "nữ" => Sex.Female,
            var other => ExplainErrors.UnknownValue(at, other, ["male", "female"]),
        };
    }
}
