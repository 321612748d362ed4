using SocialPay.Domain.Common;

namespace SocialPay.Domain.Batches;

/// <summary>A file made for a provider from one batch; it can be made again from the frozen lines, so only its hash is kept.</summary>
public sealed class ExportedFile
{
    public long Id { get; init; }

    public long BatchId { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The hash of the run's lines from which it was made.</summary>
    public required string RunHash { get; init; }

    public required int Count { get; init; }

    public required Vnd Amount { get; init; }

    public required long UserId { get; init; }

    public required DateTimeOffset At { get; init; }
}
