namespace SocialPay.Application.Access;

/// <summary>What an officer does; always held at an area and reaching the areas below it, whatever their level.</summary>
public enum OfficerRole
{
    CommuneOfficer,
    Preparer,
    Approver,
    Province,
    Auditor,
    Administrator,
}

public static class OfficerRoles
{
    /// <summary>The code in JSON and on the command line.</summary>
    public static string Code(this OfficerRole role) => role switch
    {
        OfficerRole.CommuneOfficer => "commune-officer",
        OfficerRole.Preparer => "preparer",
        OfficerRole.Approver => "approver",
        OfficerRole.Province => "province",
        OfficerRole.Auditor => "auditor",
        OfficerRole.Administrator => "administrator",
    };

    /// <summary>The roles by their codes, those too under which two of them went while there were districts only.</summary>
    public static IReadOnlyDictionary<string, OfficerRole> ByCode { get; } = new Dictionary<string, OfficerRole>(
        Enum.GetValues<OfficerRole>().Select(role => KeyValuePair.Create(role.Code(), role))
            .Append(KeyValuePair.Create("district-preparer", OfficerRole.Preparer)).Append(KeyValuePair.Create("district-approver", OfficerRole.Approver)), StringComparer.Ordinal);
}
