using Microsoft.AspNetCore.Mvc;
using SocialPay.Application.Access;
using SocialPay.Application.Coverage;
using SocialPay.Domain.Common;
using SocialPay.Web.Access;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Coverage;

/// <summary>The coverage of an area as a workbook.</summary>
internal static class CoverageDownload
{
    public static void MapCoverageDownload(this IEndpointRouteBuilder routes) => routes.MapGet(Links.CoverageFilePath, async Task<IResult> (
        HttpContext context,
        [FromServices] CoverageExport export,
        [FromQuery(Name = Links.AreaParameter)] string area,
        [FromQuery(Name = Links.MonthParameter)] string month,
        CancellationToken cancellation) =>
    {
        if (AddressText.Month(month) is not { } period) return TypedResults.NotFound();
        var made = await export.ExecuteAsync(Actors.Of(context), period, area, null, cancellation);
        return made.IsDone
            ? TypedResults.File(made.Value.Content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", made.Value.FileName)
            : TypedResults.NotFound();
    });
}
