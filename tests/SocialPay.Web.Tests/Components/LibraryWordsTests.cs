using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests.Components;

public sealed partial class LibraryWordsTests : ComponentTest
{
    [Fact]
    public void Texts_EachOfTheLibrarysOwn_IsVietnameseWithTheSamePlaces()
    {
        var own = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudTable<>).Assembly).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        own.Count.ShouldBeGreaterThan(100);
        var words = new LibraryWords();
        own.Keys.Where(key => words[key].ResourceNotFound).ShouldBeEmpty();
        own.Where(text => Places(text.Value) != Places(words[text.Key].Value)).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_InEnglish_AreTheLibrarysOwn()
    {
        ReadInEnglish();
        new LibraryWords()["MudAlert_Close"].ResourceNotFound.ShouldBeTrue();
    }

    [Fact]
    public void Texts_OfAnUnknownKey_AreTheKeyAndNoFault()
    {
        new LibraryWords()["MudTomorrow_New"].ShouldSatisfyAllConditions(text => text.ResourceNotFound.ShouldBeTrue(), text => text.Value.ShouldBe("MudTomorrow_New"));
        Render<MudAlert>(parameters => parameters.Add(p => p.ShowCloseIcon, true).AddChildContent("x")).Find("button").GetAttribute("aria-label").ShouldBe("Đóng");
    }

    /// <summary>Every component of ours has a test above or beside: one that is added is named here.</summary>
    [Fact]
    public void Components_Known() =>
        typeof(LibraryWords).Assembly.GetTypes().Where(type => type.Namespace == typeof(ActionButton).Namespace && !type.IsAbstract && !type.IsNested && typeof(IComponent).IsAssignableFrom(type))
            .Select(type => type.Name.Split('`')[0]).Order(StringComparer.Ordinal)
            .ShouldBe(["ActionButton", "ChoiceBox", "ChoiceField", "Confirmation", "DataTable", "DateField", "DialogButtons", "EmptyState", "FieldFrame", "FieldMessages", "FieldProblem", "Icon", "LibraryProviders", "LinkButton",
                "MoneyField", "Notice", "Pager", "QuestionHost", "SearchBox", "SearchChoice", "ShareBars", "Skeleton", "SortHead", "StateTag", "TextField", "TrendLines", "Working"]);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Place();
}
