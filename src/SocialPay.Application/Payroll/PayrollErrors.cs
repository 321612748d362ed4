using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>What can be refused about a payroll run.</summary>
public static class PayrollErrors
{
    /// <summary>In that month the payroll is not made at this level of area.</summary>
    public static Error NotARunArea(string area, string month) => new("Payroll.NotARunArea", area, month);

    public static Error MonthTooFar(string month) => new("Payroll.MonthTooFar", month);

    /// <param name="most">In months.</param>
    public static Error MonthsOutOfRange(int most) => new("Payroll.MonthsOutOfRange", most);

    public static Error NotDraft(PayrollRunState state) => new("Payroll.NotDraft", state);

    public static Error NotSubmitted(PayrollRunState state) => new("Payroll.NotSubmitted", state);

    /// <summary>Somebody else was faster; at a time of day as 14:05.</summary>
    public static Error AlreadyApproved(string time) => new("Payroll.AlreadyApproved", time);

    public static Error OldRevision(int named, int current) => new("Payroll.OldRevision", named, current);

    public static Error CannotApproveOwnRun { get; } = new("Payroll.CannotApproveOwnRun");

    public static Error ReasonMissing { get; } = new("Payroll.ReasonMissing");

    public static Error NothingToPay { get; } = new("Payroll.NothingToPay");

    /// <summary>Lines rest on rows of the law that the province has not confirmed: how many, and the rows.</summary>
    public static Error RulesUnconfirmed(int lines, string rules) => new("Payroll.RulesUnconfirmed", lines, rules);

    /// <summary>The run of another area grants some of its people the same month, and was computed without either knowing of the other.</summary>
    public static Error GrantedElsewhere(int people, string areas) => new("Payroll.GrantedElsewhere", people, areas);

    /// <param name="most">In per cent.</param>
    public static Error RecoveryOutOfRange(int most) => new("Payroll.RecoveryOutOfRange", most);

    public static Error LookBackOutOfRange { get; } = new("Payroll.LookBackOutOfRange");

    /// <summary>The lines are not those that were computed.</summary>
    public static Error LinesChanged(string detail) => new("Payroll.LinesChanged", detail);
}
