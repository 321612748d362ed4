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
public sealed class ImportViewModel(RegisterImport imports, Uploads uploads, Func<Task> changed) : IncomingFile(uploads)
{
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
        if (!await OpenAsync(actor, fileId, cancellation)) Step = ImportStep.Choosing;
        // Reading is work for the processor: apart, so that the page goes on answering.
        else Take(await Task.Run(() => imports.PreviewAsync(actor, Content, Progress(), cancellation), cancellation), ImportStep.Previewed);
    }

    /// <summary>Stores the accepted rows. Goes on to the end when the officer leaves the page meanwhile.</summary>
    public async Task ConfirmAsync(Actor actor)
    {
        if (!CanConfirm) return;
        Step = ImportStep.Storing;
        RowsRead = 0;
        Take(await Task.Run(() => imports.CommitAsync(actor, Content, Progress(), CancellationToken.None)), ImportStep.Stored);
        // With rejected rows the file is still needed, to be given back with its errors marked.
        if (Step == ImportStep.Stored && Report!.Rejected == 0) await DropAsync(actor);
    }

    private void Take(Result<ImportReport> report, ImportStep step)
    {
        if (Accept(report)) (Report, Step) = (report.Value, step);
        else Step = ImportStep.Choosing;
    }

    private Progress<int> Progress() => new(rows =>
    {
        RowsRead = rows;
        _ = changed();
    });
}
