using System.Globalization;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Registration;

/// <param name="GroupText">The group in the words of the law; a dash where it tells of what this officer is not shown.</param>
public sealed record DecisionRow(DecisionView View, string GroupText);

public sealed record FactRow(string Label, string Value, DateOnly From);

/// <param name="Lines">What it is made of.</param>
public sealed record PaymentRow(PaymentView View, IReadOnlyList<PaymentLineRow> Lines)
{
    /// <summary>Not yet approved: the amount may still change.</summary>
    public bool IsTentative => View.RunState is PayrollRunState.Draft or PayrollRunState.Submitted;

    /// <summary>The state of the payment or, while there is none yet, of its payroll.</summary>
    public StateLook Look => IsTentative ? StateLook.Of(View.RunState) : StateLook.Of(View.State);
}

public sealed record PaymentLineRow(PaymentLineView View, string Reasons);

/// <summary>One person as her page shows her.</summary>
/// <param name="now">The word for what has no end, as «nay».</param>
public sealed class BeneficiaryViewModel(BeneficiaryView person, PayPeriod month, string now, CultureInfo culture)
{
    public BeneficiaryView Person => person;

    public IReadOnlyList<DecisionRow> Decisions { get; } =
        [.. person.Decisions.Select(decision => new DecisionRow(decision, decision.Group is { } group ? new GroupNames(person.Law).Of(group, culture) : "–"))];

    public IReadOnlyList<FactRow> Facts { get; } =
        [.. person.Facts.Select(fact => new FactRow(PolicyText.Label(fact.Attribute, culture), PolicyText.Value(fact.Attribute, fact.Value, culture), fact.From))];

    public IReadOnlyList<PaymentRow> Payments { get; } =
        [.. person.Payments.Select(payment => new PaymentRow(payment, [.. payment.Lines.Select(line => new PaymentLineRow(line, ReasonsOf(line, new ReasonText(person.Law), culture, person.ShowsConfidential)))]))];

    /// <summary>How the reasons of the payments are founded, where not in the instruments themselves: said once.</summary>
    public IReadOnlyList<SourceFlag> Founded { get; } =
        [.. person.Payments.SelectMany(payment => payment.Lines).Where(line => line.RuleId.Length > 0).Select(line => new ReasonText(person.Law).FoundedBy(Content(line)))
            .Where(flag => flag != SourceFlag.Verified).Distinct().Order()];

    /// <summary>The method that pays in the chosen month.</summary>
    public MethodView? CurrentMethod =>
        person.Methods.FirstOrDefault(method => method.State == PaymentMethodState.Verified && method.From <= month && (method.To is not { } to || month <= to));

    /// <summary>As «06/2016 – nay» while it lasts, or «06/2016 – 12/2020».</summary>
    public string Span(PayPeriod from, PayPeriod? to) => $"{Display.Month(from)} – {(to is { } end ? Display.Month(end) : now)}";

    // Money carried over from an earlier month has its reasons there.
    private static string ReasonsOf(PaymentLineView line, ReasonText reasons, CultureInfo culture, bool showConfidential) => line.RuleId.Length == 0
        ? ""
        : Display.Unbroken(reasons.WithoutFlags.Of(Content(line), culture, showConfidential));

    private static LineContent Content(PaymentLineView line) =>
        new(line.Component, line.For, line.RuleId, PayeeKind.None, line.Base, line.Coefficient, line.Amount, line.Reasons);
}
