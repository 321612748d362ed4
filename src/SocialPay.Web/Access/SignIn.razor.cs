using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Web.Hosting;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Access;

/// <summary>Sign-in, rendered with the request: a cookie cannot be set from an open page.</summary>
public sealed partial class SignIn
{
    private string? message;
    private string? userProblem;
    private string? passwordProblem;

    [Inject]
    public required SignInDesk Desk { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<SignIn> Loc { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromForm]
    public SignInForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = Links.ReturnParameter)]
    public string? ReturnPath { get; set; }

    private static string OtherLanguage => Languages.IsEnglish ? "vi" : "en";

    protected override void OnInitialized()
    {
        Form ??= new();
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true) Navigation.NavigateTo(LocalPath.OrHome(ReturnPath));
    }

    private async Task SignInAsync()
    {
        userProblem = string.IsNullOrWhiteSpace(Form.UserName) ? Loc["NoUserName"].Value : null;
        passwordProblem = string.IsNullOrEmpty(Form.Password) ? Loc["NoPassword"].Value : null;
        if (userProblem is not null || passwordProblem is not null) return;
        var outcome = await Desk.SignInAsync(Form.UserName!.Trim(), Form.Password!, Context.RequestAborted);
        if (outcome == SignInOutcome.SignedIn)
        {
            Navigation.NavigateTo(LocalPath.OrHome(ReturnPath));
            return;
        }

        message = Loc[outcome.ToString(), PasswordTries.Allowed, (int)PasswordTries.Lockout.TotalMinutes];
        Form.Password = null;
    }
}
