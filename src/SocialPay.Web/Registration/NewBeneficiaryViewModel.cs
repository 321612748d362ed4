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

    public bool HasProxy => texts.Keys.Any(key => key.StartsWith("proxy_", StringComparison.Ordinal));

    public IReadOnlyList<Choice<string>> Groups => Choices is { } choices
        ? [.. choices.GroupsOf(Month).Select(group => new Choice<string>(group, $"{new GroupNames(choices.Law).Of(group, culture)} ({group})"))] : [];

    public IReadOnlyList<FactField> Facts => this[F.Groups] is { Length: > 0 } group && Choices is { } choices ? [.. choices.FactsOf(group, Month).Select(Field)] : [];

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
    public IEnumerable<RegistrationProblem> Errors => Problems.Where(problem => !problem.IsWarning);

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

    /// <summary>The request as it stands, and what of it could not be read.</summary>
    public (RegistrationRequest Request, IReadOnlyList<RegistrationProblem> Unreadable) Read() => RegistrationForm.Read(texts);

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
