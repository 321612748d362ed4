using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration.Changes;

/// <summary>What happened to a person, or what became known of her (biến động).</summary>
public enum ChangeKind
{
    /// <summary>She enters the register, with her first decision (đăng ký mới). Of a file, one change with as many people.</summary>
    Registration,

    /// <summary>Telephone, village, a typing error in the ethnicity: effective at once (sửa thông tin liên lạc).</summary>
    Contact,

    /// <summary>A wrong or new name, birth, sex or identity number (cải chính nhân thân).</summary>
    Identity,

    /// <summary>She died (qua đời).</summary>
    Death,

    /// <summary>To another commune, or out of the province (chuyển nơi cư trú).</summary>
    Move,

    /// <summary>Back from another province (chuyển đến).</summary>
    Arrival,

    /// <summary>New facts that the law asks for (thay đổi hoàn cảnh).</summary>
    Facts,

    /// <summary>Payment rests (tạm dừng).</summary>
    Suspension,

    /// <summary>Payment goes on (chi trả lại).</summary>
    Resumption,

    /// <summary>The grant ends, by a ground in the law (thôi hưởng).</summary>
    Stop,

    /// <summary>Another account, or another way of receiving (đổi hình thức nhận).</summary>
    Account,

    /// <summary>Somebody is authorised to receive, or no longer (ủy quyền).</summary>
    Proxy,

    /// <summary>A guardian receives, or no longer (giám hộ).</summary>
    Guardian,

    /// <summary>Another group of the law, by a new decision that ends the old one (chuyển nhóm).</summary>
    Group,

    /// <summary>Somebody saw that all is as the register says: once a year (rà soát).</summary>
    Review,
}

/// <summary>What a form of 2025 is for (mẫu 01, 176/2025): every change is one of the four.</summary>
public enum ChangePurpose
{
    Request,
    NewResidence,
    Information,
    Stop,
}

// Proposed → Approved | Returned | Withdrawn ; Returned → Proposed | Withdrawn
public enum ChangeState
{
    Proposed,
    Approved,
    Returned,
    Withdrawn,
}

/// <summary>What is fixed about states and kinds.</summary>
public static class ChangeRules
{
    public static Transitions<ChangeState> Transitions { get; } = new(
        (ChangeState.Proposed, ChangeState.Approved),
        (ChangeState.Proposed, ChangeState.Returned),
        (ChangeState.Proposed, ChangeState.Withdrawn),
        (ChangeState.Returned, ChangeState.Proposed),
        (ChangeState.Returned, ChangeState.Withdrawn));

    /// <summary>No money hangs on it, so one officer is enough; it stands in the list of changes all the same.</summary>
    public static bool IsEffectiveAtOnce(this ChangeKind kind) => kind is ChangeKind.Contact or ChangeKind.Review;

    public static ChangePurpose Purpose(this ChangeKind kind) => kind switch
    {
        ChangeKind.Registration or ChangeKind.Group => ChangePurpose.Request,
        ChangeKind.Move or ChangeKind.Arrival => ChangePurpose.NewResidence,
        ChangeKind.Death or ChangeKind.Stop or ChangeKind.Suspension => ChangePurpose.Stop,
        _ => ChangePurpose.Information,
    };

    /// <summary>
    /// Working days from the proposal to the decision: ten for a request (147/2025 art. 5, 176/2025 art. 4), and by the sum of the
    /// district's steps for a move (20/2021 art. 8.3 and 8.4: three and five, of the commune three more).
    /// </summary>
    public static int WorkingDays(this ChangeKind kind) => kind.Purpose() == ChangePurpose.NewResidence ? 8 : 10;
}
