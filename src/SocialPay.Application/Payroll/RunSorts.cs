using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Payroll;

/// <summary>The columns by which a run's lines can be sorted.</summary>
public enum RunLineSort
{
    /// <summary>As on the lists that people sign.</summary>
    Number,
    Name,
    Birth,
    Commune,
    Component,
    For,
    Amount,
    Provider,
    Reference,

    /// <summary>In the order of the states.</summary>
    State,
}

/// <summary>The columns by which those who get no line can be sorted.</summary>
public enum UnpaidSort
{
    Commune,
    Name,
    Birth,
    Cause,
}

/// <summary>The columns by which the areas of a month can be sorted.</summary>
public enum MonthSort
{
    Code,
    Name,
    Programme,
    State,
    People,
    Amount,
    Computed,
}

/// <summary>The columns by which a run's communes can be sorted.</summary>
public enum CommuneSort
{
    Code,
    Name,
    People,
    Lines,
    Amount,
    Carried,
}

/// <summary>The columns by which a run's batches can be sorted.</summary>
public enum BatchSort
{
    /// <summary>By commune's code and provider.</summary>
    Code,
    Commune,
    Provider,
    State,
    Count,
    Amount,
}

/// <summary>The columns by which the people to look at can be sorted.</summary>
public enum ExceptionSort
{
    /// <summary>By commune's code and name.</summary>
    Code,
    Name,
    Commune,
    Cause,
    Amount,
}

/// <summary>The columns by which proposed suspensions can be sorted.</summary>
public enum ProposalSort
{
    /// <summary>By commune's code and name.</summary>
    Code,
    Name,
    Commune,
    Months,
    Since,
    Amount,
}

/// <summary>The columns by which the groups of a run can be sorted.</summary>
public enum GroupSort
{
    /// <summary>By what is paid and the law's order of groups.</summary>
    Group,
    People,
    Amount,
}

/// <summary>The columns by which a run's steps can be sorted.</summary>
public enum StepSort
{
    At,
    Action,
    Officer,
    Revision,
}

/// <summary>Sorts and searches the lists that come whole with a month or a run. Ties go up, whichever way the column goes.</summary>
public static class RunSorts
{
    public static IReadOnlyList<MonthArea> Sorted(this IEnumerable<MonthArea> areas, MonthSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            MonthSort.Code => areas.By(area => area.AreaCode, descending),
            MonthSort.Name => areas.By(area => VietnameseOrder.PlaceKey(area.AreaName), descending),
            MonthSort.Programme => areas.By(area => area.Shown?.Programme, descending),
            MonthSort.State => areas.By(area => area.Shown?.State, descending),
            MonthSort.People => areas.By(area => area.Shown?.People, descending),
            MonthSort.Amount => areas.By(area => area.Shown?.Amount, descending),
            MonthSort.Computed => areas.By(area => area.Shown?.ComputedAt, descending),
        }).ThenBy(area => area.AreaCode, StringComparer.Ordinal).ThenBy(area => area.Shown?.Programme).ThenBy(area => area.Shown?.RunId),
    ];

    public static IReadOnlyList<CommuneTotal> Sorted(this IEnumerable<CommuneTotal> communes, CommuneSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            CommuneSort.Code => communes.By(row => row.AreaCode, descending),
            CommuneSort.Name => communes.By(row => VietnameseOrder.PlaceKey(row.AreaName), descending),
            CommuneSort.People => communes.By(row => row.People, descending),
            CommuneSort.Lines => communes.By(row => row.Lines, descending),
            CommuneSort.Amount => communes.By(row => row.Amount, descending),
            CommuneSort.Carried => communes.By(row => row.Carried, descending),
        }).ThenBy(row => row.AreaCode, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<BatchSummary> Sorted(this IEnumerable<BatchSummary> batches, BatchSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            BatchSort.Code => batches.By(row => row.AreaCode, descending),
            BatchSort.Commune => batches.By(row => VietnameseOrder.PlaceKey(row.AreaName), descending),
            BatchSort.Provider => batches.By(row => VietnameseOrder.TextKey(row.ProviderName), descending),
            BatchSort.State => batches.By(row => row.State, descending),
            BatchSort.Count => batches.By(row => row.Count, descending),
            BatchSort.Amount => batches.By(row => row.Amount, descending),
        }).ThenBy(row => row.AreaCode, StringComparer.Ordinal).ThenBy(row => VietnameseOrder.TextKey(row.ProviderName), StringComparer.Ordinal).ThenBy(row => row.BatchId),
    ];

    public static IReadOnlyList<ExceptionView> Sorted(this IEnumerable<ExceptionView> people, ExceptionSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            ExceptionSort.Code => people.By(row => row.AreaCode, descending),
            ExceptionSort.Name => people.By(row => VietnameseOrder.NameKey(row.FullName), descending),
            ExceptionSort.Commune => people.By(row => VietnameseOrder.PlaceKey(row.AreaName), descending),
            ExceptionSort.Cause => people.By(row => row.Cause, descending),
            ExceptionSort.Amount => people.By(row => row.Amount, descending),
        }).ThenBy(row => VietnameseOrder.NameKey(row.FullName), StringComparer.Ordinal).ThenBy(row => row.BeneficiaryId).ThenBy(row => row.Cause),
    ];

    public static IReadOnlyList<SuspensionProposal> Sorted(this IEnumerable<SuspensionProposal> people, ProposalSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            ProposalSort.Code => people.By(row => row.AreaCode, descending),
            ProposalSort.Name => people.By(row => VietnameseOrder.NameKey(row.FullName), descending),
            ProposalSort.Commune => people.By(row => VietnameseOrder.PlaceKey(row.AreaName), descending),
            ProposalSort.Months => people.By(row => row.Months, descending),
            ProposalSort.Since => people.By(row => row.Since, descending),
            ProposalSort.Amount => people.By(row => row.Amount, descending),
        }).ThenBy(row => VietnameseOrder.NameKey(row.FullName), StringComparer.Ordinal).ThenBy(row => row.BeneficiaryId),
    ];

    public static IReadOnlyList<GroupTotal> Sorted(this IEnumerable<GroupTotal> groups, GroupSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            GroupSort.Group => groups.By(row => row.Component, descending),
            GroupSort.People => groups.By(row => row.People, descending),
            GroupSort.Amount => groups.By(row => row.Amount, descending),
        }).ThenBy(row => row.Component).ThenBy(row => row.Group, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<RunStepView> Sorted(this IEnumerable<RunStepView> steps, StepSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            StepSort.At => steps.By(row => row.At, descending),
            StepSort.Action => steps.By(row => row.Action, descending),
            StepSort.Officer => steps.By(row => VietnameseOrder.NameKey(row.UserFullName), descending),
            StepSort.Revision => steps.By(row => row.Revision, descending),
        }).ThenBy(row => row.At),
    ];

    /// <summary>Those whose name or commune holds every word.</summary>
    public static IReadOnlyList<ExceptionView> Matching(this IEnumerable<ExceptionView> people, string? search) =>
        [.. people.Matching(search, row => [row.FullName, row.AreaName])];

    /// <summary>Those whose name or commune holds every word.</summary>
    public static IReadOnlyList<SuspensionProposal> Matching(this IEnumerable<SuspensionProposal> people, string? search) =>
        [.. people.Matching(search, row => [row.FullName, row.AreaName])];

    /// <summary>Those whose commune, provider or number holds every word.</summary>
    public static IReadOnlyList<BatchSummary> Matching(this IEnumerable<BatchSummary> batches, string? search) =>
        [.. batches.Matching(search, row => [row.AreaName, row.AreaCode, row.ProviderName, row.BatchId.ToString(System.Globalization.CultureInfo.InvariantCulture)])];
}
