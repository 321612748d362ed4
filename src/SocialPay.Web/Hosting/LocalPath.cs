namespace SocialPay.Web.Hosting;

/// <summary>Addresses to return to, which come from outside and may only lead within this site.</summary>
internal static class LocalPath
{
    /// <summary>The path if it is one of this site, otherwise the home page.</summary>
    public static string OrHome(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.Any(char.IsControl) ? path : "/";
}
