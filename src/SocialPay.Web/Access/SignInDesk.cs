using Microsoft.AspNetCore.Identity;
using SocialPay.Application.Access;

namespace SocialPay.Web.Access;

public enum SignInOutcome
{
    SignedIn,
    WrongNameOrPassword,
    LockedOut,
    Disabled,
}

/// <summary>Signs officers in. Only for pages rendered with a request, never in a circuit.</summary>
public sealed class SignInDesk(UserManager<SocialPayUser> users, SignInManager<SocialPayUser> signIn, PasswordTries tries, ILogger<SignInDesk> log)
{
    // Somebody who does not exist costs as much time as somebody who does.
    private static readonly string DecoyHash = new PasswordHasher<SocialPayUser>().HashPassword(new SocialPayUser { FullName = "" }, Guid.NewGuid().ToString());

    public async Task<SignInOutcome> SignInAsync(string userName, string password, CancellationToken cancellation)
    {
        var user = await users.FindByNameAsync(userName);
        if (user is null)
        {
            users.PasswordHasher.VerifyHashedPassword(new SocialPayUser { FullName = "" }, DecoyHash, password);
            log.LogInformation("Sign-in refused: no such account");
            return SignInOutcome.WrongNameOrPassword;
        }

        if (!await tries.TakeAsync(user.Id, cancellation))
        {
            log.LogWarning("Sign-in of user {UserId} refused: locked out", user.Id);
            return SignInOutcome.LockedOut;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            log.LogWarning("Sign-in of user {UserId} refused: wrong password", user.Id);
            return SignInOutcome.WrongNameOrPassword;
        }

        await tries.ClearAsync(user.Id, cancellation);
        // Said only to those who know the password.
        if (user.Disabled) return SignInOutcome.Disabled;
        await signIn.SignInAsync(user, isPersistent: false);
        log.LogInformation("User {UserId} signed in", user.Id);
        return SignInOutcome.SignedIn;
    }
}
