using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Areas;
using SocialPay.Application.Data;
using SocialPay.Application.Providers;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>Reads what a change says of a person and holds it against what the register knows of her.</summary>
/// <param name="person">As she is without the change.</param>
internal sealed class ValuesReader(Work work, Beneficiary person, Area commune, GrantRules grants)
{
    private SocialPayContext Db => work.Db;

    public async Task<Result<ChangeValues>> ReadAsync(ChangeRequest request, CancellationToken cancellation)
    {
        var fields = new FieldReader(request.Values);
        if (request.Effective > PayPeriod.Of(work.Today).Next.LastDay) return ChangeErrors.InFuture(request.Effective);
        if (request.Effective < person.Birth.Date) return ChangeErrors.BeforeBirth;
        ChangeValues values = request.Kind switch
        {
            ChangeKind.Contact => Contact(fields),
            ChangeKind.Identity => await IdentityAsync(fields, cancellation),
            ChangeKind.Death => Death(request, fields),
            ChangeKind.Move => await MoveAsync(request, fields, cancellation),
            ChangeKind.Arrival => await ArrivalAsync(request, fields, cancellation),
            ChangeKind.Facts => Facts(fields, request.Values),
            ChangeKind.Suspension => Suspension(request, fields),
            ChangeKind.Resumption => Resumption(request, fields),
            ChangeKind.Stop => new StopValues(fields.Month("last_month") ?? PayPeriod.Of(request.Effective), fields.Required("ground"), Group(fields)),
            ChangeKind.Account => await AccountAsync(fields, cancellation),
            ChangeKind.Proxy => Collector(request, fields, ProxyKind.Authorised),
            ChangeKind.Guardian => Collector(request, fields, ProxyKind.Guardian),
            ChangeKind.Group => NewGroup(request, fields),
            ChangeKind.Review => Review(request, fields),
            _ => throw new InvalidOperationException($"No officer proposes a {request.Kind} so."),
        };
        if (NeedsPaper(request.Kind) && string.IsNullOrWhiteSpace(request.PaperNumber)) fields.Refuse(ChangeErrors.Missing("paper.number"));
        return fields.Finish() is { } fault ? fault : values;
    }

    private static bool NeedsPaper(ChangeKind kind) => kind is not (ChangeKind.Contact or ChangeKind.Account or ChangeKind.Review);

    private static ContactValues Contact(FieldReader fields)
    {
        var values = new ContactValues(fields.Text("phone") is { } phone ? Telephone.Normalise(phone) : null, fields.Text("village"), fields.Text("ethnicity"));
        if (fields.Text("phone") is { } typed && values.Phone is null) fields.Refuse(RegistrationErrors.PhoneForm(typed));
        if (values == new ContactValues()) fields.Refuse(ChangeErrors.NothingGiven);
        return values;
    }

    private async Task<IdentityValues> IdentityAsync(FieldReader fields, CancellationToken cancellation)
    {
        var values = new IdentityValues
        {
            FullName = fields.Text("full_name"),
            Birth = fields.Birth("birth"),
            Sex = fields.Choice<Sex>("sex"),
            IdNumber = fields.Text("id_number") is { } number ? IdentityNumber.Clean(number) : null,
            IdIssuedOn = fields.Day("id_issued_on"),
        };
        if (values == new IdentityValues()) fields.Refuse(ChangeErrors.NothingGiven);
        if (values.IdNumber is { } id && IdentityNumber.Fault(id) is { } fault) fields.Refuse(fault);
        if (values.IdNumber is { } taken && await Db.Beneficiaries.AnyAsync(other => other.IdNumber == taken && other.Id != person.Id, cancellation)) fields.Refuse(ChangeErrors.IdNumberTaken);
        if (values.Birth is { } birth && birth.Date > work.Today) fields.Refuse(RegistrationErrors.BirthInFuture);
        return values;
    }

    private DeathValues Death(ChangeRequest request, FieldReader fields)
    {
        if (request.Effective > work.Today) fields.Refuse(ChangeErrors.InFuture(request.Effective));
        if (person.DiedOn is { } day) fields.Refuse(ChangeErrors.AlreadyDead(day));
        return new DeathValues();
    }

    private ReviewValues Review(ChangeRequest request, FieldReader fields)
    {
        if (request.Effective > work.Today) fields.Refuse(ChangeErrors.InFuture(request.Effective));
        return new ReviewValues(fields.Text("note"));
    }

    private async Task<ResidenceValues> MoveAsync(ChangeRequest request, FieldReader fields, CancellationToken cancellation)
    {
        var last = fields.Month("last_month") ?? PayPeriod.Of(request.Effective);
        var outside = fields.Flag("out_of_province");
        if (outside) return new ResidenceValues(null, fields.Text("to"), last);
        var to = await PlaceAsync(fields, request.Effective, cancellation);
        if (to is not null && to.Id == person.AreaId) fields.Refuse(ChangeErrors.SamePlace(to.FullName));
        return new ResidenceValues(to?.Id, fields.Text("village"), last);
    }

    private async Task<ResidenceValues> ArrivalAsync(ChangeRequest request, FieldReader fields, CancellationToken cancellation)
    {
        var last = fields.Month("last_month") ?? PayPeriod.Of(request.Effective);
        var to = await PlaceAsync(fields, request.Effective, cancellation);
        if (person.Residences.Count == 0 || person.Residences[^1].AreaId is not null) fields.Refuse(ChangeErrors.NotAway);
        var away = person.Residences.Count > 0 ? person.Residences[^1].FirstMonth.Previous : last;
        // What ended with her departure is granted anew, by the decision here.
        var again = person.Entitlements.Where(grant => grant.End == away)
            .Select(grant => new GrantValues(grant.Programme, grant.Group, grant.Component, request.PaperNumber ?? "", request.PaperDate ?? request.Effective, last.Next) { CarerName = grant.CarerName, CarerIdNumber = grant.CarerIdNumber });
        return new ResidenceValues(to?.Id, fields.Text("village"), last) { Grants = [.. again] };
    }

    private async Task<Area?> PlaceAsync(FieldReader fields, DateOnly day, CancellationToken cancellation)
    {
        var text = fields.Required("to");
        if (text.Length == 0) return null;
        var communes = await CommuneFinder.LoadAsync(Db, [new AreaPath(commune.Path).Province.ToString()], cancellation);
        var found = communes.Find(text, fields.Text("district"), day, work.Today);
        if (found.Error is { } unknown) fields.Refuse(unknown);
        return found.IsDone ? found.Value : null;
    }

    private static FactValues Facts(FieldReader fields, IReadOnlyDictionary<string, string> given)
    {
        var facts = new List<FactValue>();
        foreach (var attribute in AttributeCatalogue.All.Where(attribute => !attribute.Derived))
        {
            if (fields.Text(attribute.Name) is not { } value) continue;
            if (attribute.TryEncode(value, out _)) facts.Add(new FactValue(attribute.Name, value));
            else fields.Refuse(ChangeErrors.Unreadable(attribute.Name, value));
        }

        if (given.Count == 0) fields.Refuse(ChangeErrors.NothingGiven);
        return new FactValues(facts);
    }

    private SuspensionValues Suspension(ChangeRequest request, FieldReader fields)
    {
        var values = new SuspensionValues(fields.Month("from") ?? PayPeriod.Of(request.Effective), fields.Required("ground"), Group(fields));
        if (Concerned(values.Group).All(grant => grant.Suspended.Open is not null)) fields.Refuse(ChangeErrors.AlreadySuspended);
        return values;
    }

    private ResumptionValues Resumption(ChangeRequest request, FieldReader fields)
    {
        var values = new ResumptionValues(fields.Month("from") ?? PayPeriod.Of(request.Effective), Group(fields));
        if (Concerned(values.Group).All(grant => grant.Suspended.IsNone)) fields.Refuse(ChangeErrors.NotSuspended);
        return values;
    }

    private async Task<MethodValues> AccountAsync(FieldReader fields, CancellationToken cancellation)
    {
        var kind = fields.Choice<PaymentMethodKind>("kind");
        if (kind is null) fields.Required("kind");
        var providers = await ProviderFinder.LoadAsync(Db, cancellation);
        var provider = providers.Find(fields.Required("provider"));
        if (provider.Error is { } unknown) fields.Refuse(unknown);
        else if (!ProviderFinder.HasContract(provider.Value, commune, PayPeriod.Of(work.Today).Next.FirstDay))
            fields.Refuse(RegistrationErrors.NoContract(provider.Value.Name, commune.FullName, PayPeriod.Of(work.Today).Next.FirstDay));
        var values = new MethodValues(kind ?? default, provider.IsDone ? provider.Value.Id : 0);
        if (kind?.IsCashless() != true) return values;
        var (number, holder) = (AccountNumber.Clean(fields.Required("account_number")), fields.Required("holder_name"));
        var bank = fields.Text("bank");
        var found = bank is null ? default : new BankFinder(await Db.Banks.AsNoTracking().OrderBy(row => row.Bin).ToListAsync(cancellation)).Find(bank);
        if (bank is not null && found.Error is { } noBank) fields.Refuse(noBank);
        if (bank is null && provider is { IsDone: true, Value.BankBin: null }) fields.Refuse(ChangeErrors.Missing("bank"));
        if (!AccountNumber.IsPossible(number)) fields.Refuse(RegistrationErrors.AccountForm(number));
        if (AccountNumber.LooksLikeCard(number)) fields.Refuse(ChangeErrors.CardNumber);
        if (!AccountNumber.SameHolder(holder, person.FullName) && !person.Proxies.Exists(proxy => proxy.MayReceiveOn(work.Today) && AccountNumber.SameHolder(holder, proxy.FullName)))
            fields.Refuse(RegistrationErrors.HolderDiffers(holder, person.FullName));
        return values with { BankBin = bank is null ? (provider.IsDone ? provider.Value.BankBin : null) : found.IsDone ? found.Value.Bin : null, AccountNumber = number, HolderName = holder };
    }

    private CollectorValues Collector(ChangeRequest request, FieldReader fields, ProxyKind kind)
    {
        var name = fields.Required("full_name");
        if (fields.Flag("ends"))
        {
            if (!person.Proxies.Exists(proxy => proxy.Kind == kind && proxy.FullName == name)) fields.Refuse(ChangeErrors.NoSuchProxy(name));
            return new CollectorValues(kind, name, request.Effective, request.Effective) { Ends = true };
        }

        var number = fields.Text("id_number") is { } typed ? IdentityNumber.Clean(typed) : null;
        if (number is not null && IdentityNumber.Fault(number) is { } fault) fields.Refuse(fault);
        if (number is null ? VietnameseText.Fold(name) == VietnameseText.Fold(person.FullName) : number == person.IdNumber) fields.Refuse(ChangeErrors.OwnProxy);
        var phone = fields.Text("phone");
        if (phone is not null && Telephone.Normalise(phone) is null) fields.Refuse(RegistrationErrors.PhoneForm(phone));
        // Where the paper is silent, one year (Civil Code art. 563); a guardian for as long as there is no other word.
        var from = fields.Day("from") ?? request.Effective;
        var to = fields.Day("to") ?? (kind == ProxyKind.Guardian ? new DateOnly(9999, 12, 31) : from.AddYears(1).AddDays(-1));
        if (to < from) fields.Refuse(RegistrationErrors.ProxyEndsBeforeStart);
        return new CollectorValues(kind, name, from, to)
        {
            IdNumber = number,
            Phone = phone is null ? null : Telephone.Normalise(phone),
            PaperNumber = request.PaperNumber,
            CertifiedBy = request.PaperIssuer,
        };
    }

    private GroupValues NewGroup(ChangeRequest request, FieldReader fields)
    {
        var start = fields.Month("start") ?? PayPeriod.Of(request.Effective);
        var text = fields.Required("group");
        var current = person.Entitlements.Where(grant => grant.Covers(start)).Select(grant => grant.Group).Distinct(StringComparer.Ordinal).ToList();
        IReadOnlyList<string> ended = fields.Text("ended") is { } named ? named.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : current;
        foreach (var unknown in ended.Except(current)) fields.Refuse(ChangeErrors.NoSuchGrant(unknown));
        if (text.Length > 0 && grants.Resolve(text, start) is null) fields.Refuse(RegistrationErrors.UnknownGroup(text));
        if (fields.Fault is not null) return new GroupValues([], []);
        // Which components the group brings follows from the facts, as at a registration.
        var asked = new RegistrationRequest { CarerName = fields.Text("carer_name"), CarerIdNumber = fields.Text("carer_id_number") };
        foreach (var fact in person.Circumstances.OrderBy(fact => fact.From).Where(fact => fact.From <= start.LastDay)) asked.Facts[fact.Attribute] = fact.Value;
        var group = grants.Resolve(text, start)!;
        var granted = grants.GrantsOf(asked, [group]);
        if (granted.Count == 0) fields.Refuse(RegistrationErrors.UnknownGroup(text));
        return new GroupValues(
        [
            .. granted.Select(grant => new GrantValues(grant.Programme, grant.Group, grant.Component, request.PaperNumber ?? "", request.PaperDate ?? request.Effective, start)
            {
                CarerName = grant.Component == RuleComponent.CareSupport ? asked.CarerName : null,
                CarerIdNumber = grant.Component == RuleComponent.CareSupport ? asked.CarerIdNumber : null,
            }),
        ],
        ended);
    }

    private string? Group(FieldReader fields)
    {
        if (fields.Text("group") is not { } group)
        {
            if (person.Entitlements.Count == 0) fields.Refuse(ChangeErrors.NoSuchGrant("–"));
            return null;
        }

        if (!person.Entitlements.Exists(grant => grant.Group == group)) fields.Refuse(ChangeErrors.NoSuchGrant(group));
        return group;
    }

    private IEnumerable<Entitlement> Concerned(string? group) => person.Entitlements.Where(grant => group is null || grant.Group == group);
}
