using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Web.Access;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Batches;

/// <summary>
/// Hands out the files of batches that have already gone to their providers: the same bytes again. What has not gone out leaves by
/// the page's button only, so that following an address never sends money on its way.
/// </summary>
internal static class BatchDownloads
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void AddBatchDownloads(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddSingleton<FreshFiles>();
    }

    public static void MapBatchDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.RunFilesPath, DownloadAsync);
        routes.MapGet(Links.RunLinesFilePath, LinesAsync);
    }

    private static async Task<IResult> LinesAsync(HttpContext context, [FromServices] LinesWorkbook workbook, long id, CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        var written = await workbook.WriteAsync(Actors.Of(context), id, output, cancellation);
        return written.Error is { } refusal ? Refused(refusal) : TypedResults.File(output.ToArray(), Workbook, string.Create(CultureInfo.InvariantCulture, $"dong-chi-tra-{id}.xlsx"));
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext context,
        [FromServices] RunQueries runs,
        [FromServices] BatchExport export,
        [FromServices] FreshFiles fresh,
        long id,
        [FromQuery(Name = Links.FormatParameter)] string? formatName,
        [FromQuery(Name = Links.BatchParameter)] long? batch,
        CancellationToken cancellation)
    {
        if (!Enum.TryParse<BatchFileFormat>(formatName, ignoreCase: true, out var format) || !Enum.IsDefined(format)) return Refused(Error.NotFound);
        var actor = Actors.Of(context);
        var run = await runs.DetailsAsync(actor, id, cancellation);
        if (run.Error is { } unknown) return Refused(unknown);
        var wanted = run.Value.Batches.Where(candidate => batch is null || candidate.BatchId == batch).ToList();
        var sent = wanted.Where(candidate => candidate.State != BatchState.Ready).ToList();
        if (sent.Count == 0) return Refused(Error.NotFound);

        var files = fresh.Take(actor, id, batch, format);
        if (files is null)
        {
            var made = await AgainAsync(export, actor, sent, format, cancellation);
            if (made.Error is { } refusal) return Refused(refusal);
            files = made.Value;
        }

        if (batch is not null) return TypedResults.File(files[0].Content.ToArray(), ContentType(format), files[0].FileName);
        var name = string.Create(CultureInfo.InvariantCulture, $"{run.Value.Run.Period}-{run.Value.Run.AreaCode}-{id}-{format.ToString().ToLowerInvariant()}.zip");
        return TypedResults.File(BatchFile.Archive(files), "application/zip", name);
    }

    private static async Task<Result<IReadOnlyList<BatchFile>>> AgainAsync(
        BatchExport export, Actor actor, List<BatchSummary> sent, BatchFileFormat format, CancellationToken cancellation)
    {
        List<BatchFile> files = [];
        foreach (var batch in sent)
        {
            var made = await export.AgainAsync(actor, batch.BatchId, format, cancellation);
            if (made.Error is { } refusal) return refusal;
            files.Add(made.Value);
        }

        return files;
    }

    private static string ContentType(BatchFileFormat format) => format switch
    {
        BatchFileFormat.Xlsx => Workbook,
        BatchFileFormat.Csv => "text/csv; charset=utf-8",
    };

    private static IResult Refused(Error error) =>
        error == Error.NotFound ? TypedResults.NotFound() : TypedResults.StatusCode(StatusCodes.Status409Conflict);
}
