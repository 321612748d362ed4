namespace SocialPay.Application.Access;

/// <summary>What an officer does; always held at an area and reaching the areas below it.</summary>
public enum OfficerRole
{
    CommuneOfficer,
    DistrictPreparer,
    DistrictApprover,
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
        OfficerRole.DistrictPreparer => "district-preparer",
        OfficerRole.DistrictApprover => "district-approver",
        OfficerRole.Province => "province",
        OfficerRole.Auditor => "auditor",
        OfficerRole.Administrator => "administrator",
    };
}
