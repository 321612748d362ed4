using SocialPay.Application.Access;

namespace SocialPay.Web.Shell;

/// <summary>A line of the menu, for those who hold the permission anywhere.</summary>
/// <param name="TextKey">Key in the texts of <see cref="SideMenu"/>.</param>
/// <param name="Icon">Name of a Material symbol.</param>
public sealed record MenuEntry(string TextKey, string Icon, string Path, Permission Permission);

/// <summary>Lines under one heading.</summary>
public sealed record MenuGroup(string TextKey, IReadOnlyList<MenuEntry> Entries);

/// <summary>The whole menu, in the order of the work.</summary>
public static class Menu
{
    public static IReadOnlyList<MenuGroup> Groups { get; } =
    [
        new("Register",
        [
            new("Beneficiaries", "group", Links.BeneficiariesPath, Permission.ViewRegister),
            new("NewBeneficiary", "person_add", Links.NewBeneficiaryPath, Permission.EditRegister),
            new("Import", "upload_file", Links.ImportPath, Permission.ImportRegister),
        ]),
        new("Payroll",
        [
            new("Runs", "payments", Links.PayrollPath, Permission.ViewPayroll),
            new("Results", "fact_check", Links.ResultsPath, Permission.ImportResults),
            new("Coverage", "monitoring", Links.CoveragePath, Permission.ViewCoverage),
        ]),
        new("Rules",
        [
            new("Rates", "gavel", Links.RatesPath, Permission.ViewLaw),
        ]),
    ];

    /// <summary>What this officer sees of it.</summary>
    public static IEnumerable<MenuGroup> For(Officer officer) =>
        Groups.Select(group => group with { Entries = [.. group.Entries.Where(entry => officer.May(entry.Permission))] })
            .Where(group => group.Entries.Count > 0);

    /// <summary>
    /// Where this officer's day begins: who submits and approves payrolls, at the payroll of the month; who watches over a province, at
    /// its coverage.
    /// </summary>
    public static string FirstPath(Officer officer) =>
        officer.May(Permission.SubmitPayroll) || officer.May(Permission.ApprovePayroll) ? Links.PayrollPath
        : officer.May(Permission.EditRegister) ? Links.BeneficiariesPath
        : Links.CoveragePath;
}
