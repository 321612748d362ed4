using System.Globalization;
using SocialPay.Application.Policy;
using SocialPay.Demo;
using SocialPay.Domain.Common;
using SocialPay.LocalDatabase;

namespace SocialPay.Application.Tests.Demo;

public sealed class LangSonCompositionTests
{
    private static readonly Lazy<LangSonComposition> Whole = new(() => LangSonComposition.Of(LangSonPopulation.Generate(), LawFile.Load()));

    [Fact]
    public void Register_TwelveMonthsAreWithinOnePerCentBelowThePublishedSum()
    {
        PerCentAbove(Whole.Value.Register).ShouldBeInRange(-1m, 0m);
    }

    [Fact]
    public void Whole_WithFacilitiesAndFuneralsIsWithinOnePerCentOfThePublishedSum()
    {
        PerCentAbove(Whole.Value.Whole).ShouldBeInRange(-1m, 1m);
    }

    [Fact]
    public void Facilities_HoldThePublishedNumberOfPeople() => Whole.Value.Facilities.Count.ShouldBe(101);

    [Fact]
    public async Task Table_InTheScenariosPageIsWhatTheCalculatorSays()
    {
        var page = Path.Combine(ConnectionStringFinder.RepositoryRoot(), "docs", "scenarios", "lang-son-2020.md");
        var lines = await File.ReadAllLinesAsync(page, TestContext.Current.CancellationToken);

        foreach (var line in Table(Whole.Value)) lines.ShouldContain(line);
    }

    private static IEnumerable<string> Table(LangSonComposition whole)
    {
        foreach (var (clause, part) in whole.Allowances) yield return Row($"allowance, clause {clause}", part);
        foreach (var (care, part) in whole.Care) yield return Row($"care support, {NameOf(care)}", part);
        yield return Row("facilities", whole.Facilities);
        yield return Row("funerals", whole.Funerals);
        yield return $"| **the register** | | {Millions(whole.Register)} |";
        yield return $"| **in total** | | {Millions(whole.Whole)} |";
    }

    private static string Row(string name, CompositionPart part) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {part.Count:#,0} | {Millions(part.Year)} |");

    private static string Millions(Vnd amount) => (amount.Amount / 1_000_000m).ToString("#,0.0", CultureInfo.InvariantCulture);

    private static string NameOf(CareCase care) => care switch
    {
        CareCase.FosteredChild => "fostered child",
        CareCase.OlderPerson => "older person",
        CareCase.FosteredDisabled => "fostered person with disabilities",
        CareCase.DirectCare => "direct care in the household",
        CareCase.TakenIn => "taken in",
        CareCase.DisabledMother => "other cases",
    };

    private static decimal PerCentAbove(Vnd amount) => 100m * (amount - LangSonComposition.Published).Amount / LangSonComposition.Published.Amount;
}
