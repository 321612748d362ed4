using System.Globalization;
using System.Text.RegularExpressions;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>
/// Groups of the law as people write them: <c>136/5.5b</c>, <c>5.5b</c>, «khoản 5 điểm b Điều 5 Nghị định 136/2013/NĐ-CP». Without a
/// decree the code stays as <c>5.5b</c>, and the month decides which decree is meant.
/// </summary>
internal static partial class GroupText
{
    private const string DefaultArticle = "5";

    public static Error? Read(RegistrationRequest request, string text)
    {
        foreach (var part in text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var code = Normalise(part);
            if (code.Length > 0 && !request.Groups.Contains(code)) request.Groups.Add(code);
        }

        return null;
    }

    /// <summary>The code, or the text cleaned where it is none.</summary>
    public static string Normalise(string text)
    {
        var lower = VietnameseText.Clean(text).ToLower(CultureInfo.InvariantCulture);
        if (Code().Match(lower) is { Success: true } code)
            return Join(code.Groups["decree"].Value, code.Groups["article"].Value, code.Groups["clause"].Value, code.Groups["point"].Value);

        if (Clause().Match(lower) is not { Success: true } clause) return lower;
        var article = Article().Match(lower) is { Success: true } named ? named.Groups["article"].Value : DefaultArticle;
        return Join(Decree().Match(lower).Groups["decree"].Value, article, clause.Groups["clause"].Value, Point().Match(lower).Groups["point"].Value);
    }

    // đ is a letter of its own among the points; codes write it dd.
    private static string Join(string decree, string article, string clause, string point) =>
        $"{(decree.Length > 0 ? decree + "/" : "")}{article}.{clause}{(point == "đ" ? "dd" : point)}";

    [GeneratedRegex(@"^((nđ\s*)?(?<decree>\d+)(/\d{4}(/nđ-cp)?)?\s*[/:]\s*)?(?<article>\d+)\.(?<clause>\d+)\.?\s?(?<point>dd|[a-zđ])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"kho[ảa]n\s*(?<clause>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clause();

    [GeneratedRegex(@"(điểm|điêm|diểm|diem)\s*(?<point>dd|[a-zđ])(?!\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Point();

    [GeneratedRegex(@"(điều|diều|diêu|dieu)\s*(?<article>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();

    [GeneratedRegex(@"(?<decree>\d+)/20\d\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decree();
}
