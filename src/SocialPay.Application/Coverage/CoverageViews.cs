using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Coverage;

/// <summary>
/// Who is reached without cash in a month. People are counted once in an area, however many payments they have. The choice behind
/// each number: docs/decisions/2026-11-22-coverage.md.
/// </summary>
/// <param name="People">In the regular payroll of the month, drafts included.</param>
/// <param name="WithAccount">Of these, paid to an account or with a verified one in the month.</param>
/// <param name="PaidCashless">Of these, paid to an account as the provider reported.</param>
/// <param name="Amount">Of the month's instructions.</param>
/// <param name="Paid">Of the instructions reported as paid, whatever the way.</param>
public sealed record CoverageFigures(int People, int WithAccount, int PaidCashless, Vnd Amount, Vnd Paid)
{
    /// <summary>Between 0 and 1; null where there is nobody.</summary>
    public decimal? ShareWithAccount => Share(WithAccount);

    /// <summary>Between 0 and 1; null where there is nobody.</summary>
    public decimal? SharePaidCashless => Share(PaidCashless);

    private decimal? Share(int part) => People == 0 ? null : (decimal)part / People;
}

/// <summary>The coverage of one area.</summary>
public sealed record AreaCoverage(string Code, string Name, AreaLevel Level, CoverageFigures Figures);

/// <summary>The coverage of an area and of the areas directly below it.</summary>
/// <param name="Areas">By code; those without payroll too.</param>
/// <param name="TargetPercent">The share with an account that the province wants; null where none is set.</param>
/// <param name="Runs">How many runs of the month are in which state: while some are drafts, the numbers may still change.</param>
/// <param name="Computed">How many areas have computed the month: while some have not, the numbers are not those of all.</param>
public sealed record CoverageReport(
    PayPeriod Period,
    AreaCoverage Whole,
    IReadOnlyList<AreaCoverage> Areas,
    int? TargetPercent,
    IReadOnlyDictionary<PayrollRunState, int> Runs,
    ComputedAreas Computed);

/// <summary>Which people behind the numbers.</summary>
public enum CoverageGroup
{
    Everybody,
    WithAccount,
    WithoutAccount,
    PaidCashless,

    /// <summary>With money reported as paid, whatever the way.</summary>
    Paid,
}

/// <summary>One person behind the numbers.</summary>
public sealed record CoveragePerson(
    long BeneficiaryId, string FullName, BirthDate Birth, string AreaName, PaymentMethodKind Method, string ProviderName, InstructionState State,
    Vnd Amount, Vnd Paid, bool WithAccount, bool PaidCashless)
{
    /// <summary>Why the last payment failed, was not collected or came back, as the provider said.</summary>
    public string? Reason { get; init; }
}

/// <summary>The columns by which the people behind the numbers can be sorted.</summary>
public enum CoveragePersonSort
{
    Name,
    Birth,
    Area,

    /// <summary>By provider.</summary>
    Method,
    Amount,
    Paid,

    /// <summary>In the order of the states.</summary>
    State,
}

/// <summary>The columns by which the areas of a report can be sorted.</summary>
public enum AreaCoverageSort
{
    Code,
    Name,
    People,
    WithAccount,
    ShareWithAccount,
    PaidCashless,
    SharePaidCashless,
    Amount,
    Paid,
}

/// <summary>Sorts the areas of a report; ties go by code.</summary>
public static class AreaCoverageSorts
{
    public static IReadOnlyList<AreaCoverage> Sorted(this IEnumerable<AreaCoverage> areas, AreaCoverageSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            AreaCoverageSort.Code => areas.By(area => area.Code, descending),
            AreaCoverageSort.Name => areas.By(area => VietnameseOrder.PlaceKey(area.Name), descending),
            AreaCoverageSort.People => areas.By(area => area.Figures.People, descending),
            AreaCoverageSort.WithAccount => areas.By(area => area.Figures.WithAccount, descending),
            AreaCoverageSort.ShareWithAccount => areas.By(area => area.Figures.ShareWithAccount, descending),
            AreaCoverageSort.PaidCashless => areas.By(area => area.Figures.PaidCashless, descending),
            AreaCoverageSort.SharePaidCashless => areas.By(area => area.Figures.SharePaidCashless, descending),
            AreaCoverageSort.Amount => areas.By(area => area.Figures.Amount, descending),
            AreaCoverageSort.Paid => areas.By(area => area.Figures.Paid, descending),
        }).ThenBy(area => area.Code, StringComparer.Ordinal),
    ];
}

/// <summary>The figures of one month in a row of months.</summary>
public sealed record MonthCoverage(PayPeriod Period, CoverageFigures Figures);
