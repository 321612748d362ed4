using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Access;

/// <summary>Length counts, not a mixture of signs; and not one's own name or a run of digits, nor what everybody takes, which are guessed first.</summary>
public sealed class PasswordRules(IStringLocalizer<PasswordRules> texts) : IPasswordValidator<SocialPayUser>
{
    public const int MinimumLength = 10;
    public const int MaximumLength = 100;

    private const int MinimumDifferentCharacters = 5;

    public Task<IdentityResult> ValidateAsync(UserManager<SocialPayUser> manager, SocialPayUser user, string? password)
    {
        var folded = VietnameseText.Fold(password).Replace(" ", "", StringComparison.Ordinal);
        var problem = password switch
        {
            null or { Length: < MinimumLength } => "TooShort",
            { Length: > MaximumLength } => "TooLong",
            _ when password.All(char.IsAsciiDigit) => "OnlyDigits",
            _ when password.Distinct().Count() < MinimumDifferentCharacters => "TooFewDifferent",
            _ when Contains(folded, user.UserName) || Contains(folded, user.FullName) => "ContainsName",
            _ when CommonPasswords.Contains(folded) => "Common",
            _ when IsPresent(manager, user, password) => "Present",
            _ => null,
        };
        return Task.FromResult(problem is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = problem, Description = texts[problem, MinimumLength, MaximumLength] }));
    }

    private static bool IsPresent(UserManager<SocialPayUser> manager, SocialPayUser user, string password) =>
        user.PasswordHash is { } hash && manager.PasswordHasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed;

    private static bool Contains(string folded, string? name)
    {
        var part = VietnameseText.Fold(name).Replace(" ", "", StringComparison.Ordinal);
        return part.Length >= 3 && folded.Contains(part, StringComparison.Ordinal);
    }
}
