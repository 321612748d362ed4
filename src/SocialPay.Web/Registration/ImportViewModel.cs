using SocialPay.Application.Access;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Web.Spreadsheets;

namespace SocialPay.Web.Registration;

public enum ImportStep
{
    Choosing,
    Reading,
    Previewed,
    Storing,
    Stored,
}

/// <summary>One register file on its way into the register.</summary>
/// <param name="changed">Called when there is something new to show.</param>
public sealed class ImportViewModel(RegisterImport imports, AcceptedRegisterFiles accepted, Uploads uploads, Func<Task> changed) : IncomingFile(uploads)
{
    private Guid intent = Guid.CreateVersion7();

    public ImportStep Step { get; private set; }

    public ImportReport? Report { get; private set; }

    public int RowsRead { get; private set; }

    public bool CanConfirm => Step == ImportStep.Previewed && Report!.Accepted > 0;

    /// <summary>Choosing is 1, the preview 2, the result 3.</summary>
    public int StepNumber => Step switch
    {
        ImportStep.Choosing => 1,
        ImportStep.Reading or ImportStep.Previewed => 2,
        ImportStep.Storing or ImportStep.Stored => 3,
    };

    public async Task PreviewAsync(Actor actor, Guid fileId, CancellationToken cancellation)
    {
        Step = ImportStep.Reading;
        // Stored before, and looked at again: what it did, and nothing to do. Its errors are known while the file is there.
        var before = await accepted.FindAsync(actor, fileId, cancellation);
        var stored = before.IsDone ? before.Value : null;
        if (await OpenAsync(actor, fileId, cancellation) is { } file)
        {
            // Reading is work for the processor: apart, so that the page goes on answering.
            var previewed = await Task.Run(() => imports.PreviewAsync(actor, file.Content, Progress(), cancellation), cancellation);
            Take(stored is null || !previewed.IsDone ? previewed : Again(stored, previewed.Value.Errors, previewed.Value.Warnings), stored is null ? ImportStep.Previewed : ImportStep.Stored);
        }
        else if (stored is not null)
        {
            (FileId, FileName) = (fileId, stored.FileName);
            Take(Again(stored, [], []), ImportStep.Stored);
        }
        else
        {
            Step = ImportStep.Choosing;
        }
    }

    /// <summary>Stores the accepted rows. Goes on to the end when the officer leaves the page meanwhile.</summary>
    public async Task ConfirmAsync(Actor actor)
    {
        if (!CanConfirm) return;
        Step = ImportStep.Storing;
        RowsRead = 0;
        if (await OpenAsync(actor, FileId, CancellationToken.None) is not { } file)
        {
            Step = ImportStep.Choosing;
            return;
        }

        Take(await Task.Run(() => imports.CommitAsync(actor with { CommandId = intent }, file, Progress(), CancellationToken.None)), ImportStep.Stored);
        // With rejected rows the file is still needed, to be given back with its errors marked.
        if (Step == ImportStep.Stored && Report!.Rejected == 0) await DropAsync(actor);
    }

    private static ImportReport Again(AcceptedRegisterFile stored, IReadOnlyList<ImportProblem> errors, IReadOnlyList<ImportProblem> warnings) =>
        new(stored.Rows, stored.Accepted, stored.Rejected, stored.Unchanged, errors, warnings, [], Stored: true, Seconds: 0) { WaitingChange = stored.WaitingChange };

    private void Take(Result<ImportReport> report, ImportStep step)
    {
        // What is shown now is what she may confirm next.
        intent = Guid.CreateVersion7();
        if (Accept(report)) (Report, Step) = (report.Value, step);
        else Step = ImportStep.Choosing;
    }

    private Progress<int> Progress() => new(rows =>
    {
        RowsRead = rows;
        _ = changed();
    });
}
