using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
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
    public required Workplaces Workplaces { get; init; }

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

    /// <summary>Where she wanted to go, or straight to where her day begins: on a slow line each further address costs a second.</summary>
    private async Task<string> NextAsync(string userName)
    {
        if (ReturnPath is not null && LocalPath.OrHome(ReturnPath) is not Links.Home and var wanted) return wanted;
        var opened = await Workplaces.OpenAsync(new Actor(userName) { Origin = Actors.OriginOf(Context) }, null, null, Context.RequestAborted);
        return opened.IsDone ? Links.At(Menu.FirstPath(opened.Value.Officer), opened.Value) : Links.Home;
    }

    private async Task SignInAsync()
    {
        userProblem = string.IsNullOrWhiteSpace(Form.UserName) ? Loc["NoUserName"].Value : null;
        passwordProblem = string.IsNullOrEmpty(Form.Password) ? Loc["NoPassword"].Value : null;
        if (userProblem is not null || passwordProblem is not null) return;
        var outcome = await Desk.SignInAsync(Form.UserName!.Trim(), Form.Password!, Context.RequestAborted);
        if (outcome == SignInOutcome.SignedIn)
        {
            Navigation.NavigateTo(await NextAsync(Form.UserName!.Trim()));
            return;
        }

        message = Loc[outcome.ToString(), PasswordTries.Allowed, (int)PasswordTries.Lockout.TotalMinutes];
        Form.Password = null;
    }
}
