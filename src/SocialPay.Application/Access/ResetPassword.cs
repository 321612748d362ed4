using SocialPay.Application.Audit;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>Gives an officer who lost her password a new first one, and lets her in again. Every session of the account ends.</summary>
public sealed class ResetPassword(Door door)
{
    public Task<Result<NewOfficer>> ExecuteAsync(
        Actor actor, string userName, CancellationToken cancellation) => door.DoAsync<NewOfficer>(actor, new Command("users reset", new { userName }), async work =>
    {
        var found = await ChangeOfficer.ManagedAsync(work, userName, cancellation);
        if (found.Error is { } refusal) return refusal;
        var user = found.Value;
        var password = FirstPassword.Give(user);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        work.IsAbout(SubjectKind.Officer, user.Id, user.Roles is [var held, ..] ? held.Area!.Path : null);
        return new NewOfficer(user.UserName!, password);
    }, null, cancellation);
}
