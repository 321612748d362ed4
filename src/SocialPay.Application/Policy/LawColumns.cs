using System.Globalization;
using CsvHelper;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>One row of a file of the law; a cell that can't be read is noted with its row and column.</summary>
internal sealed class LawRow(CsvReader csv, List<LawProblem> problems)
{
    /// <summary>First cell of the row: its id.</summary>
    private string Id => csv.GetString(0);

    private bool endsEarly;

    public bool IsGood { get; private set; } = true;

    public string Text(string column)
    {
        if (csv.TryGetFieldIndex(column, out var index) && index < csv.FieldCount) return csv.GetString(index);
        // Once is enough: whatever follows is missing too.
        if (!endsEarly) problems.Add(new LawProblem(Id, LawProblemKind.RowTooShort, column));
        endsEarly = true;
        IsGood = false;
        return "";
    }

    public string? TextOrNull(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public T Code<T>(string column, CodeTable<T> table)
        where T : struct, Enum
    {
        var text = Text(column);
        if (!table.TryRead(text, out var value)) Fail(column, text);
        return value;
    }

    public DateOnly? DayOrNull(string column)
    {
        if (TextOrNull(column) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fail(column, text);
        return null;
    }

    public DateOnly Day(string column)
    {
        if (DayOrNull(column) is { } day) return day;
        if (IsGood) Fail(column, "");
        return default;
    }

    public decimal Decimal(string column)
    {
        var text = Text(column);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) Fail(column, text);
        return value;
    }

    public int? NumberOrNull(string column)
    {
        if (TextOrNull(column) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Fail(column, text);
        return null;
    }

    public PayPeriod Month(string column)
    {
        var text = Text(column);
        if (!PayPeriod.TryParse(text, out var month)) Fail(column, text);
        return month;
    }

    private string Fail(string column, string text)
    {
        IsGood = false;
        if (!endsEarly) problems.Add(new LawProblem(Id, LawProblemKind.UnreadableCell, column, text));
        return "";
    }
}

/// <summary>The columns of the law's files.</summary>
internal static class LawColumns
{
    private static readonly CodeTable<SuccessionKind> Kinds = new((SuccessionKind.Moved, "moved"), (SuccessionKind.Continues, "continues"));

    public static RateRule? Rule(LawRow row)
    {
        var rule = new RateRule
        {
            Id = row.Text("rule_id"),
            Programme = row.Code("programme", PolicyCodes.Programmes),
            Instrument = row.Text("instrument"),
            Article = row.Text("article"),
            Clause = row.Text("clause"),
            Point = row.Text("point"),
            GroupCode = row.Text("group_code"),
            GroupVi = row.Text("group_vi"),
            GroupEn = row.Text("group_en"),
            Predicate = row.Text("predicate"),
            Component = row.Code("component", PolicyCodes.Components),
            Unit = row.Code("value_type", PolicyCodes.Units),
            Value = row.Decimal("value"),
            BaseReference = row.Code("base_ref", PolicyCodes.BaseReferences),
            Payee = row.Code("payee", PolicyCodes.Payees),
            StackClass = row.Code("stack_class", PolicyCodes.StackClasses),
            EffectiveFrom = row.Day("effective_from"),
            EffectiveTo = row.DayOrNull("effective_to"),
            InForceFrom = row.DayOrNull("in_force_from"),
            Flag = row.Code("source_flag", PolicyCodes.Flags),
            Notes = row.Text("notes"),
        };
        return row.IsGood ? rule : null;
    }

    public static GroupSuccession? Succession(LawRow row)
    {
        var succession = new GroupSuccession(
            row.Text("old_group"),
            row.Text("new_group"),
            row.DayOrNull("from"),
            row.Code("kind", Kinds),
            row.TextOrNull("implied_attribute"),
            row.NumberOrNull("implied_at_age"),
            row.Text("notes"));
        return row.IsGood ? succession : null;
    }

    public static StackAddition? Addition(LawRow row)
    {
        var addition = new StackAddition(row.Text("group"), row.Text("adds_to"), row.Code("source_flag", PolicyCodes.Flags), row.Text("notes"));
        return row.IsGood ? addition : null;
    }

    public static StartRule? Start(LawRow row)
    {
        var start = new StartRule(
            row.Code("programme", PolicyCodes.Programmes), row.Text("group"),
            row.TextOrNull("component") is null ? null : row.Code("component", PolicyCodes.Components),
            row.Day("decided_from"), row.Code("start", PolicyCodes.Starts), row.NumberOrNull("age"), row.Code("source_flag", PolicyCodes.Flags), row.Text("notes"));
        return row.IsGood ? start : null;
    }

    public static ChangeTiming? Timing(LawRow row)
    {
        var timing = new ChangeTiming(
            row.Code("programme", PolicyCodes.Programmes), row.Month("from"), row.Code("counts", PolicyCodes.ChangeCounts), row.Text("notes"));
        return row.IsGood ? timing : null;
    }

    public static ProvincialBase? Base(LawRow row)
    {
        var provincial = new ProvincialBase(
            row.Text("province"), row.Code("base_ref", PolicyCodes.BaseReferences), row.Day("from"), row.DayOrNull("to"), new Vnd((long)row.Decimal("amount")), row.Text("instrument"));
        return row.IsGood ? provincial : null;
    }
}
