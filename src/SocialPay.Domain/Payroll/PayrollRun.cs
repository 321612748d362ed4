using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>One area, one period, one programme, one kind (bảng chi trả).</summary>
public sealed class PayrollRun
{
    public long Id { get; init; }

    public required long AreaId { get; init; }

    public Area? Area { get; init; }

    /// <summary>The month of the run; where it pays several, the first.</summary>
    public required PayPeriod Period { get; init; }

    /// <summary>The last month that the run pays: the same one, or before Tết a later one (policy-rules §13).</summary>
    public required PayPeriod Through { get; set; }

    public required Programme Programme { get; init; }

    public required PayrollRunKind Kind { get; init; }

    public PayrollRunState State { get; set; }

    /// <summary>
    /// Counts the computations, and what was returned and goes again as it was: from 1 without gaps, each with its step. Submitting
    /// freezes one and approving names it.
    /// </summary>
    public int Revision { get; set; }

    /// <summary>SHA-256 over the lines of this revision, in lower-case hexadecimal digits.</summary>
    public string Hash { get; set; } = "";

    public int People { get; set; }

    public int LineCount { get; set; }

    public Vnd Amount { get; set; }

    public DateTimeOffset ComputedAt { get; set; }

    public List<RunStep> Steps { get; init; } = [];
}

public enum PayrollRunKind
{
    Regular,
    Supplementary,
    OneOff,
}

/// <summary>Who did what to a run, when, and to which revision: the approval chain. Only ever added to.</summary>
public sealed class RunStep
{
    public long Id { get; init; }

    public long RunId { get; init; }

    public required RunAction Action { get; init; }

    public required int Revision { get; init; }

    /// <summary>The hash of the lines at the time of the step.</summary>
    public required string Hash { get; init; }

    public required long UserId { get; init; }

    /// <summary>The area at which the officer held the role that allowed the step.</summary>
    public required long RoleAreaId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The database's number of the transaction that stored it: whether another run could see it is decided by that.</summary>
    public ulong Transaction { get; init; }

    /// <summary>Given with a return or a cancellation.</summary>
    public string? Reason { get; init; }
}

public enum RunAction
{
    Compute,
    Submit,
    Approve,
    Return,
    Cancel,
    Release,
    Settle,
}
