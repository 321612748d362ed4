using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SocialPay.Application.Access;
using SocialPay.Application.Spreadsheets;
using SocialPay.Web.Access;
using SocialPay.Web.Hosting;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Spreadsheets;

/// <summary>What keeps a sent file from being staged; the form says it in words.</summary>
public enum UploadProblem
{
    NoFile,
    TooLarge,
    Refused,
}

/// <summary>
/// Takes a file as an ordinary posted form, not over the open page's line: signed in, with the form's token, streamed to disk, limited
/// in size. Then goes back to the page that sent it, with the staged file's id in the address.
/// </summary>
internal static class UploadEndpoint
{
    // Beside the file the form has a token and an address.
    private const long RoomForFields = 64 * 1024;

    /// <summary>Turns a file away that says beforehand to be too large, before anything reads it.</summary>
    public static void UseUploadLimit(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path == Links.Upload && context.Request.ContentLength > Uploads.MaximumBytes + RoomForFields,
        branch => branch.Run(context => context.RefuseAsync(StatusCodes.Status413PayloadTooLarge, "file too large")));

    public static void MapUploads(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Links.Upload, async (
                HttpContext context, IFormFile? file, [FromQuery(Name = Links.ReturnParameter)] string? back, [FromServices] Uploads uploads) =>
            {
                var path = LocalPath.OrHome(back);
                if (file is null || file.Length == 0) return TypedResults.LocalRedirect(Back(path, UploadProblem.NoFile));
                await using var content = file.OpenReadStream();
                var stored = await uploads.StoreAsync(Actors.Of(context), file.FileName, content, context.RequestAborted);
                return TypedResults.LocalRedirect(stored.Error switch
                {
                    null => QueryHelpers.AddQueryString(path, Links.FileParameter, stored.Value.ToString("N")),
                    { } error when error.Code == SpreadsheetErrors.TooLarge(0).Code => Back(path, UploadProblem.TooLarge),
                    _ => Back(path, UploadProblem.Refused),
                });
            })
            // Of a body that doesn't say how long it is, the server reads no more than this.
            .WithMetadata(new RequestSizeLimitAttribute(Uploads.MaximumBytes + RoomForFields));

    private static string Back(string path, UploadProblem problem) => QueryHelpers.AddQueryString(path, Links.UploadProblemParameter, problem.ToString());
}
