using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>What the start of a decision may depend on.</summary>
/// <param name="Signed">The day on which the decision is signed.</param>
/// <param name="Document">
/// The day of the paper that the right follows from: certificate of disability, conclusion of the medical board, President's decision.
/// </param>
/// <param name="DeathOfRelative">For survivors, the death of the person of merit.</param>
public sealed record StartQuestion(
    string Group, RuleComponent Component, DateOnly Signed, BirthDate Birth, DateOnly? Document = null, DateOnly? DeathOfRelative = null);

/// <summary>A start month and the row it follows from; without one, the month of the signature, unfounded.</summary>
public sealed record StartProposal(PayPeriod Month, StartRule? Rule)
{
    public StartsWith Because => Rule?.Start ?? StartsWith.Decision;
}

/// <summary>Proposes the first month of a decision (policy-rules §6, §9.5); the decision itself says what counts.</summary>
public static class StartMonth
{
    public static StartProposal Propose(Law law, StartQuestion question)
    {
        var signed = PayPeriod.Of(question.Signed);
        if (RuleFor(law, question) is not { } rule) return new StartProposal(signed, null);
        var month = rule.Start switch
        {
            // A right never starts after the decision that grants it, and never before the law that gives it.
            StartsWith.Document when question.Document is { } document => Earlier(PayPeriod.Of(document), signed),
            StartsWith.Birthday => PayPeriod.Of(question.Birth.Birthday(rule.Age!.Value)),
            StartsWith.AfterDeath when question.DeathOfRelative is { } death => PayPeriod.Of(death).Next,
            _ => signed,
        };
        var first = FirstOf(law, question);
        return new StartProposal(month < first ? first : month, rule);
    }

    private static StartRule? RuleFor(Law law, StartQuestion question)
    {
        if (law.ProgrammeOf(question.Group) is not { } programme) return null;
        return law.Starts
            .Where(rule => rule.Programme == programme && rule.DecidedFrom <= question.Signed
                && (rule.Group.Length == 0 || rule.Group == question.Group) && (rule.Component is null || rule.Component == question.Component))
            .OrderByDescending(rule => rule.Group.Length > 0).ThenByDescending(rule => rule.Component is not null).ThenByDescending(rule => rule.DecidedFrom)
            .FirstOrDefault();
    }

    private static PayPeriod FirstOf(Law law, StartQuestion question) => law.Rules
        .Where(rule => rule.GroupCode == question.Group && rule.Component == question.Component)
        .Select(rule => PayPeriod.Of(rule.EffectiveFrom)).DefaultIfEmpty(PayPeriod.Of(question.Signed)).Min();

    private static PayPeriod Earlier(PayPeriod one, PayPeriod other) => one < other ? one : other;
}
