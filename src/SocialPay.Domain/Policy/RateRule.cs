using SocialPay.Domain.Common;

namespace SocialPay.Domain.Policy;

/// <summary>
/// One row of the law: who (a group and a predicate over dated facts), what (component, value, unit, base), when, by which article,
/// and how well founded. The columns are those of <c>allowance-rates.csv</c>; docs/law.md explains them.
/// </summary>
public sealed record RateRule
{
    public required string Id { get; init; }

    public required Programme Programme { get; init; }

    /// <summary>Number of the decree or circular, as <c>136/2013/NĐ-CP</c>.</summary>
    public required string Instrument { get; init; }

    public string Article { get; init; } = "";

    public string Clause { get; init; } = "";

    public string Point { get; init; } = "";

    /// <summary>The group of the law, as <c>136/5.6</c>: decree, article 5, clause 6.</summary>
    public required string GroupCode { get; init; }

    public string GroupVi { get; init; } = "";

    public string GroupEn { get; init; } = "";

    public required string Predicate { get; init; }

    public required RuleComponent Component { get; init; }

    public required RateUnit Unit { get; init; }

    /// <summary>Coefficient, multiple, number, or đồng, as <see cref="Unit"/> says.</summary>
    public required decimal Value { get; init; }

    public required BaseReference BaseReference { get; init; }

    public PayeeKind Payee { get; init; }

    public StackClass StackClass { get; init; }

    /// <summary>First day of entitlement.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Last day of entitlement; none while the rule is open.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>When the instrument came into force, often later than <see cref="EffectiveFrom"/>.</summary>
    public DateOnly? InForceFrom { get; init; }

    public required SourceFlag Flag { get; init; }

    public string Notes { get; init; } = "";

    /// <summary>Whether the rule covers the first day of the month.</summary>
    public bool Covers(PayPeriod month) => EffectiveFrom <= month.FirstDay && (EffectiveTo is null || EffectiveTo >= month.FirstDay);
}

/// <summary>How a group of one decree goes on in another, or a person in one group grows into the next (policy-rules §4.5).</summary>
public enum SuccessionKind
{
    /// <summary>People of the old group were moved by a list decision, without a new application.</summary>
    Moved,

    /// <summary>The decision goes on under the next group of the same decree, as when a child turns 16 in study.</summary>
    Continues,
}

/// <summary>
/// A decision for <see cref="OldGroup"/> also pays under <see cref="NewGroup"/> from a day on. Where <see cref="ImpliedAttribute"/>
/// is given, holding such a decision makes that fact true: always, or, with <see cref="ImpliedAtAge"/>, where the decision covers
/// the month of that birthday.
/// </summary>
public sealed record GroupSuccession(
    string OldGroup,
    string NewGroup,
    DateOnly? From,
    SuccessionKind Kind,
    string? ImpliedAttribute = null,
    int? ImpliedAtAge = null,
    string Notes = "");

/// <summary>The single-parent amount of <see cref="Group"/> is paid beside the amount of somebody who is also in <see cref="AddsTo"/>.</summary>
public sealed record StackAddition(string Group, string AddsTo, SourceFlag Flag, string Notes = "");

/// <summary>From which month on changes count in the same or in the next month.</summary>
public sealed record ChangeTiming(Programme Programme, PayPeriod From, ChangeCounts Counts, string Notes = "");

/// <summary>From which month a decision pays (policy-rules §6, §9.5).</summary>
public enum StartsWith
{
    /// <summary>The month in which the decision is signed.</summary>
    Decision,

    /// <summary>The month of the paper that the right follows from: certificate of disability, medical conclusion, President's decision.</summary>
    Document,

    /// <summary>The month of a birthday.</summary>
    Birthday,

    /// <summary>The month after the death of the person of merit.</summary>
    AfterDeath,
}

/// <summary>
/// How the start month of a decision is found, for decisions signed from a day on; a row of a group and component goes before one of
/// its programme.
/// </summary>
public sealed record StartRule(
    Programme Programme, string Group, RuleComponent? Component, DateOnly DecidedFrom, StartsWith Start, int? Age, SourceFlag Flag, string Notes = "");

/// <summary>A base set by a province above the national one; the higher counts (20/2021 art. 4.3).</summary>
public sealed record ProvincialBase(string Province, BaseReference Reference, DateOnly From, DateOnly? To, Vnd Amount, string Instrument = "");

/// <summary>All rows a <see cref="Law"/> is built from.</summary>
public sealed record LawRows(
    IReadOnlyList<RateRule> Rules,
    IReadOnlyList<GroupSuccession> Successions,
    IReadOnlyList<StackAddition> Additions,
    IReadOnlyList<ChangeTiming> Timings,
    IReadOnlyList<ProvincialBase> ProvincialBases)
{
    public IReadOnlyList<StartRule> Starts { get; init; } = [];
}
