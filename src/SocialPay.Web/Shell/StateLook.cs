using System.Globalization;
using System.Resources;
using SocialPay.Application.Policy;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Registration;

namespace SocialPay.Web.Shell;

/// <summary>What a state means to the reader; each tone has one colour, and never stands without its word and icon.</summary>
public enum StateTone
{
    /// <summary>Not begun, or over: nothing to do.</summary>
    Quiet,

    /// <summary>On its way.</summary>
    Moving,

    /// <summary>Somebody has to do something.</summary>
    Waiting,

    Good,
    Bad,
}

public static class StateTones
{
    /// <summary>The tone's part of a CSS class.</summary>
    public static string CssName(this StateTone tone) => tone switch
    {
        StateTone.Quiet => "quiet",
        StateTone.Moving => "moving",
        StateTone.Waiting => "waiting",
        StateTone.Good => "good",
        StateTone.Bad => "bad",
    };

    /// <summary>The icon of a message in this tone.</summary>
    public static string Icon(this StateTone tone) => tone switch
    {
        StateTone.Quiet or StateTone.Moving => "info",
        StateTone.Waiting => "warning",
        StateTone.Good => "check_circle",
        StateTone.Bad => "error",
    };
}

/// <summary>Word, icon and tone of a state.</summary>
/// <param name="Icon">Name of a Material symbol.</param>
public sealed record StateLook(string Text, string Icon, StateTone Tone)
{
    private static readonly ResourceManager Texts = new(typeof(StateLook));

    public static StateLook Of(PayrollRunState state) => state switch
    {
        PayrollRunState.Draft => Look(state, "edit_note", StateTone.Quiet),
        PayrollRunState.Submitted => Look(state, "hourglass_top", StateTone.Waiting),
        PayrollRunState.Approved => Look(state, "check_circle", StateTone.Good),
        PayrollRunState.Released => Look(state, "outbox", StateTone.Moving),
        PayrollRunState.Settled => Look(state, "task_alt", StateTone.Good),
        PayrollRunState.Closed => Look(state, "lock", StateTone.Quiet),
        PayrollRunState.Cancelled => Look(state, "cancel", StateTone.Bad),
    };

    /// <param name="run">Of the run: until it is approved, its batches may still change.</param>
    public static StateLook Of(BatchState state, PayrollRunState run) =>
        run is PayrollRunState.Draft or PayrollRunState.Submitted ? new(Word("BatchState_NotFixed"), "edit_note", StateTone.Quiet) : Of(state);

    public static StateLook Of(BatchState state) => state switch
    {
        BatchState.Ready => Look(state, "inventory_2", StateTone.Quiet),
        BatchState.Exported => Look(state, "outbox", StateTone.Moving),
        BatchState.Acknowledged => Look(state, "mark_email_read", StateTone.Moving),
        BatchState.Settled => Look(state, "task_alt", StateTone.Good),
    };

    public static StateLook Of(InstructionState state) => state switch
    {
        InstructionState.Pending => Look(state, "schedule", StateTone.Quiet),
        InstructionState.Sent => Look(state, "outbox", StateTone.Moving),
        InstructionState.Paid => Look(state, "check_circle", StateTone.Good),
        InstructionState.Failed => Look(state, "error", StateTone.Bad),
        InstructionState.Uncollected => Look(state, "person_off", StateTone.Waiting),
        InstructionState.Returned => Look(state, "undo", StateTone.Waiting),
    };

    public static StateLook Of(PaymentMethodState state) => state switch
    {
        PaymentMethodState.Declared => Look(state, "hourglass_top", StateTone.Waiting),
        PaymentMethodState.Verified => Look(state, "verified", StateTone.Good),
        PaymentMethodState.Rejected => Look(state, "cancel", StateTone.Bad),
        PaymentMethodState.Closed => Look(state, "lock", StateTone.Quiet),
    };

    public static StateLook Of(ProxyState state) => state switch
    {
        ProxyState.Declared => Look(state, "hourglass_top", StateTone.Waiting),
        ProxyState.Verified => Look(state, "verified", StateTone.Good),
        ProxyState.Expired => Look(state, "event_busy", StateTone.Waiting),
        ProxyState.Revoked => Look(state, "cancel", StateTone.Bad),
    };

    public static StateLook Of(LawDraftState state) => state switch
    {
        LawDraftState.Draft => Look(state, "hourglass_top", StateTone.Waiting),
        LawDraftState.Approved => Look(state, "check_circle", StateTone.Good),
        LawDraftState.Withdrawn => Look(state, "cancel", StateTone.Quiet),
    };

    private static StateLook Look<T>(T state, string icon, StateTone tone)
        where T : struct, Enum
    {
        return new(Word($"{typeof(T).Name}_{state}"), icon, tone);
    }

    private static string Word(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"No word for {key}.");
}
