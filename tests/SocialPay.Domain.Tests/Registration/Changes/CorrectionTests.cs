using SocialPay.Domain.Registration.Changes;
using static SocialPay.Domain.Tests.Registration.Changes.Story;

namespace SocialPay.Domain.Tests.Registration.Changes;

/// <summary>Mistakes are changes of their own; and the same changes up to a day give the person as she was known on it.</summary>
public class CorrectionTests
{
    private static readonly StopValues Stop = new(Month("2021-05"), "Hết hạn", "20/5.6");

    [Fact]
    public void Correction_StandsInThePlaceOfWhatItCorrects()
    {
        var story = Of().With("2021-05-10", Stop).With("2021-06-10", Stop with { Last = Month("2021-06") }, corrects: 2);

        story.Now.Grants().ShouldBe("20/5.6 2021-01..2021-06; 20/5.4 2021-03..");
    }

    [Fact]
    public void Correction_WithNothing_ItDidNotHappen()
    {
        var story = Of().With("2021-03-10", new DeathValues()).With("2021-03-10", new NothingValues(), decided: "2021-04-10", corrects: 2);

        story.Now.All().ShouldBe(Of().Now.All());
    }

    [Fact]
    public void Correction_OfACorrection_LetsTheFirstStandAgain()
    {
        var story = Of().With("2021-05-10", Stop).With("2021-06-10", Stop with { Last = Month("2021-06") }, corrects: 2)
            .With("2021-07-10", new NothingValues(), corrects: 3);

        story.Now.All().ShouldBe(Of().With("2021-05-10", Stop).Now.All());
    }

    [Fact]
    public void Correction_OfTheAnnulmentOfACorrection_LetsThatStandAgain()
    {
        var story = Of().With("2021-05-10", Stop).With("2021-06-10", Stop with { Last = Month("2021-06") }, corrects: 2)
            .With("2021-07-10", new NothingValues(), corrects: 3).With("2021-08-10", new NothingValues(), corrects: 4);

        story.Now.Grants().ShouldBe("20/5.6 2021-01..2021-06; 20/5.4 2021-03..");
    }

    [Fact]
    public void Correction_OfAMove_LeavesNoTraceInTheMonths()
    {
        var story = Of().With("2021-05-20", new ResidenceValues(There, "Khối 3", Month("2021-05")))
            .With("2021-05-20", new ResidenceValues(13, "Khối 5", Month("2021-06")), decided: "2021-07-01", corrects: 2);

        story.Now.Places().ShouldBe("11 ..2021-06; 13 2021-07..");
        (story.Now.AreaId, story.Now.Village).ShouldBe((13, "Khối 5"));
    }

    [Fact]
    public void Correction_OfAnIdentity_ForgetsTheWrongName()
    {
        var story = Of().With("2021-03-10", new IdentityValues { FullName = "Đinh Thị Sim" })
            .With("2021-03-10", new IdentityValues { FullName = "Đinh Thị Sến" }, decided: "2021-03-20", corrects: 2);

        (story.Now.FullName, story.Now.FormerNames.Single()).ShouldBe(("Đinh Thị Sến", "Đinh Thị Sen"));
        story.Now.SearchText.ShouldNotContain("sim");
    }

    /// <summary>She has been in the register since the first one.</summary>
    [Fact]
    public void Correction_OfTheRegistration_IsWhatWasRegistered()
    {
        var right = Registered with { FullName = "Đinh Thị Sến", AreaId = There, Grants = [Grant("20/5.6", "2021-02")] };
        var story = Of().With("2021-03-10", new ContactValues(Phone: "0987654321")).With("2021-01-05", right, decided: "2021-04-10", corrects: 1);

        var person = story.Now;

        (person.FullName, person.AreaId, person.Phone, person.FormerNames.Count).ShouldBe(("Đinh Thị Sến", There, "0987654321", 0));
        person.Grants().ShouldBe("20/5.6 2021-02..");
        person.Places().ShouldBe("12 ..");
        person.RegisteredAt.ShouldBe(story.Changes[0].DecidedAt);
        person.Entitlements.ShouldAllBe(grant => grant.ChangeId == 3);
    }

    [Fact]
    public void Correction_OfTheRegistrationWithNothing_ThereIsNobody() =>
        PersonHistory.Of(Person, Of().With("2021-01-05", new NothingValues(), decided: "2021-02-01", corrects: 1).Changes).ShouldBeNull();

    [Theory]
    [InlineData("2021-01-04", "nobody")]
    [InlineData("2021-01-05", "20/5.6 2021-01..; 20/5.4 2021-03..")]
    // The stop took effect in May and was decided in June
    [InlineData("2021-06-09", "20/5.6 2021-01..; 20/5.4 2021-03..")]
    [InlineData("2021-06-10", "20/5.6 2021-01..2021-05; 20/5.4 2021-03..")]
    [InlineData("2021-07-09", "20/5.6 2021-01..2021-05; 20/5.4 2021-03..")]
    [InlineData("2021-07-10", "20/5.6 2021-01..; 20/5.4 2021-03..")]
    public void AsKnownOnADay(string day, string grants)
    {
        var story = Of().With("2021-05-10", Stop, decided: "2021-06-10").With("2021-05-10", new NothingValues(), decided: "2021-07-10", corrects: 2);

        (story.AsOf(day)?.Grants() ?? "nobody").ShouldBe(grants);
    }
}
