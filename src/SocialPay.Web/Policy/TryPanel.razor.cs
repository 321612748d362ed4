using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Web.Policy;

public sealed partial class TryPanel : IDisposable
{
    private const int Shown = 12;
    private const int FewestLetters = 2;

    private readonly CancellationTokenSource leaving = new();
    private readonly Dictionary<string, string> changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> problems = new(StringComparer.Ordinal);
    private IReadOnlyList<BeneficiaryRow>? found;
    private TriedAmount? tried;
    private PayPeriod? triedFor;
    private Error? refusal;
    private string search = "";
    private string? commune;

    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    [Inject]
    public required BeneficiaryList People { get; init; }

    [Inject]
    public required TryAmount Amounts { get; init; }

    [Inject]
    public required IStringLocalizer<TryPanel> Loc { get; init; }

    /// <summary>All facts that a rule may ask for; the recorded ones first.</summary>
    private IEnumerable<AttributeDefinition> Facts => AttributeCatalogue.All.Where(fact => !fact.Derived && (IsUsed(fact) || IsCommon(fact)))
        .OrderByDescending(IsUsed);

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        // Another month was chosen above.
        if (tried is not null && triedFor != Workplace.Month) await ComputeAsync(tried.BeneficiaryId);
    }

    private static bool IsCommon(AttributeDefinition fact) =>
        fact.Name is "poverty" or "area" or "disability" or "lone_parent" or "children_supported" or "supporter" or "pension_or_si_amount" or "studying" or "in_institution" or "relation";

    private bool IsUsed(AttributeDefinition fact) => tried!.Facts.ContainsKey(fact.Name) || changes.ContainsKey(fact.Name);

    private string ValueOf(AttributeDefinition fact) => changes.GetValueOrDefault(fact.Name) ?? tried!.Facts.GetValueOrDefault(fact.Name, "");

    private static IEnumerable<(string Code, string Text)> ChoicesOf(AttributeDefinition fact)
    {
        IEnumerable<string> codes = fact.Kind == AttributeKind.Flag ? ["true", "false"] : fact.Vocabulary.Where(code => code.Length > 0);
        return codes.Select(code => (code, PolicyText.Value(fact, fact.Encode(code), CultureInfo.CurrentUICulture)));
    }

    private async Task SearchAsync(string words)
    {
        search = words;
        found = null;
        if (words.Trim().Length < FewestLetters) return;
        var listed = await People.PageAsync(Workplace.Actor, new BeneficiaryFilter { AreaCode = Workplace.Area.Code, Month = Workplace.Month, Search = words }, 0, Shown, leaving.Token);
        refusal = listed.Error;
        if (listed.IsDone && search == words) found = listed.Value.Rows;
    }

    private Task ChooseAsync(BeneficiaryRow person)
    {
        commune = person.CommuneName;
        return ResetAsync(person.Id);
    }

    private Task ResetAsync(long id)
    {
        changes.Clear();
        problems.Clear();
        return ComputeAsync(id);
    }

    private async Task TryAsync(AttributeDefinition fact, string text)
    {
        problems.Remove(fact.Name);
        if (text.Length > 0 && !fact.TryEncode(text.Trim(), out _))
        {
            problems[fact.Name] = RegistrationErrors.UnreadableNumber(text).Message();
            return;
        }

        changes[fact.Name] = text.Trim();
        await ComputeAsync(tried!.BeneficiaryId);
    }

    private Task ResetAsync() => ResetAsync(tried!.BeneficiaryId);

    private void Leave() => tried = null;

    private async Task ComputeAsync(long id)
    {
        triedFor = Workplace.Month;
        var computed = await Amounts.ExecuteAsync(Workplace.Actor, id, Workplace.Month, changes, leaving.Token);
        refusal = computed.Error;
        tried = computed.IsDone ? computed.Value : null;
    }
}
