using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using F = SocialPay.Domain.Registration.RegistrationFields;

namespace SocialPay.Domain.Registration;

/// <summary>One thing that a registration grants: a component of a group, as its allowance, care support or facility rate.</summary>
public readonly record struct Grant(string Group, RuleComponent Component, Programme Programme);

/// <summary>
/// What the groups of a registration mean under the law: which decisions they are, and whether the facts go with them, in the programmes
/// that <see cref="Calculator"/> executes.
/// </summary>
public sealed class GrantRules
{
    private readonly Dictionary<(string Group, RuleComponent Component), Programme> grantable;
    private readonly HashSet<string> confidential;

    public GrantRules(Law law)
    {
        Law = law;
        var rules = law.Rules.Where(rule => Calculator.Programmes.Contains(rule.Programme) && IsGranted(rule)).ToList();
        grantable = rules.DistinctBy(rule => (rule.GroupCode, rule.Component)).ToDictionary(rule => (rule.GroupCode, rule.Component), rule => rule.Programme);
        Groups = [.. grantable.Keys.Select(grant => grant.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        confidential = [.. rules.GroupBy(rule => rule.GroupCode)
            .Where(group => group.All(rule => Requires(law.PredicateOf(rule.Id).Root)))
            .Select(group => group.Key)];
    }

    public Law Law { get; }

    /// <summary>The groups that a registration may name, in order.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The groups that tell of a confidential fact by themselves, such as HIV: not to be named in a list.</summary>
    public IReadOnlySet<string> Confidential => confidential;

    /// <summary>
    /// The code in the law; a code without its decree, as <c>5.5b</c>, is of the decree that pays in the month. Null where there is none.
    /// </summary>
    public string? Resolve(string code, PayPeriod? month)
    {
        if (IsKnown(code)) return code;
        var matches = Groups.Where(group => group.EndsWith("/" + code, StringComparison.Ordinal)).ToList();
        if (matches.Count == 1) return matches[0];
        if (month is not { } when) return null;
        var paying = matches.Where(group => Pays(group, when)).ToList();
        return paying.Count == 1 ? paying[0] : null;
    }

    /// <summary>The decisions that follow from the groups and, for care support, from the facts.</summary>
    public IReadOnlyList<Grant> GrantsOf(RegistrationRequest request, IEnumerable<string> groups)
    {
        var cared = AsksForCare(request);
        var grants = new List<Grant>();
        foreach (var group in groups)
        {
            foreach (var component in ComponentsOf(group))
            {
                var granted = component switch
                {
                    RuleComponent.Institution => !Has(group, RuleComponent.Allowance),
                    RuleComponent.CareSupport => cared || !Has(group, RuleComponent.Allowance),
                    // A decision of merit is for all that the group brings; the facts say which.
                    _ => true,
                };
                if (granted) grants.Add(new Grant(group, component, grantable[(group, component)]));
            }
        }

        return grants;
    }

    /// <summary>What the registration is for the calculator: its facts hold from the first month of entitlement.</summary>
    /// <exception cref="InvalidOperationException">Birth, sex or start are missing.</exception>
    public static PersonFile FileOf(RegistrationRequest request, IEnumerable<Grant> grants)
    {
        if (request is not { Birth: { } birth, Sex: { } sex, Start: { } start }) throw new InvalidOperationException("The registration is not complete.");
        return new PersonFile(
            0, birth, sex, death: null,
            request.Facts.Select(fact => DatedFact.Of(fact.Key, start.FirstDay, fact.Value)),
            grants.Select(grant => new GrantedGroup(grant.Group, grant.Component, start, DecisionNumber: request.DecisionNumber)));
    }

    /// <summary>
    /// Whether the grants go with the facts. That nothing would be paid is a warning: the officer may know better, and pays nothing wrong.
    /// </summary>
    /// <param name="province">Code of the province that pays, for its own base.</param>
    public IEnumerable<RegistrationProblem> Check(RegistrationRequest request, IReadOnlyList<Grant> grants, string province)
    {
        var care = grants.Any(grant => grant.Component == RuleComponent.CareSupport);
        if (HasRelation(request) && !care) yield return new(AttributeCatalogue.Relation.Name, RegistrationErrors.NoCareForGroups(string.Join("; ", request.Groups)));
        if (care && HasRelation(request) && string.IsNullOrWhiteSpace(request.CarerName)) yield return new(F.CarerName, RegistrationErrors.CarerMissing, IsWarning: true);
        if (request is not { Birth: not null, Sex: not null, Start: not null, FirstPayment: { } month }) yield break;

        var file = FileOf(request, grants);
        var lines = Calculator.Owed(Law, file, month, province);
        var own = grants.Where(grant => grant.Component != RuleComponent.CareSupport).GroupBy(grant => grant.Group, StringComparer.Ordinal).ToList();
        foreach (var group in own)
        {
            // Of several groups only the highest is paid, so each is tried by itself.
            var matched = own.Count == 1 ? lines : Calculator.Owed(Law, FileOf(request, group), month, province);
            if (!matched.Any(line => line.Component != RuleComponent.CareSupport)) yield return new(F.Groups, RegistrationErrors.GroupNotMatched(group.Key, month), IsWarning: true);
        }

        if (care && !lines.Any(line => line.Component == RuleComponent.CareSupport))
            yield return new(AttributeCatalogue.Relation.Name, RegistrationErrors.CareNotMatched(month), IsWarning: true);
    }

    /// <summary>Whether a row is one that a decision grants from month to month.</summary>
    public static bool IsGranted(RateRule rule) => rule.Component.IsMonthly() && rule.Component != RuleComponent.Base;

    private bool IsKnown(string code) => ComponentsOf(code).Any();

    private bool Has(string group, RuleComponent component) => grantable.ContainsKey((group, component));

    private IEnumerable<RuleComponent> ComponentsOf(string group) => grantable.Keys.Where(grant => grant.Group == group).Select(grant => grant.Component).Order();

    private bool Pays(string group, PayPeriod month) => Law.Rules.Any(rule => rule.GroupCode == group && rule.Covers(month) && IsGranted(rule));

    private static bool HasRelation(RegistrationRequest request) => request.Facts.GetValueOrDefault(AttributeCatalogue.Relation.Name) is { Length: > 0 };

    /// <summary>Somebody cares for her, or she is pregnant or raises small children: what care support asks for.</summary>
    private static bool AsksForCare(RegistrationRequest request) =>
        HasRelation(request)
        || request.Facts.GetValueOrDefault(AttributeCatalogue.Pregnant.Name) == "true"
        || request.Facts.GetValueOrDefault(AttributeCatalogue.ChildrenUnder36Months.Name) is { } children && children != "0";

    /// <summary>Whether a predicate can hold only for people of whom a confidential fact holds.</summary>
    private static bool Requires(PredicateNode node) => node switch
    {
        PredicateNode.Holds holds => holds.Attribute.Confidential,
        PredicateNode.And and => Requires(and.Left) || Requires(and.Right),
        PredicateNode.Or or => Requires(or.Left) && Requires(or.Right),
        _ => false,
    };
}
