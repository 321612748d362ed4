using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace SocialPay.Application.Access;

/// <summary>Gives an account a password to be changed at the first sign-in.</summary>
internal static class FirstPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 16;

    /// <summary>Sets it, ends what sessions there are, and returns it to be shown once.</summary>
    public static string Give(SocialPayUser user)
    {
        var password = RandomNumberGenerator.GetString(Letters, Length);
        user.PasswordHash = new PasswordHasher<SocialPayUser>().HashPassword(user, password);
        user.MustChangePassword = true;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        return password;
    }
}
