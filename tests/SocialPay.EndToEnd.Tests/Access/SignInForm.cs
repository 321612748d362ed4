using System.Net;
using System.Text.RegularExpressions;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Access;

public enum SignInAnswer
{
    SignedIn,
    Refused,
    Disabled,
}

/// <summary>The sign-in form without a browser, for many tries at once.</summary>
public sealed partial class SignInForm : IDisposable
{
    private SignInForm(HttpClient caller, string token) => (Caller, FormToken) = (caller, token);

    public HttpClient Caller { get; }

    public string FormToken { get; }

    public static async Task<SignInForm> OpenAsync(WebHost host)
    {
        var caller = host.Caller();
        var page = await caller.GetStringAsync("dang-nhap");
        return new SignInForm(caller, TokenOf(page));
    }

    /// <summary>What a form of the page sends to show that it is this site's.</summary>
    public static string TokenOf(string page) => Token().Match(page).Groups["token"].Value;

    public async Task<SignInAnswer> SendAsync(string userName, string password)
    {
        using var answer = await PostAsync(userName, password);
        if (answer.StatusCode == HttpStatusCode.Redirect) return SignInAnswer.SignedIn;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        return page.Contains("Tài khoản đã bị khóa", StringComparison.Ordinal) ? SignInAnswer.Disabled
            : page.Contains("không đúng", StringComparison.Ordinal) ? SignInAnswer.Refused
            : throw new InvalidOperationException(page);
    }

    /// <summary>The page that answers.</summary>
    public async Task<string> PageAsync(string userName, string password)
    {
        using var answer = await PostAsync(userName, password);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A page without what differs from one request to the next.</summary>
    public static string WithoutToken(string page) => Token().Replace(page, "").Split("<!--Blazor-")[0];

    public void Dispose() => Caller.Dispose();

    private async Task<HttpResponseMessage> PostAsync(string userName, string password)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = FormToken,
            ["Form.UserName"] = userName,
            ["Form.Password"] = password,
        });
        return await Caller.PostAsync("dang-nhap", content);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
