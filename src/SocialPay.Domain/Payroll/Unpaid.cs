namespace SocialPay.Domain.Payroll;

/// <summary>Why somebody of the register gets no line in a run. Who is owed money that the run could not pay out is an <see cref="ExceptionCause"/>.</summary>
public enum UnpaidCause
{
    /// <summary>No decision at all: neither of social assistance, nor of the social pension, nor of merit.</summary>
    NoDecision,

    /// <summary>Her decisions begin after the run's months, or are first paid in a later one.</summary>
    NotYetStarted,

    /// <summary>Her decisions ended before the run's months.</summary>
    Ended,

    /// <summary>Payment rests by a decision.</summary>
    Suspended,

    /// <summary>Died before the month.</summary>
    Died,

    /// <summary>A decision is in force, but she is too old for its group, as a child who has turned 16.</summary>
    TooOld,

    /// <summary>A decision is in force, but she is not old enough for its group.</summary>
    TooYoung,

    /// <summary>A decision is in force, but her recorded facts match no amount of its group in the month, whatever her age.</summary>
    NothingOwed,

    /// <summary>The month was paid before this system (paid through).</summary>
    PaidBefore,

    /// <summary>Another run pays her the month: another area's, or one of several months.</summary>
    PaidByOtherRun,

    /// <summary>What she is owed is used up by what was paid too much earlier.</summary>
    TakenBack,
}

/// <summary>Somebody of the area who gets no line (chưa vào bảng).</summary>
public sealed class UnpaidPerson
{
    public required long RunId { get; init; }

    public required long BeneficiaryId { get; init; }

    public required UnpaidCause Cause { get; init; }
}
