using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SocialPay.Application.Access;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Registration;

/// <summary>The workbooks of the register: the list, the empty import file, and a sent file with its errors marked.</summary>
internal static class RegistrationFiles
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapRegistrationFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.RegisterTemplate, async ([FromServices] RegisterTemplate template, CancellationToken cancellation) =>
        {
            using var output = new MemoryStream();
            await template.WriteAsync(output, cancellation);
            return Results.File(output.ToArray(), WorkbookType, RegisterTemplate.FileName);
        });

        routes.MapGet(Links.RegisterErrorsPath, async (
            Guid id, HttpContext context, [FromServices] Uploads uploads, [FromServices] RegisterImport imports, [FromServices] ReadingDesk desk, CancellationToken cancellation) =>
        {
            var actor = ActorOf(context);
            var file = await uploads.OpenAsync(actor, id, cancellation);
            if (!file.IsDone) return Results.NotFound();
            var report = await imports.PreviewAsync(actor, file.Value.Content, null, cancellation);
            if (!report.IsDone) return Results.NotFound();
            using var output = new MemoryStream();
            var written = await desk.ReadAsync<bool>(
                actor, stop => RegisterErrorsWorkbook.Write(output, file.Value.Content, report.Value, stop).Error is { } error ? error : true, cancellation);
            return written.IsDone
                ? Results.File(output.ToArray(), WorkbookType, $"loi-{Path.GetFileNameWithoutExtension(file.Value.FileName)}.xlsx")
                : Results.NotFound();
        });

        // Posted, since what is searched for is a person's name or number and has no place in an address.
        routes.MapPost(Links.BeneficiaryWorkbook, async (
            HttpContext context,
            [FromServices] BeneficiaryWorkbook workbook,
            [FromForm(Name = Links.AreaParameter)] string area,
            [FromForm(Name = Links.MonthParameter)] string month,
            [FromForm(Name = BeneficiariesViewModel.SearchField)] string? search,
            [FromForm(Name = BeneficiariesViewModel.GroupParameter)] string? group,
            [FromForm(Name = BeneficiariesViewModel.KindParameter)] string? kind,
            CancellationToken cancellation) =>
        {
            if (AddressText.Month(month) is not { } period) return Results.NotFound();
            var filter = BeneficiariesViewModel.Filter(area, period, search, group, PaymentKindNames.Parse(kind));
            using var output = new MemoryStream();
            var written = await workbook.WriteAsync(ActorOf(context), filter, output, cancellation);
            return written.IsDone
                ? Results.File(output.ToArray(), WorkbookType, string.Create(CultureInfo.InvariantCulture, $"danh-sach-doi-tuong-{area}-{period}.xlsx"))
                : Results.NotFound();
        });
    }

    private static Actor ActorOf(HttpContext context) => new(context.User.Identity?.Name ?? "");
}
