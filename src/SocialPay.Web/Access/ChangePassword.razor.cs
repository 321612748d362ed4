using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Access;

/// <summary>Change of one's own password. Every other session of the account ends with it.</summary>
public sealed partial class ChangePassword
{
    private bool changed;
    private string? message;
    private string? currentProblem;
    private string? newProblem;
    private string? repeatedProblem;

    [Inject]
    public required UserManager<SocialPayUser> Users { get; init; }

    [Inject]
    public required SignInManager<SocialPayUser> SignIn { get; init; }

    [Inject]
    public required PasswordTries Tries { get; init; }

    [Inject]
    public required IStringLocalizer<ChangePassword> Loc { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromForm]
    public ChangePasswordForm Form { get; set; } = null!;

    /// <summary>Nothing else is shown before this is done.</summary>
    private bool First => Context.User.HasClaim(claim => claim.Type == OfficerClaims.FirstPassword);

    protected override void OnInitialized() => Form ??= new();

    private async Task ChangeAsync()
    {
        currentProblem = string.IsNullOrEmpty(Form.Current) ? Loc["NoCurrent"].Value : null;
        newProblem = string.IsNullOrEmpty(Form.New) ? Loc["NoNew"].Value : null;
        repeatedProblem = Form.New == Form.Repeated ? null : Loc["NotSame"].Value;
        if (currentProblem is not null || newProblem is not null || repeatedProblem is not null) return;

        var user = await Users.GetUserAsync(Context.User);
        if (user is null) return;
        // An open page must not be the place where the password is guessed.
        if (!await Tries.TakeAsync(user.Id, Context.RequestAborted))
        {
            message = Loc["LockedOut", (int)PasswordTries.Lockout.TotalMinutes];
            return;
        }

        if (!await Users.CheckPasswordAsync(user, Form.Current!))
        {
            currentProblem = Loc["WrongCurrent"];
            return;
        }

        await Tries.ClearAsync(user.Id, Context.RequestAborted);
        user.MustChangePassword = false;
        var result = await Users.ChangePasswordAsync(user, Form.Current!, Form.New!);
        if (!result.Succeeded)
        {
            newProblem = result.Errors.First().Description;
            return;
        }

        await SignIn.RefreshSignInAsync(user);
        changed = true;
    }
}
