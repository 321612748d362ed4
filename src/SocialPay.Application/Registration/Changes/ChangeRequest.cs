using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>A change as an officer gives it, by a form or a file; the fields of each kind: docs/changes.md.</summary>
/// <param name="Person">Identity number, or number in the register.</param>
/// <param name="Values">By the kind's own field names.</param>
public sealed record ChangeRequest(string Person, ChangeKind Kind, DateOnly Effective, IReadOnlyDictionary<string, string> Values)
{
    public string? PaperNumber { get; init; }

    public DateOnly? PaperDate { get; init; }

    public string? PaperIssuer { get; init; }

    /// <summary>SHA-256 of the scanned paper.</summary>
    public string? PaperScan { get; init; }

    /// <summary>The approved change that was a mistake.</summary>
    public long? Corrects { get; init; }

    /// <summary>The returned change that is proposed again.</summary>
    public long? Again { get; init; }
}

/// <summary>The codes of the kinds on the command line and in files.</summary>
public static class ChangeKinds
{
    public static IReadOnlyDictionary<string, ChangeKind> ByCode { get; } = new Dictionary<string, ChangeKind>(StringComparer.Ordinal)
    {
        ["contact"] = ChangeKind.Contact,
        ["identity"] = ChangeKind.Identity,
        ["death"] = ChangeKind.Death,
        ["move"] = ChangeKind.Move,
        ["arrival"] = ChangeKind.Arrival,
        ["facts"] = ChangeKind.Facts,
        ["suspend"] = ChangeKind.Suspension,
        ["resume"] = ChangeKind.Resumption,
        ["stop"] = ChangeKind.Stop,
        ["account"] = ChangeKind.Account,
        ["proxy"] = ChangeKind.Proxy,
        ["guardian"] = ChangeKind.Guardian,
        ["group"] = ChangeKind.Group,
        ["review"] = ChangeKind.Review,
    };

    public static string Code(this ChangeKind kind) => kind == ChangeKind.Registration ? "registration" : ByCode.First(code => code.Value == kind).Key;
}
