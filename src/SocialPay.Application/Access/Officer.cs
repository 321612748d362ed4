using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>A role at an area, as the officer holds it now.</summary>
public sealed record HeldRole(OfficerRole Role, long AreaId, string AreaPath, string AreaCode, string AreaName, AreaLevel AreaLevel);

/// <summary>What a row of a file named and the officer doesn't reach.</summary>
/// <param name="Id">A number, a code or a reference.</param>
/// <param name="AreaPath">Null where it is unknown.</param>
internal readonly record struct OutOfReach(string Id, string? AreaPath);

/// <summary>A user with the roles held now.</summary>
public sealed record Officer(long Id, string UserName, string FullName, IReadOnlyList<HeldRole> Roles)
{
    private const int MostNoted = 20;

    /// <summary>Where refusals are written down.</summary>
    internal ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>The role that allowed what was asked for last.</summary>
    internal HeldRole? ActsAs { get; private set; }

    public bool Reaches(string areaPath) => Roles.Any(held => AreaPath.Contains(held.AreaPath, areaPath));

    public bool May(Permission permission, string areaPath) =>
        Roles.Any(held => AreaPath.Contains(held.AreaPath, areaPath) && permission.Holders().Contains(held.Role));

    public bool May(Permission permission) => Roles.Any(held => permission.Holders().Contains(held.Role));

    /// <summary>
    /// Null when allowed; «not found» out of the area, so that nothing is learned about it; «not allowed» inside it. A refusal leaves a
    /// line in the log: who, in which use case, at what.
    /// </summary>
    /// <param name="id">Of what was asked for: its number, or the code of an area.</param>
    public Error? Refusal(Permission permission, string? areaPath, object? id = null, [CallerFilePath] string useCase = "") =>
        areaPath is null || !Reaches(areaPath) ? Noted(Error.NotFound, permission, areaPath, id, useCase)
        : Allows(permission, areaPath) ? null
        : Noted(AccessErrors.NotAllowed, permission, areaPath, id, useCase);

    /// <summary>Null when the permission is held anywhere; otherwise «not allowed», with a line in the log.</summary>
    public Error? RefusalWithout(Permission permission, [CallerFilePath] string useCase = "") =>
        Allows(permission, null) ? null : Noted(AccessErrors.NotAllowed, permission, null, null, useCase);

    /// <summary>«Not allowed» of what asks for the permission at a wider area than those where it is held, with a line in the log.</summary>
    internal Error RefusalAt(Permission permission, [CallerFilePath] string useCase = "") => Noted(AccessErrors.NotAllowed, permission, null, null, useCase);

    /// <summary>«Not found» of what only its owner sees, with a line in the log where it is somebody else's.</summary>
    internal Error NotFound(Permission permission, object id, bool isAnothers, [CallerFilePath] string useCase = "") =>
        isAnothers ? Noted(Error.NotFound, permission, null, id, useCase) : Error.NotFound;

    /// <summary>Leaves lines in the log for the rows of a file that were refused: one for each thing, however many rows name it, and not without end.</summary>
    internal void NoteRefused(Permission permission, IEnumerable<OutOfReach> things, [CallerFilePath] string useCase = "")
    {
        foreach (var (id, path) in things.Distinct().Take(MostNoted)) Noted(Error.NotFound, permission, path, id, useCase);
    }

    /// <summary>The paths of the areas where the permission is held, for filtering a query.</summary>
    public IReadOnlyList<string> PathsWith(Permission permission) =>
        [.. Roles.Where(held => permission.Holders().Contains(held.Role)).Select(held => held.AreaPath).Distinct(StringComparer.Ordinal)];

    private bool Allows(Permission permission, string? areaPath)
    {
        var role = Roles.FirstOrDefault(held => permission.Holders().Contains(held.Role) && (areaPath is null || AreaPath.Contains(held.AreaPath, areaPath)));
        ActsAs = role ?? ActsAs;
        return role is not null;
    }

    private Error Noted(Error refusal, Permission permission, string? areaPath, object? id, string useCase)
    {
        // What somebody typed in place of a number or a code stays out of the log.
        var asked = Convert.ToString(id, CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(asked) || asked.Length > 40 || !asked.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')) asked = "-";
        Log.LogWarning(
            "Officer {OfficerId} refused in {UseCase}: {Reason} {Permission} of {ObjectId} in {AreaPath}",
            Id, Path.GetFileNameWithoutExtension(useCase), refusal.Code, permission, asked, areaPath ?? "-");
        return refusal;
    }
}

public static class AccessErrors
{
    public static Error NotAllowed { get; } = new("Access.NotAllowed");

    /// <summary>The account holds no role at any area.</summary>
    public static Error NoRole { get; } = new("Access.NoRole");

    /// <summary>Somebody else changed at the same time what the command is about, or what it goes by; nothing was stored.</summary>
    public static Error ChangedMeanwhile { get; } = new("Access.ChangedMeanwhile");

    /// <summary>The command was carried out before under the same id; what it answered is not told twice.</summary>
    public static Error DoneAlready { get; } = new("Access.DoneAlready");

    /// <summary>The id of a command that was carried out is sent with something else.</summary>
    public static Error OtherCommand { get; } = new("Access.OtherCommand");

    /// <summary>Nobody closes her own account or changes her own roles.</summary>
    public static Error OwnAccount { get; } = new("Access.OwnAccount");

    /// <summary>An account without any role lies in nobody's area: it is closed instead.</summary>
    public static Error LastRole { get; } = new("Access.LastRole");

    public static Error RoleNotHeld { get; } = new("Access.RoleNotHeld");

    public static Error UserNameTaken(string userName) => new("Access.UserNameTaken", userName);

    /// <summary>The acting user is unknown or disabled.</summary>
    public static Error UnknownOfficer { get; } = new("Access.UnknownOfficer");
}
