using System.Globalization;
using SocialPay.Domain.Areas;

namespace SocialPay.Application.Areas;

internal static class AreaPaths
{
    /// <summary>The id of the province at the head of the area's path.</summary>
    public static long ProvinceId(this Area area)
    {
        var path = area.Path.AsSpan(1);
        return long.Parse(path[..path.IndexOf('/')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
