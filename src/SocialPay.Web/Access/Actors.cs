using SocialPay.Application.Access;

namespace SocialPay.Web.Access;

/// <summary>Who acts by a request: the signed-in officer, and from which network address.</summary>
internal static class Actors
{
    public static Actor Of(HttpContext context) => new(context.User.Identity?.Name ?? "") { Origin = OriginOf(context) };

    public static Origin OriginOf(HttpContext context) => new(OriginKind.Page, context.Connection.RemoteIpAddress?.ToString());
}
