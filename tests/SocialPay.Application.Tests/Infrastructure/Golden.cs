using System.Text;
using SocialPay.LocalDatabase;

namespace SocialPay.Tests.Infrastructure;

/// <summary>
/// Compares with approved copies in the folder Golden. With SOCIALPAY_UPDATE_GOLDEN=1 the copies are written anew instead; the change
/// is then reviewed like any other.
/// </summary>
public static class Golden
{
    public static void ShouldMatchGolden(this string actual, string name)
    {
        var path = Path.Combine(ConnectionStringFinder.RepositoryRoot(), "tests", "SocialPay.Application.Tests", "Golden", name);
        if (Environment.GetEnvironmentVariable("SOCIALPAY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        actual.ShouldBe(File.ReadAllText(path), $"The result differs from Golden/{name}.");
    }
}
