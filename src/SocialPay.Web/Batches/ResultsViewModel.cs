using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Web.Spreadsheets;

namespace SocialPay.Web.Batches;

public enum ResultsStep
{
    Choosing,
    Reading,
    Previewed,
    Applying,
    Applied,
}

/// <summary>One row that keeps a file of results out.</summary>
public sealed record ResultProblemRow(int Row, string Column, string Message);

/// <summary>One file of results on its way into the payroll.</summary>
public sealed class ResultsViewModel(ResultImport results, AcceptedResults accepted, Uploads uploads) : IncomingFile(uploads)
{
    private Guid intent = Guid.CreateVersion7();

    public ResultsStep Step { get; private set; }

    public ResultReport? Report { get; private set; }

    public IReadOnlyList<ResultProblemRow> Problems { get; private set; } = [];

    public bool CanApply => Step == ResultsStep.Previewed && Report is { PutAside: false, Applied: > 0 };

    /// <summary>Choosing is 1, the preview 2, the result 3.</summary>
    public int StepNumber => Step switch
    {
        ResultsStep.Choosing => 1,
        ResultsStep.Reading or ResultsStep.Previewed => 2,
        ResultsStep.Applying or ResultsStep.Applied => 3,
    };

    public async Task PreviewAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        Step = ResultsStep.Reading;
        // Applied before, and looked at again: what it did, and nothing to do.
        if (await accepted.FindAsync(actor, id, cancellation) is { IsDone: true } before)
        {
            FileName = before.Value.Report.FileName;
            Take(before.Value.Report, ResultsStep.Applied);
            return;
        }

        if (await OpenAsync(actor, id, cancellation) is not { } file) Step = ResultsStep.Choosing;
        // Reading is work for the processor: apart, so that the page goes on answering.
        else Take(await Task.Run(() => results.PreviewAsync(actor, FileName, file.Content, cancellation), cancellation), ResultsStep.Previewed);
    }

    /// <summary>Applies the file, once. Goes on to the end when the officer leaves the page meanwhile.</summary>
    public async Task ApplyAsync(Actor actor)
    {
        if (!CanApply) return;
        Step = ResultsStep.Applying;
        if (await OpenAsync(actor, FileId, CancellationToken.None) is not { } file)
        {
            Step = ResultsStep.Choosing;
            return;
        }

        Take(await Task.Run(() => results.ApplyAsync(actor with { CommandId = intent }, file, CancellationToken.None)), ResultsStep.Applied);
        if (Step == ResultsStep.Applied) await DropAsync(actor);
    }

    private void Take(Result<ResultReport> report, ResultsStep step)
    {
        // What is shown now is what she may accept next.
        intent = Guid.CreateVersion7();
        if (!Accept(report))
        {
            Step = ResultsStep.Choosing;
            return;
        }

        Report = report.Value;
        Problems = [.. Report.Errors.Select(problem => new ResultProblemRow(problem.Row, problem.Sheet is { } sheet ? $"{sheet} › {problem.Column}" : problem.Column, problem.Error.Message()))];
        Step = step;
    }
}
