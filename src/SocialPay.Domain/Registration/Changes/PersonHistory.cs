using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration.Changes;

/// <summary>An approved change as far as it is about one person.</summary>
public sealed record KnownChange(long Id, DateOnly Effective, DateTimeOffset DecidedAt, long? CorrectsId, ChangeValues Values);

/// <summary>
/// What the register knows of a person is what the approved changes add up to. A change that a standing one corrects counts for nothing;
/// the others count in the order of the days on which they took effect, and of one day in the order in which they were decided; an account
/// takes effect by its decision. The same changes up to a day give the person as she was known on it.
/// </summary>
public sealed class PersonHistory
{
    /// <summary>Before any month that is paid.</summary>
    private static readonly PayPeriod Earliest = new(1900, 1);

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly Beneficiary person;
    private readonly KnownChange registration;

    private PersonHistory(long id, KnownChange registration, RegistrationValues values, DateTimeOffset registeredAt)
    {
        this.registration = registration;
        person = new Beneficiary
        {
            Id = id,
            AreaId = values.AreaId,
            Village = values.Village,
            FullName = values.FullName,
            Birth = values.Birth,
            Sex = values.Sex,
            Ethnicity = values.Ethnicity,
            IdNumber = values.IdNumber,
            IdIssuedOn = values.IdIssuedOn,
            NoIdReason = values.NoIdReason,
            Phone = values.Phone,
            RegisteredAt = registeredAt,
        };
        person.Residences.Add(new() { AreaId = values.AreaId, Village = values.Village, From = null, FirstMonth = Earliest, ChangeId = registration.Id });
        AddGrants(registration, values.Grants);
        AddFacts(registration, values.Facts);
        foreach (var method in values.Methods) AddMethod(registration, method);
        foreach (var collector in values.Collectors) AddCollector(registration, collector);
    }

    /// <summary>The person that the changes make; null where none of them registers her.</summary>
    /// <param name="changes">Approved, in any order.</param>
    public static Beneficiary? Of(long id, IEnumerable<KnownChange> changes)
    {
        List<KnownChange> known = [.. changes];
        var standing = Standing(known);
        var first = standing.FirstOrDefault(change => change.Values is RegistrationValues);
        if (first?.Values is not RegistrationValues values) return null;
        // A corrected registration leaves her in the register since the wrong one.
        var registeredAt = known.Where(change => change.Values is RegistrationValues).Min(change => change.DecidedAt);
        var history = new PersonHistory(id, first, values, registeredAt);
        foreach (var change in standing.Where(change => change != first).OrderBy(TakesEffect).ThenBy(change => change.DecidedAt).ThenBy(change => change.Id)) history.Apply(change);
        history.EndByDeath();
        history.person.RefreshSearchText();
        return history.person;
    }

    // Whatever day the paper of an account names, it is paid from the month after its decision: an older one must not come back after it.
    private static DateOnly TakesEffect(KnownChange change) => change.Values is MethodValues ? DecidedOn(change) : change.Effective;

    private static DateOnly DecidedOn(KnownChange change) => DateOnly.FromDateTime(change.DecidedAt.ToOffset(Vietnam).Date);

    /// <summary>Those that no standing change corrects. What corrects a correction lets the first one stand again.</summary>
    public static IReadOnlyList<KnownChange> Standing(IReadOnlyCollection<KnownChange> changes)
    {
        var corrected = new HashSet<long>();
        foreach (var change in changes.OrderByDescending(change => change.DecidedAt).ThenByDescending(change => change.Id))
            if (change.CorrectsId is { } target && !corrected.Contains(change.Id)) corrected.Add(target);
        return [.. changes.Where(change => !corrected.Contains(change.Id))];
    }

    private void Apply(KnownChange change)
    {
        switch (change.Values)
        {
            case ContactValues contact:
                person.Phone = contact.Phone ?? person.Phone;
                person.Village = contact.Village ?? person.Village;
                person.Ethnicity = contact.Ethnicity ?? person.Ethnicity;
                break;
            case IdentityValues identity:
                Correct(identity);
                break;
            case DeathValues:
                person.DiedOn = change.Effective;
                break;
            case ResidenceValues residence:
                MoveTo(change, residence);
                break;
            case FactValues facts:
                AddFacts(change, facts.Facts);
                break;
            case SuspensionValues suspension:
                foreach (var grant in GrantsOf(suspension.Group)) grant.Suspended = grant.Suspended.From(suspension.From);
                break;
            case ResumptionValues resumption:
                foreach (var grant in GrantsOf(resumption.Group)) grant.Suspended = grant.Suspended.Before(resumption.From);
                break;
            case StopValues stop:
                foreach (var grant in GrantsOf(stop.Group)) EndAfter(grant, stop.Last);
                break;
            case MethodValues method:
                AddMethod(change, method);
                break;
            case CollectorValues { Ends: true } collector:
                foreach (var proxy in person.Proxies.Where(proxy => proxy.Kind == collector.Kind && string.Equals(proxy.FullName, collector.FullName, StringComparison.Ordinal))) End(proxy, change.Effective);
                break;
            case CollectorValues collector:
                AddCollector(change, collector);
                break;
            case GroupValues group:
                foreach (var grant in person.Entitlements.Where(grant => group.Ended.Contains(grant.Group))) EndAfter(grant, group.Grants.Min(granted => granted.Start).Previous);
                AddGrants(change, group.Grants);
                break;
            case ReviewValues:
                person.ReviewedOn = change.Effective;
                break;
            case NothingValues or RegistrationValues:
                break;
            default:
                throw new InvalidOperationException($"Unknown change {change.Values.GetType().Name}.");
        }
    }

    private void Correct(IdentityValues identity)
    {
        var former = person.IdNumber;
        if (identity.FullName is { } name && name != person.FullName) person.FormerNames.Add(person.FullName);
        if (identity.IdNumber is { } number && person.IdNumber is { } before && number != before) person.FormerNames.Add(before);
        person.FullName = identity.FullName ?? person.FullName;
        person.Birth = identity.Birth ?? person.Birth;
        person.Sex = identity.Sex ?? person.Sex;
        person.IdNumber = identity.IdNumber ?? person.IdNumber;
        // The old card's day is not the new one's.
        person.IdIssuedOn = identity.IdIssuedOn ?? (identity.IdNumber is { } card && card != former ? null : person.IdIssuedOn);
        if (person.IdNumber is not null) person.NoIdReason = null;
    }

    private void MoveTo(KnownChange change, ResidenceValues to)
    {
        // No month is paid by two places, in whatever order the moves became known.
        foreach (var before in person.Residences.Where(before => before.LastMonth is not { } last || to.LastMonth < last)) before.LastMonth = to.LastMonth;
        person.Residences.Add(new() { AreaId = to.AreaId, Village = to.Village, From = change.Effective, FirstMonth = to.LastMonth.Next, ChangeId = change.Id });
        if (to.AreaId is { } here) (person.AreaId, person.Village) = (here, to.Village);
        else foreach (var grant in person.Entitlements) EndAfter(grant, to.LastMonth);
        AddGrants(change, to.Grants);
    }

    private IEnumerable<Entitlement> GrantsOf(string? group) => person.Entitlements.Where(grant => group is null || grant.Group == group);

    private static void EndAfter(Entitlement grant, PayPeriod last)
    {
        if (grant.End is not { } end || last < end) grant.End = last;
    }

    // Also a paper that was taken in while nobody knew of the death.
    private void EndByDeath()
    {
        if (person.DiedOn is not { } day) return;
        foreach (var proxy in person.Proxies) End(proxy, day);
    }

    // A paper that would begin later is none.
    private static void End(Proxy proxy, DateOnly day)
    {
        if (proxy.To <= day) return;
        proxy.To = day < proxy.From ? proxy.From : day;
        proxy.State = ProxyState.Revoked;
    }

    private void AddGrants(KnownChange change, IReadOnlyList<GrantValues> grants)
    {
        for (var i = 0; i < grants.Count; i++)
        {
            var grant = grants[i];
            person.Entitlements.Add(new()
            {
                BeneficiaryId = person.Id,
                Programme = grant.Programme,
                Group = grant.Group,
                Component = grant.Component,
                DecisionNumber = grant.DecisionNumber,
                DecisionDate = grant.DecisionDate,
                Start = grant.Start,
                End = grant.End,
                PaidThrough = grant.PaidThrough,
                CarerName = grant.CarerName,
                CarerIdNumber = grant.CarerIdNumber,
                ChangeId = change.Id,
                Place = i,
            });
        }
    }

    private void AddFacts(KnownChange change, IReadOnlyList<FactValue> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            person.Circumstances.Add(new()
            {
                BeneficiaryId = person.Id,
                Attribute = facts[i].Attribute,
                Value = facts[i].Value,
                From = facts[i].From ?? change.Effective,
                RecordedAt = change.DecidedAt,
                ChangeId = change.Id,
                Place = i,
            });
        }
    }

    // What was approved in the course of a month is paid so from the next one on; the way before it goes on until then.
    private void AddMethod(KnownChange change, MethodValues method)
    {
        var decided = PayPeriod.Of(DecidedOn(change)).Next;
        var from = method.From ?? (PayPeriod.Of(change.Effective) is var named && named > decided ? named : decided);
        var place = change == registration ? person.PaymentMethods.Count : 0;
        if (change != registration)
        {
            foreach (var earlier in person.PaymentMethods.Where(earlier => earlier.To is not { } to || from <= to))
            {
                if (earlier.From < from) earlier.To = from.Previous;
                else earlier.State = PaymentMethodState.Closed;
            }
        }

        person.PaymentMethods.Add(new()
        {
            BeneficiaryId = person.Id,
            Kind = method.Kind,
            ProviderId = method.ProviderId,
            BankBin = method.BankBin,
            AccountNumber = method.AccountNumber,
            HolderName = method.HolderName,
            From = from,
            To = method.To,
            State = method.State,
            ChangeId = change.Id,
            Place = place,
        });
    }

    private void AddCollector(KnownChange change, CollectorValues collector) => person.Proxies.Add(new()
    {
        BeneficiaryId = person.Id,
        Kind = collector.Kind,
        FullName = collector.FullName,
        IdNumber = collector.IdNumber,
        Phone = collector.Phone,
        PaperNumber = collector.PaperNumber,
        CertifiedBy = collector.CertifiedBy,
        From = collector.From,
        To = collector.To,
        State = collector.State,
        ChangeId = change.Id,
        Place = change == registration ? person.Proxies.Count : 0,
    });
}
