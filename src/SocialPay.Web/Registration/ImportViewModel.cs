using SocialPay.Application.Access;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;

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
public sealed class ImportViewModel(RegisterImport imports, Uploads uploads, Func<Task> changed)
{
    private byte[] content = [];

    public ImportStep Step { get; private set; }

    public Guid FileId { get; private set; }

    public string FileName { get; private set; } = "";

    public ImportReport? Report { get; private set; }

    /// <summary>Why the file was refused as a whole.</summary>
    public Error? Error { get; private set; }

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
        var opened = await uploads.OpenAsync(actor, fileId, cancellation);
        if (opened.Error is { } missing)
        {
            Refuse(missing);
            return;
        }

        (FileId, FileName, content) = (fileId, opened.Value.FileName, opened.Value.Content);
        // Reading is work for the processor: apart, so that the page goes on answering.
        var previewed = await Task.Run(() => imports.PreviewAsync(actor, content, Progress(), cancellation), cancellation);
        if (previewed.Error is { } refused)
        {
            Refuse(refused);
            return;
        }

        Report = previewed.Value;
        Step = ImportStep.Previewed;
    }

    /// <summary>Stores the accepted rows. Goes on to the end when the officer leaves the page meanwhile.</summary>
    public async Task ConfirmAsync(Actor actor)
    {
        if (!CanConfirm) return;
        Step = ImportStep.Storing;
        RowsRead = 0;
        var stored = await Task.Run(() => imports.CommitAsync(actor, content, Progress(), CancellationToken.None));
        if (stored.Error is { } refused)
        {
            Refuse(refused);
            return;
        }

        Report = stored.Value;
        Step = ImportStep.Stored;
        // With rejected rows the file is still needed, to be given back with its errors marked.
        if (Report.Rejected == 0) await uploads.DropAsync(actor, FileId, CancellationToken.None);
    }

    private void Refuse(Error error)
    {
        Error = error;
        Step = ImportStep.Choosing;
    }

    private Progress<int> Progress() => new(rows =>
    {
        RowsRead = rows;
        _ = changed();
    });
}
