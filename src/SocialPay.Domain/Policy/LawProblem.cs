namespace SocialPay.Domain.Policy;

/// <summary>What can be wrong with the rows of the law.</summary>
public enum LawProblemKind
{
    /// <summary>A cell that can't be read: column and text.</summary>
    UnreadableCell,

    /// <summary>The file is no CSV with the columns of the export: the first ones that it lacks.</summary>
    NotTheColumns,

    /// <summary>A row that ends before its last column: the first that it lacks.</summary>
    RowTooShort,
    DuplicateId,

    /// <summary>The predicate: position, kind of fault and detail.</summary>
    Predicate,
    FromAfterTo,

    /// <summary>A monthly row that does not begin on the first or end on the last day of a month.</summary>
    NotOnMonthBorder,

    /// <summary>Two rows of one group, component and predicate cover the same day: the other row's id.</summary>
    Overlap,

    /// <summary>A value that is not above zero.</summary>
    ValueNotPositive,

    /// <summary>Unit and reference of the base do not go together.</summary>
    UnitWithoutBase,

    /// <summary>A month in which a coefficient has no base to multiply: the month.</summary>
    NoBaseInMonth,

    /// <summary>A monthly row without a stack class.</summary>
    NoStackClass,

    /// <summary>A group that no rule has: the code.</summary>
    UnknownGroup,

    /// <summary>An attribute that is not in the catalogue, or can't be implied: the name.</summary>
    UnknownAttribute,

    /// <summary>A row in force of which more than the last day, the flag and the notes would change.</summary>
    NotOnlyEnded,

    /// <summary>No row says whether changes count in the same or the next month.</summary>
    NoChangeTiming,

    /// <summary>A stack class or a unit that nothing pays for the row's programme and component: the code.</summary>
    NotPayable,

    /// <summary>An amount that is not in whole đồng.</summary>
    NotWhole,

    /// <summary>A start with a birthday that names no age, or an age without a birthday.</summary>
    StartWithoutAge,
}

/// <summary>One fault of one row; a law with any fault is not loaded.</summary>
public sealed record LawProblem(string RowId, LawProblemKind Kind, params string[] Details)
{
    public override string ToString() => $"{RowId}: {Kind} {string.Join(", ", Details)}";
}

/// <summary>The law, or all that is wrong with its rows.</summary>
public sealed record LawBuild(Law? Law, IReadOnlyList<LawProblem> Problems);
