using System.Net;
using System.Text.RegularExpressions;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Access;

public enum SignInAnswer
{
    SignedIn,
    Wrong,
    LockedOut,
    Disabled,
}

/// <summary>The sign-in form without a browser, for many tries at once.</summary>
public sealed partial class SignInForm : IDisposable
{
    private readonly string token;

    private SignInForm(HttpClient caller, string token) => (Caller, this.token) = (caller, token);

    public HttpClient Caller { get; }

    public static async Task<SignInForm> OpenAsync(WebHost host)
    {
        var caller = host.Caller();
        var page = await caller.GetStringAsync("dang-nhap");
        return new SignInForm(caller, Token().Match(page).Groups["token"].Value);
    }

    public async Task<SignInAnswer> SendAsync(string userName, string password)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.UserName"] = userName,
            ["Form.Password"] = password,
        });
        using var answer = await Caller.PostAsync("dang-nhap", content);
        if (answer.StatusCode == HttpStatusCode.Redirect) return SignInAnswer.SignedIn;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        return page.Contains("Nhập sai nhiều lần", StringComparison.Ordinal) ? SignInAnswer.LockedOut
            : page.Contains("Tài khoản đã bị khóa", StringComparison.Ordinal) ? SignInAnswer.Disabled
            : page.Contains("không đúng", StringComparison.Ordinal) ? SignInAnswer.Wrong
            : throw new InvalidOperationException(page);
    }

    public void Dispose() => Caller.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
