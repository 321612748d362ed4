using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Batches;

/// <summary>
/// What goes to a provider for one batch (danh sách chi trả), in the order of the run's lines. It says nothing of why somebody is paid:
/// lists lie open where people collect.
/// </summary>
/// <param name="Number">Of the batch within its run, as the pages have it.</param>
internal sealed record PaymentList(
    long BatchId,
    int Number,
    long RunId,
    PayPeriod Period,
    PayPeriod Through,
    Programme Programme,
    Area RunArea,
    Area Commune,
    IReadOnlyList<Area> Above,
    string ProviderCode,
    string ProviderName,
    IReadOnlyList<PaymentListRow> Rows)
{
    public Vnd Amount => Rows.Sum(row => row.Amount);

    /// <summary>As <c>2021-01-183-06184-VIETTEL-42</c>, without an extension.</summary>
    public string FileName => FormattableString.Invariant(
        $"{Period}-{RunArea.Code}-{Commune.Code}-{FileSafe(ProviderCode)}-{BatchId}");

    private static string FileSafe(string code) =>
        code.All(IsFileSafe) ? code : string.Concat(VietnameseText.BankName(code).Select(letter => IsFileSafe(letter) ? letter : '_'));

    private static bool IsFileSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}

/// <summary>One instruction on the list, with its amount split by what it is for.</summary>
internal sealed record PaymentListRow
{
    public required string Reference { get; init; }

    public required string FullName { get; init; }

    public required BirthDate Birth { get; init; }

    public string? IdNumber { get; init; }

    public string? Village { get; init; }

    public required string DecisionNumber { get; init; }

    public required PaymentMethodKind Method { get; init; }

    public string? BankBin { get; init; }

    public string? BankName { get; init; }

    public string? AccountNumber { get; init; }

    public string? HolderName { get; init; }

    public string? ProxyName { get; init; }

    /// <summary>For the months of the run (trợ cấp tháng này).</summary>
    public required Vnd Current { get; init; }

    /// <summary>For earlier months, not granted then (truy lĩnh).</summary>
    public required Vnd Arrears { get; init; }

    /// <summary>Taken back for earlier months, negative (truy thu).</summary>
    public required Vnd Recovered { get; init; }

    /// <summary>Number of earlier months whose money was not collected.</summary>
    public required int CarriedMonths { get; init; }

    /// <summary>Granted earlier and not collected (chưa nhận kỳ trước).</summary>
    public required Vnd Carried { get; init; }

    public required Vnd Amount { get; init; }
}
