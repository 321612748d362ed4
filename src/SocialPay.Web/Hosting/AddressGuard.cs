using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;

namespace SocialPay.Web.Hosting;

/// <summary>Turns away an address with a control character in it, which no page of ours has and no database keeps.</summary>
internal static class AddressGuard
{
    public static void UseAddressGuard(this IApplicationBuilder app) => app.UseWhen(
        context => IsForged(context.Request),
        branch => branch.Run(async context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(SpreadsheetErrors.BadAddress.Message(), context.RequestAborted);
        }));

    private static bool IsForged(HttpRequest request) =>
        HasControl(request.Path.Value)
        // Looked into only where there is something written as a number.
        || (request.QueryString.Value?.Contains('%', StringComparison.Ordinal) == true
            && request.Query.Any(pair => HasControl(pair.Key) || pair.Value.Any(HasControl)));

    private static bool HasControl(string? text)
    {
        foreach (var character in text.AsSpan())
            if (char.IsControl(character) && character is not ('\t' or '\n' or '\r')) return true;

        return false;
    }
}
