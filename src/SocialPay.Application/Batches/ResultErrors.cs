using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>What can be wrong with a file of results: one of these in any row puts the whole file aside. Texts: Results.resx.</summary>
public static class ResultErrors
{
    /// <summary>The table has a header and no row with a reference.</summary>
    public static Error NoRows { get; } = new("Results.NoRows");

    // Which instruction
    public static Error ReferenceMissing { get; } = new("Results.ReferenceMissing");

    /// <summary>Not an instruction of the officer's area, whether or not it exists elsewhere.</summary>
    public static Error UnknownReference(string reference) => new("Results.UnknownReference", reference);
    public static Error ReferenceTwice(string reference, string firstRow) => new("Results.ReferenceTwice", reference, firstRow);
    public static Error NotExported { get; } = new("Results.NotExported");
    public static Error RunClosed { get; } = new("Results.RunClosed");

    // What became of it
    public static Error UnknownOutcome(string text, string known) => new("Results.UnknownOutcome", text, known);

    /// <summary>Another final result was applied before.</summary>
    public static Error Contradicts(string recorded) => new("Results.Contradicts", recorded);

    /// <summary>Money comes back only after it was paid.</summary>
    public static Error ReturnedUnpaid { get; } = new("Results.ReturnedUnpaid");
    public static Error DateMissing { get; } = new("Results.DateMissing");
    public static Error UnreadableDate(string text) => new("Results.UnreadableDate", text);
    public static Error DateInFuture(string date) => new("Results.DateInFuture", date);

    /// <summary>Before the instruction was handed out and before its month began.</summary>
    public static Error DateTooEarly(string date, string earliest) => new("Results.DateTooEarly", date, earliest);
    public static Error DateDiffers(string date, string recorded) => new("Results.DateDiffers", date, recorded);
    public static Error ReasonMissing { get; } = new("Results.ReasonMissing");
    public static Error ReasonTooLong(int most) => new("Results.ReasonTooLong", most);

    // How much
    public static Error UnreadableAmount(string text) => new("Results.UnreadableAmount", text);
    public static Error AmountDiffers(long stated, long expected) => new("Results.AmountDiffers", stated, expected);
    public static Error WrongTotal(long stated, long actual) => new("Results.WrongTotal", stated, actual);
    public static Error WrongCount(int stated, int actual) => new("Results.WrongCount", stated, actual);
}
