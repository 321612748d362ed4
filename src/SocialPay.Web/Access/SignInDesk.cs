using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using SocialPay.Application.Access;

namespace SocialPay.Web.Access;

public enum SignInOutcome
{
    SignedIn,

    /// <summary>Wrong, unknown or locked out: nobody learns by trying which names exist.</summary>
    Refused,
    Disabled,
}

/// <summary>Signs officers in. Only for pages rendered with a request, never in a circuit.</summary>
public sealed class SignInDesk(UserManager<SocialPayUser> users, SignInManager<SocialPayUser> signIn, PasswordTries tries, ILogger<SignInDesk> log)
{
    // Longer than any of the ways to a refusal takes on a machine that is not overrun, so that its length doesn't tell one from another.
    private static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(600);

    private static readonly SocialPayUser Nobody = new() { FullName = "" };

    // Somebody who does not exist costs as much work as somebody who does.
    private static readonly string DecoyHash = new PasswordHasher<SocialPayUser>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<SignInOutcome> SignInAsync(string userName, string password, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = await TryAsync(userName, password, cancellation);
        var rest = RefusalTakes - Stopwatch.GetElapsedTime(start);
        if (outcome == SignInOutcome.Refused && rest > TimeSpan.Zero) await Task.Delay(rest, cancellation);
        return outcome;
    }

    private async Task<SignInOutcome> TryAsync(string userName, string password, CancellationToken cancellation)
    {
        // The database knows no NUL, and no name has one.
        var user = userName.Contains('\0', StringComparison.Ordinal) ? null : await users.FindByNameAsync(userName);
        var taken = await tries.TakeAsync(user?.Id ?? 0, cancellation);
        if (user is null || !taken)
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, DecoyHash, password);
            if (user is null) log.LogInformation("Sign-in refused: no such account");
            else log.LogWarning("Sign-in of user {UserId} refused: locked out", user.Id);
            return SignInOutcome.Refused;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            log.LogWarning("Sign-in of user {UserId} refused: wrong password", user.Id);
            return SignInOutcome.Refused;
        }

        await tries.ClearAsync(user.Id, cancellation);
        // Said only to those who know the password.
        if (user.Disabled) return SignInOutcome.Disabled;
        await signIn.SignInAsync(user, isPersistent: false);
        log.LogInformation("User {UserId} signed in", user.Id);
        return SignInOutcome.SignedIn;
    }
}
