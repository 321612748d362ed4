namespace SocialPay.Application.Access;

/// <summary>What a use case asks for.</summary>
public enum Permission
{
    ViewRegister,
    EditRegister,
    ImportRegister,
    DecideChanges,
    ViewPayroll,
    ComputePayroll,
    SubmitPayroll,
    ApprovePayroll,
    ExportBatches,
    ImportResults,
    ViewCoverage,
    SetCoverageTarget,
    ViewLaw,
    ChangeLaw,
    SetAdjustmentLimits,
    ViewUsers,
    ManageUsers,
    ViewAudit,
}

public static class Permissions
{
    /// <summary>The roles that hold each permission: the whole of who may do what.</summary>
    public static IReadOnlySet<OfficerRole> Holders(this Permission permission) => permission switch
    {
        Permission.ViewRegister => Everybody,
        Permission.EditRegister => CommuneOnly,
        Permission.ImportRegister => Importers,
        Permission.DecideChanges => Deciders,
        Permission.ViewPayroll => Everybody,
        Permission.ComputePayroll => Computers,
        Permission.SubmitPayroll => PreparersOnly,
        Permission.ApprovePayroll => ApproversOnly,
        Permission.ExportBatches => Exporters,
        Permission.ImportResults => Computers,
        Permission.ViewCoverage => Everybody,
        Permission.ViewUsers => UserReaders,
        Permission.ManageUsers => AdministratorsOnly,
        Permission.ViewAudit => UserReaders,
        Permission.SetCoverageTarget => ProvinceOnly,
        Permission.ViewLaw => Everybody,
        Permission.ChangeLaw => ProvinceOnly,
        Permission.SetAdjustmentLimits => ProvinceOnly,
    };

    private static readonly HashSet<OfficerRole> Everybody = [.. Enum.GetValues<OfficerRole>()];
    private static readonly HashSet<OfficerRole> CommuneOnly = [OfficerRole.CommuneOfficer];
    private static readonly HashSet<OfficerRole> Importers =
        [OfficerRole.CommuneOfficer, OfficerRole.Preparer, OfficerRole.Province, OfficerRole.Administrator];
    // Which of them decides what, the chain of the place says.
    private static readonly HashSet<OfficerRole> Deciders = [OfficerRole.Preparer, OfficerRole.Approver, OfficerRole.Province];
    private static readonly HashSet<OfficerRole> Computers = [OfficerRole.Preparer, OfficerRole.Province];
    private static readonly HashSet<OfficerRole> PreparersOnly = [OfficerRole.Preparer];
    private static readonly HashSet<OfficerRole> ApproversOnly = [OfficerRole.Approver];
    private static readonly HashSet<OfficerRole> Exporters =
        [OfficerRole.Preparer, OfficerRole.Approver, OfficerRole.Province];
    private static readonly HashSet<OfficerRole> AdministratorsOnly = [OfficerRole.Administrator];
    private static readonly HashSet<OfficerRole> UserReaders = [OfficerRole.Province, OfficerRole.Auditor, OfficerRole.Administrator];
    private static readonly HashSet<OfficerRole> ProvinceOnly = [OfficerRole.Province];
}
