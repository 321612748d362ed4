using SocialPay.Application.Data;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>What a row of a file of results does.</summary>
public enum ResultRowKind
{
    /// <summary>Gives its payment a new state, once the file is accepted.</summary>
    Changes,

    /// <summary>Says what is known.</summary>
    Unchanged,

    /// <summary>Says nothing yet.</summary>
    Pending,

    /// <summary>Is wrong, and keeps the whole file out.</summary>
    Refused,
}

/// <summary>One row of a file of results with the payment that it names.</summary>
/// <param name="Row">Number of the row in the file, from 1; null where the file is no longer at hand.</param>
/// <param name="Payment">Null where the officer's area has no such payment.</param>
/// <param name="To">What the row says became of it; null where it says nothing.</param>
/// <param name="Reason">As the provider gave it.</param>
/// <param name="Errors">What is wrong with the row.</param>
public sealed record ResultRow(
    int? Row, string Reference, ResultRowKind Kind, ResultPayment? Payment, InstructionState? To, DateOnly? On, string? Reason, IReadOnlyList<Error> Errors);

/// <summary>The payment that a row names, as it stood before.</summary>
public sealed record ResultPayment(
    long RunId, PayPeriod Period, long BatchId, long BeneficiaryId, string FullName, string AreaCode, string AreaName, string ProviderName, Vnd Amount, InstructionState From);

/// <summary>What a file of results does to one batch.</summary>
/// <param name="Outcomes">The rows that change a payment, by outcome.</param>
/// <param name="Rows">All rows for the batch.</param>
public sealed record ResultBatch(
    long BatchId, long RunId, PayPeriod Period, string AreaCode, string AreaName, string ProviderName, int Rows, int Changes, Vnd Amount, IReadOnlyList<OutcomeTotal> Outcomes);

/// <summary>The columns by which the rows of a file of results can be sorted.</summary>
public enum ResultRowSort
{
    /// <summary>As in the file.</summary>
    Row,
    Name,
    Commune,
    Amount,
    Outcome,
    Kind,
}

/// <summary>Sums, sorts and searches the rows of a file of results.</summary>
public static class ResultRows
{
    /// <summary>By batch, in the order of communes' codes and providers.</summary>
    public static IReadOnlyList<ResultBatch> ByBatch(IEnumerable<ResultRow> rows) =>
    [
        .. rows.Where(row => row.Payment is not null).GroupBy(row => row.Payment!.BatchId).Select(batch =>
        {
            var payment = batch.First().Payment!;
            var changes = batch.Where(row => row.Kind == ResultRowKind.Changes).ToList();
            return new ResultBatch(
                batch.Key, payment.RunId, payment.Period, payment.AreaCode, payment.AreaName, payment.ProviderName, batch.Count(), changes.Count,
                changes.Sum(row => row.Payment!.Amount), Outcomes(changes));
        }).OrderBy(batch => batch.AreaCode, StringComparer.Ordinal).ThenBy(batch => VietnameseOrder.TextKey(batch.ProviderName), StringComparer.Ordinal).ThenBy(batch => batch.BatchId),
    ];

    public static IReadOnlyList<ResultRow> Sorted(this IEnumerable<ResultRow> rows, ResultRowSort sort, bool descending = false) =>
    [
        .. (sort switch
        {
            ResultRowSort.Row => rows.By(row => row.Row, descending),
            ResultRowSort.Name => rows.By(row => VietnameseOrder.NameKey(row.Payment?.FullName), descending),
            ResultRowSort.Commune => rows.By(row => VietnameseOrder.PlaceKey(row.Payment?.AreaName), descending),
            ResultRowSort.Amount => rows.By(row => row.Payment?.Amount, descending),
            ResultRowSort.Outcome => rows.By(row => row.To, descending),
            ResultRowSort.Kind => rows.By(row => row.Kind, descending),
        }).ThenBy(row => VietnameseOrder.NameKey(row.Payment?.FullName), StringComparer.Ordinal).ThenBy(row => row.Row).ThenBy(row => row.Reference, StringComparer.Ordinal),
    ];

    /// <summary>Those whose name, commune, reference or reason holds every word.</summary>
    public static IReadOnlyList<ResultRow> Matching(this IEnumerable<ResultRow> rows, string? search) =>
        [.. rows.Matching(search, row => [row.Payment?.FullName, row.Payment?.AreaName, row.Reference, row.Reason])];

    internal static IReadOnlyList<OutcomeTotal> Outcomes(IEnumerable<ResultRow> changes) =>
    [
        .. changes.GroupBy(row => row.To!.Value).OrderBy(group => group.Key)
            .Select(group => new OutcomeTotal(group.Key, group.Count(), group.Sum(row => row.Payment!.Amount))),
    ];
}
