using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Registration;

/// <summary>A decision that grants one beneficiary one group of the law from a month on, until a month (quyết định hưởng).</summary>
public sealed class Entitlement
{
    public long Id { get; init; }

    public long BeneficiaryId { get; init; }

    public required Programme Programme { get; init; }

    /// <summary>The group in the law, as <c>136/5.5b</c> for clause 5 point b of article 5 of decree 136/2013.</summary>
    public required string Group { get; init; }

    /// <summary>Allowance, or care support for whoever cares for the beneficiary.</summary>
    public required RuleComponent Component { get; init; }

    public required string DecisionNumber { get; init; }

    public required DateOnly DecisionDate { get; init; }

    /// <summary>The first month of entitlement.</summary>
    public required PayPeriod Start { get; init; }

    /// <summary>The last month of entitlement; null while it lasts.</summary>
    public PayPeriod? End { get; set; }

    /// <summary>The last month paid before this system: nothing up to it is ever paid here (opening balance).</summary>
    public PayPeriod? PaidThrough { get; init; }

    /// <summary>Who cares for the beneficiary, for care support.</summary>
    public string? CarerName { get; init; }

    public string? CarerIdNumber { get; init; }

    /// <summary>Months in which nothing is paid (tạm dừng).</summary>
    public MonthSpans Suspended { get; set; } = MonthSpans.None;

    /// <summary>The change that it comes from, and its place in it.</summary>
    public long? ChangeId { get; init; }

    public int Place { get; init; }

    /// <summary>The same for who may not know the group.</summary>
    public Entitlement WithoutGroup() => new()
    {
        Id = Id,
        BeneficiaryId = BeneficiaryId,
        Programme = Programme,
        Group = "–",
        Component = Component,
        DecisionNumber = DecisionNumber,
        DecisionDate = DecisionDate,
        Start = Start,
        End = End,
        PaidThrough = PaidThrough,
        Suspended = Suspended,
        ChangeId = ChangeId,
        Place = Place,
    };

    /// <summary>Begun and not ended; whether the month is paid also depends on <see cref="Suspended"/>.</summary>
    public bool Covers(PayPeriod month) => Start <= month && (End is not { } end || month <= end);
}
