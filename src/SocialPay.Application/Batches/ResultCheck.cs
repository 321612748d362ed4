using System.Globalization;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Batches;

/// <summary>An instruction that a file of results may name, as it stands now.</summary>
/// <param name="PayableFrom">The day it was handed to the provider, or the first of its month where it was handed over later: no money moved before.</param>
internal sealed record KnownInstruction(
    long Id, string Reference, long RunId, PayrollRunState RunState, long BatchId, BatchState BatchState, InstructionState State, Vnd Amount,
    IReadOnlyList<RecordedResult> Recorded, DateOnly PayableFrom = default)
{
    /// <summary>For whoever looks at the file.</summary>
    public ResultPayment? Payment { get; init; }
}

/// <summary>A result that was applied before.</summary>
internal readonly record struct RecordedResult(InstructionState Outcome, DateOnly On);

/// <summary>One result that is to be applied.</summary>
internal sealed record NewResult(KnownInstruction Instruction, InstructionState Outcome, DateOnly On, string? Reason);

/// <summary>Holds a file of results against the instructions it names: what is new, what is known, what is wrong. Pure.</summary>
internal sealed class ResultCheck(IReadOnlyDictionary<string, KnownInstruction> known, DateOnly today)
{
    /// <summary>Longest reason that is kept, in characters.</summary>
    public const int LongestReason = 500;

    private readonly List<NewResult> applied = [];
    private readonly HashSet<RowPlace> appliedRows = [];
    private readonly List<(RowPlace Row, string Key, Error Error)> problems = [];
    private readonly HashSet<(RowPlace Row, string Key)> unreadable = [];
    private int unchanged;
    private int pending;

    /// <summary>What is to be applied; meaningless where the report has errors.</summary>
    public IReadOnlyList<NewResult> Applied => applied;

    public ResultReport Report(string fileName, string sha256, ResultTable table)
    {
        problems.AddRange(table.Problems);
        unreadable.UnionWith(table.Problems.Select(problem => (problem.Row, problem.Key)));
        foreach (var lines in table.Lines.GroupBy(line => line.Reference, StringComparer.Ordinal)) Check(lines.Key, [.. lines]);
        CheckTotals(table);
        var errors = problems.OrderBy(problem => problem.Row).Select(problem => new ResultProblem(problem.Row.Row, table.Headers[problem.Key], problem.Error, problem.Row.Sheet)).ToList();
        var refused = problems.Select(problem => problem.Row).Distinct().Count();
        var rows = Rows(table);
        if (refused > 0) return new ResultReport(fileName, sha256, 0, 0, refused, pending, [], errors) { Rows = rows, Batches = ResultRows.ByBatch(rows) };
        var outcomes = applied.GroupBy(result => result.Outcome).OrderBy(group => group.Key)
            .Select(group => new OutcomeTotal(group.Key, group.Count(), group.Sum(result => result.Instruction.Amount)));
        return new ResultReport(fileName, sha256, applied.Count, unchanged, 0, pending, [.. outcomes], []) { Rows = rows, Batches = ResultRows.ByBatch(rows) };
    }

    private List<ResultRow> Rows(ResultTable table)
    {
        var wrong = problems.ToLookup(problem => problem.Row, problem => problem.Error);
        return
        [
            .. table.Lines.Select(line => new ResultRow(
                line.Row.Row, line.Reference,
                wrong.Contains(line.Row) ? ResultRowKind.Refused
                    : line.Outcome is null ? ResultRowKind.Pending
                    : appliedRows.Contains(line.Row) ? ResultRowKind.Changes
                    : ResultRowKind.Unchanged,
                known.GetValueOrDefault(line.Reference)?.Payment, line.Outcome, line.Date, line.Reason, [.. wrong[line.Row]])),
        ];
    }

    /// <summary>All that the file says of one instruction, in whatever order: that it was paid, and that the money came back, are two results.</summary>
    private void Check(string reference, IReadOnlyList<ResultLine> lines)
    {
        if (!known.TryGetValue(reference, out var instruction))
        {
            foreach (var line in lines) Add(line, ResultColumns.Reference, ResultErrors.UnknownReference(reference));
            return;
        }

        var said = new List<ResultLine>();
        foreach (var line in lines.OrderBy(line => line.Outcome == InstructionState.Returned))
        {
            if (line.Amount is { } amount && amount != instruction.Amount) Add(line, ResultColumns.Amount, ResultErrors.AmountDiffers(amount.Amount, instruction.Amount.Amount));
            var same = said.Find(earlier => earlier.Outcome == line.Outcome);
            if (same is not null && same with { Row = line.Row, Amount = line.Amount } == line)
            {
                if (line.Outcome is null) pending++;
                else unchanged++;
            }
            else if (same is not null || (said.Count > 0 && !IsReturnOf(line, said)))
            {
                Add(line, ResultColumns.Reference, ResultErrors.ReferenceTwice(reference, (same ?? said[0]).Row.ToString()));
            }
            else
            {
                if (line.Outcome is { } outcome) CheckOutcome(line, said.Count > 0 ? instruction with { State = InstructionState.Paid } : instruction, outcome);
                else if (!unreadable.Contains((line.Row, ResultColumns.Outcome))) pending++;
                said.Add(line);
            }
        }
    }

    private static bool IsReturnOf(ResultLine line, List<ResultLine> said) =>
        line.Outcome == InstructionState.Returned && said is [{ Outcome: InstructionState.Paid }];

    private void CheckOutcome(ResultLine line, KnownInstruction instruction, InstructionState outcome)
    {
        if (instruction.Recorded.Where(recorded => recorded.Outcome == outcome).Select(recorded => (DateOnly?)recorded.On).FirstOrDefault() is { } on)
        {
            // Another day for the same money is another story, and somebody has to find out which is true.
            if (line.Date is { } date && date != on) Add(line, ResultColumns.Date, ResultErrors.DateDiffers(Written(date), Written(on)));
            else unchanged++;
            return;
        }

        var before = problems.Count;
        if (instruction.RunState == PayrollRunState.Closed) Add(line, ResultColumns.Reference, ResultErrors.RunClosed);
        else if (instruction.BatchState == BatchState.Ready) Add(line, ResultColumns.Reference, ResultErrors.NotExported);
        else if (!InstructionStates.Transitions.Allow(instruction.State, outcome)) Add(line, ResultColumns.Outcome, Refused(instruction.State));
        if (line.Date > today) Add(line, ResultColumns.Date, ResultErrors.DateInFuture(Written(line.Date.Value)));
        else if (line.Date < instruction.PayableFrom) Add(line, ResultColumns.Date, ResultErrors.DateTooEarly(Written(line.Date.Value), Written(instruction.PayableFrom)));
        // Money moved on a day; for what did not come about, the day of the file will do.
        var dateMissing = line.Date is null && !unreadable.Contains((line.Row, ResultColumns.Date));
        if (dateMissing && outcome is InstructionState.Paid or InstructionState.Returned) Add(line, ResultColumns.Date, ResultErrors.DateMissing);
        if (line.Reason is null && outcome == InstructionState.Failed) Add(line, ResultColumns.Reason, ResultErrors.ReasonMissing);
        if (line.Reason?.Length > LongestReason) Add(line, ResultColumns.Reason, ResultErrors.ReasonTooLong(LongestReason));
        if (problems.Count > before) return;
        applied.Add(new NewResult(instruction, outcome, line.Date ?? today, line.Reason));
        appliedRows.Add(line.Row);
    }

    private static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static Error Refused(InstructionState state) => state switch
    {
        InstructionState.Pending => ResultErrors.NotExported,
        InstructionState.Sent => ResultErrors.ReturnedUnpaid,
        InstructionState.Paid or InstructionState.Failed or InstructionState.Uncollected or InstructionState.Returned => ResultErrors.Contradicts(OutcomeWords.Of(state)),
    };

    // A row of totals stands for the lines above it, back to the total before.
    private void CheckTotals(ResultTable table)
    {
        var from = 0;
        foreach (var total in table.Totals)
        {
            var lines = table.Lines.Skip(from).Take(total.LinesBefore - from).ToList();
            var sum = lines.Sum(line => line.Amount ?? known.GetValueOrDefault(line.Reference)?.Amount ?? Vnd.Zero);
            if (total.Amount is { } amount && amount != sum) problems.Add((total.Row, ResultColumns.Amount, ResultErrors.WrongTotal(amount.Amount, sum.Amount)));
            if (total.Count is { } count && count != lines.Count) problems.Add((total.Row, ResultColumns.Number, ResultErrors.WrongCount(count, lines.Count)));
            from = total.LinesBefore;
        }
    }

    private void Add(ResultLine line, string column, Error error) => problems.Add((line.Row, column, error));
}
