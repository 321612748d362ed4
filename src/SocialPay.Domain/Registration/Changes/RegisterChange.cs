namespace SocialPay.Domain.Registration.Changes;

/// <summary>
/// One dated change of one person, or of the many of a register file: proposed, then decided by somebody else, with the paper behind it
/// (biến động). Once approved it is never edited: a mistake is a change that points at the one it corrects.
/// </summary>
public sealed class RegisterChange
{
    public long Id { get; init; }

    public required ChangeKind Kind { get; init; }

    public ChangeState State { get; private set; }

    /// <summary>The day from which on it holds.</summary>
    public required DateOnly Effective { get; set; }

    /// <summary>Where the person lives when it is proposed; of a file, the area of the officer who sent it.</summary>
    public required long AreaId { get; init; }

    public string? PaperNumber { get; set; }

    public DateOnly? PaperDate { get; set; }

    public string? PaperIssuer { get; set; }

    /// <summary>SHA-256 of the scanned paper, in lower-case hexadecimal digits.</summary>
    public string? PaperScan { get; set; }

    /// <summary>The approved change in whose place this one stands.</summary>
    public long? CorrectsId { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Set once it is approved.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The last working day on which it is to be decided.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>Stages of its chain that have approved.</summary>
    public int StagesDone { get; private set; }

    public List<ChangeItem> Items { get; init; } = [];

    public List<ChangeStep> Steps { get; init; } = [];

    /// <summary>A stage approves; with the last one the change holds.</summary>
    /// <param name="stages">Stages of the chain after the proposal.</param>
    /// <exception cref="InvalidOperationException">It is not proposed.</exception>
    public void Approve(int stages, ChangeStep step)
    {
        ChangeRules.Transitions.Require(State, ChangeState.Approved);
        Steps.Add(step);
        StagesDone++;
        if (StagesDone < stages) return;
        (State, DecidedAt) = (ChangeState.Approved, step.At);
    }

    /// <summary>Holds with its proposal, since its chain asks for nobody else.</summary>
    /// <exception cref="InvalidOperationException">It is not proposed.</exception>
    public void HoldAtOnce(DateTimeOffset at)
    {
        ChangeRules.Transitions.Require(State, ChangeState.Approved);
        (State, DecidedAt) = (ChangeState.Approved, at);
    }

    /// <summary>Returned, withdrawn, or proposed again.</summary>
    /// <exception cref="InvalidOperationException">The state does not go there; or it is to be approved, which takes a stage.</exception>
    public void GoTo(ChangeState target, ChangeStep step)
    {
        // Approved without a moment of decision, it would count for nothing.
        if (target == ChangeState.Approved) throw new InvalidOperationException("A change is approved by its stages.");
        ChangeRules.Transitions.Require(State, target);
        (State, StagesDone) = (target, 0);
        Steps.Add(step);
    }
}

/// <summary>What a change says of one person.</summary>
public sealed class ChangeItem
{
    public long Id { get; init; }

    public long ChangeId { get; init; }

    /// <summary>Null while somebody who is not yet in the register is proposed.</summary>
    public long? BeneficiaryId { get; set; }

    public required ChangeValues Values { get; set; }
}

public enum ChangeAction
{
    Propose,
    Approve,
    Return,
    Withdraw,
}

/// <summary>Who did what with a change, and when. Only ever added to.</summary>
public sealed class ChangeStep
{
    public long Id { get; init; }

    public long ChangeId { get; init; }

    public required ChangeAction Action { get; init; }

    public required long UserId { get; init; }

    /// <summary>The area at which the officer held the role that allowed the step.</summary>
    public required long RoleAreaId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Given with a return; may be given with others.</summary>
    public string? Reason { get; init; }
}
