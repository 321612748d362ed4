using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Application.Resources;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;
using F = SocialPay.Domain.Registration.RegistrationFields;

namespace SocialPay.Web.Registration;

/// <summary>A fact to be asked for. Without choices it is typed.</summary>
public sealed record FactField(string Field, string Label, IReadOnlyList<Choice<string>> Choices, bool IsMoney);

/// <summary>The texts of a registration on its way, what is wrong with them, and what they would be paid.</summary>
public sealed class NewBeneficiaryViewModel(CultureInfo culture)
{
    // As the fields stand on the page; facts, which are those of the group, before the carer.
    private static readonly string[] Order =
    [
        F.FullName, F.Birth, F.Sex, F.IdNumber, F.IdIssuedOn, F.NoIdReason, F.Phone, F.Ethnicity, F.Commune, F.Village,
        F.Groups, F.DecisionNumber, F.DecisionDate, F.Start, F.PaidThrough,
        .. AttributeCatalogue.All.Select(attribute => attribute.Name), F.CarerName, F.CarerIdNumber,
        F.PaymentKind, F.Provider, F.Bank, F.AccountNumber, F.AccountHolder,
        F.ProxyName, F.ProxyKind, F.ProxyIdNumber, F.ProxyPhone, F.ProxyPaperNumber, F.ProxyCertifiedBy, F.ProxyFrom, F.ProxyTo,
    ];

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private PayPeriod chosenMonth;

    public IReadOnlyDictionary<string, string> Texts => texts;

    public IReadOnlyList<RegistrationProblem> Problems { get; private set; } = [];

    public AmountPreview? Amount { get; set; }

    /// <summary>What there is to choose from; none until it is read.</summary>
    public RegistrationChoices? Choices { get; set; }

    public IReadOnlyList<AreaChoice> Communes { get; private set; } = [];

    /// <summary>The officer asked to store it: every problem is now shown, not only those of the fields she filled in.</summary>
    public bool WasSubmitted { get; private set; }

    public bool HasText => texts.Count > 0;

    /// <summary>The month that decides which law and which contracts count: the first of entitlement, or the one chosen above.</summary>
    public PayPeriod Month => RegistrationForm.Read(texts).Request.Start ?? chosenMonth;

    public bool IsCashless => Enum.TryParse<PaymentMethodKind>(this[F.PaymentKind], out var kind) && kind.IsCashless();

    public bool HasCare => this[AttributeCatalogue.Relation.Name].Length > 0;

    /// <summary>The part about who collects for the person is open: something stands in it, or is to be corrected.</summary>
    public bool OpensCollector => texts.Keys.Concat(WasSubmitted ? FieldsToCorrect : []).Any(key => key.StartsWith("proxy_", StringComparison.Ordinal));

    public IReadOnlyList<Choice<string>> Groups => Choices is { } choices
        ? [.. choices.GroupsOf(Month).Select(group => new Choice<string>(group, new GroupNames(choices.Law).WithCode(group, culture)))] : [];

    /// <summary>What the group's law asks of somebody of this sex and age.</summary>
    public IReadOnlyList<FactField> Facts => [.. Asked.Select(Field)];

    public IEnumerable<Choice<string>> Banks => (Choices?.Banks ?? []).Select(bank => new Choice<string>(bank.Bin, $"{bank.ShortName} – {bank.Name}"));

    /// <summary>The providers that pay in the chosen way; all of them while none is chosen.</summary>
    public IEnumerable<ProviderChoice> Providers => Enum.TryParse<PaymentMethodKind>(this[F.PaymentKind], out var kind)
        ? AllProviders.Where(provider => kind switch
        {
            PaymentMethodKind.BankAccount => provider.Kind == ProviderKind.Bank,
            PaymentMethodKind.EMoneyAccount => provider.Kind == ProviderKind.EMoney,
            PaymentMethodKind.CashAtPoint or PaymentMethodKind.CashAtHome => provider.Kind == ProviderKind.PostOffice,
        })
        : AllProviders;

    private IReadOnlyList<ProviderChoice> AllProviders => Choices?.Providers ?? [];

    /// <summary>The fields with an error, in the order of the form.</summary>
    public IReadOnlyList<string> FieldsToCorrect =>
        [.. Problems.Where(problem => !problem.IsWarning).Select(problem => problem.Field).Distinct().OrderBy(name => Array.IndexOf(Order, name))];

    public string this[string field] => texts.GetValueOrDefault(field, "");

    public void Place(Workplace place)
    {
        chosenMonth = place.Month;
        Communes = [.. place.Areas.Where(area => area.Level == AreaLevel.Commune && place.Officer.May(Permission.EditRegister, area.Path))];
        if (this[F.Commune].Length == 0 && Communes is [var only]) texts[F.Commune] = only.Code;
    }

    public void Set(string field, string text)
    {
        touched.Add(field);
        if (text.Length == 0) texts.Remove(field);
        else texts[field] = text;
    }

    public void Restore(IReadOnlyDictionary<string, string> draft)
    {
        foreach (var (field, text) in draft) Set(field, text);
    }

    public void Clear(Workplace place)
    {
        texts.Clear();
        touched.Clear();
        (Problems, Amount, WasSubmitted) = ([], null, false);
        Place(place);
    }

    /// <summary>The request as it stands, and what of it could not be read. Facts that are no longer asked for are no part of it.</summary>
    public (RegistrationRequest Request, IReadOnlyList<RegistrationProblem> Unreadable) Read()
    {
        var asked = Asked.Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
        return RegistrationForm.Read(texts.Where(text => AttributeCatalogue.Find(text.Key) is null || asked.Contains(text.Key)).ToDictionary());
    }

    public void Show(IReadOnlyList<RegistrationProblem> problems, bool submitted)
    {
        Problems = problems;
        WasSubmitted |= submitted;
    }

    /// <summary>What is wrong with a field that was filled in or, once it was to be stored, with any.</summary>
    public IReadOnlyList<FieldMessage> MessagesOf(string field) =>
        WasSubmitted || touched.Contains(field)
            ? [.. Problems.Where(problem => problem.Field == field).Select(problem => new FieldMessage(problem.Error.Message(culture), problem.IsWarning))]
            : [];

    private IEnumerable<AttributeDefinition> Asked
    {
        get
        {
            if (this[F.Groups] is not { Length: > 0 } group || Choices is not { } choices) return [];
            var person = RegistrationForm.Read(texts).Request;
            return choices.FactsOf(group, Month).Where(fact => FactScope.MayHold(fact, person.Sex, person.Birth?.AgeOn(Month.FirstDay), this[AttributeCatalogue.Relation.Name]));
        }
    }

    private FactField Field(AttributeDefinition attribute)
    {
        IReadOnlyList<string> codes = attribute.Kind switch
        {
            AttributeKind.Flag => ["true", "false"],
            AttributeKind.Choice => [.. attribute.Vocabulary.Where(code => code.Length > 0)],
            AttributeKind.Number or AttributeKind.Money => [],
        };
        return new(
            attribute.Name,
            PolicyText.Label(attribute, culture),
            [.. codes.Select(code => new Choice<string>(code, PolicyText.Value(attribute, attribute.Encode(code), culture)))],
            attribute.Kind == AttributeKind.Money);
    }
}
