using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>One made-up person of the demo province, with all that a row of its register holds.</summary>
internal sealed record DemoPerson
{
    /// <summary>Place in the register, from 1.</summary>
    public required int Number { get; init; }

    public required DemoCommune Commune { get; init; }

    public required string Village { get; init; }

    public required string FullName { get; init; }

    public required BirthDate Birth { get; init; }

    public required Sex Sex { get; init; }

    public required string Ethnicity { get; init; }

    public required DemoIdentity Identity { get; init; }

    public required string? Phone { get; init; }

    /// <summary>The group of people of the published table: the clause of article 5 of decree 136/2013.</summary>
    public required int Clause { get; init; }

    /// <summary>Grants the allowance, and with it the care support.</summary>
    public required DemoDecision Decision { get; init; }

    /// <summary>Facts as the law's predicates ask for them, known since the first month granted.</summary>
    public required IReadOnlyList<(string Attribute, string Value)> Facts { get; init; }

    public required DemoCare? Care { get; init; }

    public required DemoProxy? Proxy { get; init; }

    public required PaymentMethodKind Method { get; init; }

    /// <summary>What the calculator needs to know.</summary>
    public PersonFile ToFile()
    {
        List<GrantedGroup> granted = [new(Decision.Group, RuleComponent.Allowance, Decision.Start, DecisionNumber: Decision.Number)];
        if (Care is not null) granted.Add(granted[0] with { Component = RuleComponent.CareSupport });
        return new PersonFile(
            Number, Birth, Sex, death: null, Facts.Select(fact => DatedFact.Of(fact.Attribute, Decision.Start.FirstDay, fact.Value)), granted);
    }
}

/// <summary>An identity number with the day of issue, or why there is none.</summary>
internal sealed record DemoIdentity(string? Number, DateOnly? IssuedOn, string? NoIdReason);

internal sealed record DemoDecision(string Group, string Number, DateOnly Date, PayPeriod Start);

/// <summary>Care support beside the allowance, for the household or person that cares.</summary>
internal sealed record DemoCare(CareCase Case, string? CarerName, string? CarerIdNumber);

/// <summary>Who receives for the person, by a paper from a day to a day.</summary>
internal sealed record DemoProxy(
    ProxyKind Kind, string FullName, string IdNumber, string Phone, string PaperNumber, string CertifiedBy, DateOnly From, DateOnly To);

/// <summary>The cases of care support as the province published them.</summary>
internal enum CareCase
{
    /// <summary>A household fosters an orphaned or abandoned child (136/2013 art. 20).</summary>
    FosteredChild,

    /// <summary>A household cares for an older person of clause 5 point c (136/2013 art. 20).</summary>
    OlderPerson,

    /// <summary>A household fosters a person with disabilities (28/2012 art. 17.4); here: a child.</summary>
    FosteredDisabled,

    /// <summary>A household directly cares for an extremely severely disabled member (28/2012 art. 17.3).</summary>
    DirectCare,

    /// <summary>A household took in an extremely severely disabled person (28/2012 art. 17.4); here: an adult.</summary>
    TakenIn,

    /// <summary>«Other cases»; here: a disabled mother raising a child under 36 months (28/2012 art. 17.1).</summary>
    DisabledMother,
}
