using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>How providers write what became of an instruction.</summary>
internal static class OutcomeWords
{
    private static readonly (InstructionState Outcome, string Word, string[] Others)[] Words =
    [
        (InstructionState.Paid, "Đã chi", ["paid", "da chi tra", "da nhan"]),
        (InstructionState.Failed, "Không thành công", ["failed", "that bai"]),
        (InstructionState.Uncollected, "Chưa nhận", ["uncollected", "chua linh"]),
        (InstructionState.Returned, "Hoàn trả", ["returned", "da hoan tra"]),
    ];

    private static readonly Dictionary<string, InstructionState> ByFoldedWord = Words
        .SelectMany(entry => entry.Others.Append(VietnameseText.Fold(entry.Word)), (entry, word) => (word, entry.Outcome))
        .ToDictionary(entry => entry.word, entry => entry.Outcome);

    /// <summary>The words offered in the list that goes out.</summary>
    public static IReadOnlyList<string> Vietnamese { get; } = [.. Words.Select(entry => entry.Word)];

    /// <summary>The word for a final outcome, as the list has it.</summary>
    public static string Of(InstructionState outcome) => Words.First(entry => entry.Outcome == outcome).Word;

    /// <summary>Null when the word says no outcome.</summary>
    public static InstructionState? Parse(string word) =>
        ByFoldedWord.TryGetValue(VietnameseText.Fold(word), out var outcome) ? outcome : null;
}
