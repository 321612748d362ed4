using Microsoft.AspNetCore.Mvc;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Web.Access;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Policy;

/// <summary>The rows of the law as a file, and their first reading.</summary>
internal static class LawDownload
{
    public static void MapLawDownload(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.RatesFilePath, async (HttpContext context, [FromServices] LawQueries queries, CancellationToken cancellation) =>
        {
            var file = await queries.ExportAsync(Actors.Of(context), cancellation);
            return file.IsDone ? Results.File(file.Value, "text/csv; charset=utf-8", "quy-dinh-muc-tro-cap.csv") : Results.NotFound();
        });

    /// <summary>With the changes approved before this start.</summary>
    public static Task ReadLawAsync(this IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<LawInForce>().LoadAsync(cancellation);
}
