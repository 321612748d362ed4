using SocialPay.Domain.Common;

namespace SocialPay.Application.Policy;

/// <summary>What can be refused about the law and its changes.</summary>
public static class PolicyErrors
{
    public static Error TitleMissing { get; } = new("Policy.TitleMissing");

    public static Error InstrumentMissing { get; } = new("Policy.InstrumentMissing");

    public static Error NoteMissing { get; } = new("Policy.NoteMissing");

    /// <summary>The file says what is in force already.</summary>
    public static Error NothingChanges { get; } = new("Policy.NothingChanges");

    /// <summary>The rows have faults; how many.</summary>
    public static Error RowsFaulty(int problems) => new("Policy.RowsFaulty", problems);

    public static Error AmountNotAbove(string national) => new("Policy.AmountNotAbove", national);

    public static Error MonthsReversed { get; } = new("Policy.MonthsReversed");

    /// <summary>It was approved or withdrawn meanwhile.</summary>
    public static Error NotADraft { get; } = new("Policy.NotADraft");

    public static Error CannotApproveOwnDraft { get; } = new("Policy.CannotApproveOwnDraft");

    public static Error UnknownRule(string id) => new("Policy.UnknownRule", id);

    /// <summary>The row was read in the text of its instrument, or reported by a source: nothing to confirm.</summary>
    public static Error NothingToConfirm(string id) => new("Policy.NothingToConfirm", id);
}
