namespace SocialPay.Domain.Batches;

/// <summary>A file of results as it came in: applied, or put aside whole.</summary>
public sealed class ResultFile
{
    public long Id { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required int Applied { get; init; }

    public required int Unchanged { get; init; }

    public required int Refused { get; init; }

    /// <summary>Rows without an outcome.</summary>
    public int Pending { get; init; }

    /// <summary>Under which the file waited to be accepted; null where it did not.</summary>
    public Guid? StagedId { get; init; }

    public required ResultFileState State { get; init; }

    public required long UserId { get; init; }

    public required DateTimeOffset At { get; init; }
}

public enum ResultFileState
{
    Applied,
    PutAside,
}
