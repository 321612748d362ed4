using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration.Changes;

/// <summary>Why a change cannot be proposed or decided. Texts: Changes.resx; the fields of each kind: docs/changes.md.</summary>
public static class ChangeErrors
{
    public static Error UnknownKind(string kind, string known) => new("Changes.UnknownKind", kind, known);
    public static Error UnknownField(string field, string known) => new("Changes.UnknownField", field, known);
    public static Error Missing(string field) => new("Changes.Missing", field);
    public static Error Unreadable(string field, string text) => new("Changes.Unreadable", field, text);
    public static Error NothingGiven { get; } = new("Changes.NothingGiven");

    public static Error UnknownPerson(string who) => new("Changes.UnknownPerson", who);
    public static Error InFuture(DateOnly day) => new("Changes.InFuture", day);
    public static Error BeforeBirth { get; } = new("Changes.BeforeBirth");
    public static Error AlreadyDead(DateOnly day) => new("Changes.AlreadyDead", day);
    public static Error SamePlace(string commune) => new("Changes.SamePlace", commune);
    public static Error NotAway { get; } = new("Changes.NotAway");
    public static Error NoSuchGrant(string group) => new("Changes.NoSuchGrant", group);
    public static Error NotSuspended { get; } = new("Changes.NotSuspended");
    public static Error AlreadySuspended { get; } = new("Changes.AlreadySuspended");
    public static Error OwnProxy { get; } = new("Changes.OwnProxy");
    public static Error NoSuchProxy(string name) => new("Changes.NoSuchProxy", name);
    public static Error IdNumberTaken { get; } = new("Changes.IdNumberTaken");
    public static Error CardNumber { get; } = new("Changes.CardNumber");
    public static Error CannotCorrect(long change) => new("Changes.CannotCorrect", change);

    /// <summary>Nobody decides what she proposed, and nobody decides twice.</summary>
    public static Error OwnProposal { get; } = new("Changes.OwnProposal");
    public static Error NotYourStage { get; } = new("Changes.NotYourStage");
    public static Error NotProposed(ChangeState state) => new($"Changes.Not_{state}");
    public static Error NotYours { get; } = new("Changes.NotYours");

    /// <summary>Of a handover: no other officer of the area.</summary>
    public static Error CannotTakeOver(string userName) => new("Changes.CannotTakeOver", userName);
    public static Error ReasonMissing { get; } = new("Changes.ReasonMissing");

    /// <summary>The register has changed since, so that the change no longer fits.</summary>
    public static Error NoLongerFits(Error why) => new("Changes.NoLongerFits", why);
}
