using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using static SocialPay.Domain.Tests.Registration.Changes.Story;

namespace SocialPay.Domain.Tests.Registration.Changes;

/// <summary>What each kind of change makes of a person.</summary>
public class PersonHistoryTests
{
    private const string Bao = "Đinh Văn Bảo 2021-01-05..2021-12-31 Verified";

    [Fact]
    public void Registration_IsAllThatIsKnown()
    {
        var person = Of().Now;

        (person.Id, person.AreaId, person.Village, person.RegisteredAt).ShouldBe((Person, Here, "Thôn 1", Of().Changes[0].DecidedAt));
        person.Places().ShouldBe("11 ..");
        person.Residences[0].FirstMonth.ShouldBe(new PayPeriod(1900, 1));
        person.Grants().ShouldBe("20/5.6 2021-01..; 20/5.4 2021-03..");
        person.Facts().ShouldBe("poverty=poor 2021-01-01");
        person.Methods().ShouldBe("cash 2021-01..");
        person.Collectors().ShouldBe(Bao);
        person.SearchText.ShouldBe("dinh thi sen 020141000111 0912345678");
        // What is stored of her registers her as she is
        Of(RegistrationValues.Of(person)).Now.All().ShouldBe(person.All());
    }

    [Fact]
    public void WithoutARegistration_ThereIsNobody() =>
        PersonHistory.Of(Person, [new KnownChange(1, Day("2021-03-10"), Of().Changes[0].DecidedAt, null, new DeathValues())]).ShouldBeNull();

    [Fact]
    public void Contact_WhatIsGivenIsNew_WhatIsNullStays()
    {
        var person = Of().With("2021-03-10", new ContactValues(Phone: "0987654321")).With("2021-04-10", new ContactValues(Village: "Thôn 2", Ethnicity: "Tày")).Now;

        (person.Phone, person.Village, person.Ethnicity).ShouldBe(("0987654321", "Thôn 2", "Tày"));
        person.SearchText.ShouldBe("dinh thi sen 020141000111 0987654321");
    }

    [Fact]
    public void Identity_OldNameAndNumberAreFound()
    {
        var person = Of().With("2021-03-10", new IdentityValues { FullName = "Đinh Thị Sến", IdNumber = "020141000222", IdIssuedOn = Day("2021-03-01") }).Now;

        (person.FullName, person.IdNumber, person.IdIssuedOn, person.Birth, person.Sex).ShouldBe(("Đinh Thị Sến", "020141000222", Day("2021-03-01"), Registered.Birth, Sex.Female));
        person.FormerNames.ShouldBe(["Đinh Thị Sen", "020141000111"]);
        foreach (var text in new[] { "dinh thi sen", "020141000111", "020141000222" }) person.SearchText.ShouldContain(text);
    }

    [Fact]
    public void Identity_BirthAlone_LeavesNoFormerName()
    {
        var person = Of().With("2021-03-10", new IdentityValues { Birth = BirthDate.Parse("1940"), FullName = Registered.FullName }).Now;

        (person.Birth.ToString(), person.FormerNames.Count).ShouldBe(("1940", 0));
    }

    [Fact]
    public void Identity_AFirstNumber_NeedsNoReasonWhyThereIsNone()
    {
        var without = Registered with { IdNumber = null, IdIssuedOn = null, NoIdReason = "Chưa được cấp" };
        Of(without).Now.NoIdReason.ShouldBe("Chưa được cấp");

        var person = Of(without).With("2021-03-10", new IdentityValues { IdNumber = "020141000222" }).Now;

        (person.IdNumber, person.NoIdReason, person.FormerNames.Count).ShouldBe(("020141000222", null, 0));
    }

    [Fact]
    public void Death_EndsWhoReceives()
    {
        var person = Of().With("2021-03-10", new DeathValues(), decided: "2021-04-02").Now;

        person.DiedOn.ShouldBe(Day("2021-03-10"));
        person.Collectors().ShouldBe("Đinh Văn Bảo 2021-01-05..2021-03-10 Revoked");
        // What is owed ends with the day of death, not with the decisions
        person.Grants().ShouldBe("20/5.6 2021-01..; 20/5.4 2021-03..");
    }

    [Theory]
    // Over before she died
    [InlineData("2021-02-01", "2021-02-28", "2021-02-01..2021-02-28 Verified")]
    // Her last day is the proxy's
    [InlineData("2021-02-01", "2021-03-10", "2021-02-01..2021-03-10 Verified")]
    // Begun after it, when nobody knew
    [InlineData("2021-04-01", "2022-03-31", "2021-04-01..2021-04-01 Revoked")]
    public void Death_NobodyReceivesAfterIt(string from, string to, string expected)
    {
        var story = Of(Registered with { Collectors = [] }).With(from, Proxy("Lý Văn Tám", from, to)).With("2021-03-10", new DeathValues(), decided: "2021-05-03");

        story.Now.Collectors().ShouldBe($"Lý Văn Tám {expected}");
        story.AsOf("2021-05-02")!.Proxies[0].State.ShouldBe(ProxyState.Verified);
    }

    [Fact]
    public void Move_NoMonthByTwoPlacesAndNoneByNone()
    {
        var person = Of().With("2021-05-20", new ResidenceValues(There, "Khối 3", Month("2021-05"))).Now;

        person.Places().ShouldBe("11 ..2021-05; 12 2021-06..");
        (person.AreaId, person.Village, person.Residences[1].From).ShouldBe((There, "Khối 3", Day("2021-05-20")));
        person.Grants().ShouldBe("20/5.6 2021-01..; 20/5.4 2021-03..");
    }

    [Fact]
    public void Move_ThatBecameKnownAfterALaterOne_TakesItsPlaceBetween()
    {
        var person = Of().With("2021-08-10", new ResidenceValues(13, null, Month("2021-08"))).With("2021-05-20", new ResidenceValues(There, null, Month("2021-05")), decided: "2021-09-01").Now;

        person.Places().ShouldBe("11 ..2021-05; 12 2021-06..2021-08; 13 2021-09..");
        person.AreaId.ShouldBe(13);
    }

    /// <summary>The first of the two places never pays.</summary>
    [Fact]
    public void Move_TwiceInAMonth()
    {
        var person = Of().With("2021-05-05", new ResidenceValues(There, null, Month("2021-05"))).With("2021-05-25", new ResidenceValues(13, null, Month("2021-05"))).Now;

        person.Places().ShouldBe("11 ..2021-05; 12 2021-06..2021-05; 13 2021-06..");
    }

    [Fact]
    public void MoveOutOfTheProvince_EndsTheGrants_AndTheArrivalGrantsAgain()
    {
        var story = Of().With("2021-05-20", new ResidenceValues(null, "Hà Nội", Month("2021-05")));
        story.Now.Places().ShouldBe("11 ..2021-05; out 2021-06..");
        story.Now.Grants().ShouldBe("20/5.6 2021-01..2021-05; 20/5.4 2021-03..2021-05");
        // Her file stays where it was
        (story.Now.AreaId, story.Now.Village).ShouldBe((Here, "Thôn 1"));

        story.With("2021-09-02", new ResidenceValues(There, "Khối 3", Month("2021-09")) { Grants = [Grant("20/5.6", "2021-10")] });
        story.Now.Places().ShouldBe("11 ..2021-05; out 2021-06..2021-09; 12 2021-10..");
        story.Now.Grants().ShouldBe("20/5.6 2021-01..2021-05; 20/5.4 2021-03..2021-05; 20/5.6 2021-10..");
        (story.Now.AreaId, story.Now.Village).ShouldBe((There, "Khối 3"));
    }

    [Fact]
    public void Facts_AreAddedWithTheirDays()
    {
        var person = Of().With("2021-05-20", new FactValues([new("poverty", "none"), new("disability", "severe", Day("2021-05-03"))]), decided: "2021-06-01").Now;

        person.Facts().ShouldBe("poverty=poor 2021-01-01; poverty=none 2021-05-20; disability=severe 2021-05-03");
        person.Circumstances.ConvertAll(fact => (fact.ChangeId, fact.Place)).ShouldBe([(1, 0), (2, 0), (2, 1)]);
    }

    [Theory]
    [InlineData("2021-09", "rests 2021-06..2021-08")]
    // Paid back
    [InlineData("2021-07", "rests 2021-06..2021-06")]
    [InlineData("2021-06", "")]
    public void SuspensionAndResumption(string resumed, string rests)
    {
        var story = Of().With("2021-06-10", new SuspensionValues(Month("2021-06"), "Không nhận tiền"));
        story.Now.Grants().ShouldBe("20/5.6 2021-01.. rests 2021-06..; 20/5.4 2021-03.. rests 2021-06..");

        story.With("2021-09-05", new ResumptionValues(Month(resumed)));
        story.Now.Grants().ShouldBe($"20/5.6 2021-01.. {rests}".TrimEnd() + $"; 20/5.4 2021-03.. {rests}".TrimEnd());
    }

    [Fact]
    public void Suspension_OfOneGroup_AndAgain()
    {
        var person = Of().With("2021-04-10", new SuspensionValues(Month("2021-04"), "Không nhận tiền", "20/5.6"))
            .With("2021-06-05", new ResumptionValues(Month("2021-06"), "20/5.6"))
            .With("2021-09-05", new SuspensionValues(Month("2021-10"), "Không nhận tiền", "20/5.6")).Now;

        person.Grants().ShouldBe("20/5.6 2021-01.. rests 2021-04..2021-05;2021-10..; 20/5.4 2021-03..");
    }

    [Fact]
    public void Stop_OfOneGroup_ThenOfAll_NeverLater()
    {
        var story = Of().With("2021-05-10", new StopValues(Month("2021-05"), "Không còn nghèo", "20/5.6"));
        story.Now.Grants().ShouldBe("20/5.6 2021-01..2021-05; 20/5.4 2021-03..");

        story.With("2021-07-10", new StopValues(Month("2021-07"), "Hết hạn"));
        story.Now.Grants().ShouldBe("20/5.6 2021-01..2021-05; 20/5.4 2021-03..2021-07");
    }

    [Fact]
    public void Group_TheOldDecisionEndsWithTheMonthBefore()
    {
        var person = Of().With("2021-06-15", new GroupValues([Grant("136/5.5b", "2021-06")], ["20/5.6"])).Now;

        person.Grants().ShouldBe("20/5.6 2021-01..2021-05; 20/5.4 2021-03..; 136/5.5b 2021-06..");
    }

    [Theory]
    [InlineData("2021-05-12T05:00:00Z", "2021-06")]
    // In Vietnam the month is over at 17:00 of Greenwich
    [InlineData("2021-05-31T16:59:59Z", "2021-06")]
    [InlineData("2021-05-31T17:00:00Z", "2021-07")]
    public void Account_IsPaidFromTheMonthAfterTheDecision_AndTheOldWayUntilThen(string decided, string from)
    {
        var person = Of().With(Day("2021-05-10"), Account("1234567890"), DateTimeOffset.Parse(decided, System.Globalization.CultureInfo.InvariantCulture)).Now;

        person.Methods().ShouldBe($"cash 2021-01..{Month(from).Previous}; 1234567890 {from}..");
    }

    [Fact]
    public void Account_WithItsOwnFirstMonth_AndNamedForLater()
    {
        Of().With("2021-05-10", Account("1234567890", from: "2021-03")).Now.Methods().ShouldBe("cash 2021-01..2021-02; 1234567890 2021-03..");
        Of().With("2021-08-01", Account("1234567890"), decided: "2021-05-10").Now.Methods().ShouldBe("cash 2021-01..2021-07; 1234567890 2021-08..");
    }

    [Fact]
    public void CashAfterAccount_AndTwoDecisionsOfOneMonth()
    {
        var story = Of().With("2021-05-10", Account("1234567890")).With("2021-08-10", Cash());
        story.Now.Methods().ShouldBe("cash 2021-01..2021-05; 1234567890 2021-06..2021-08; cash 2021-09..");

        story.With("2021-08-20", Account("9876543210"));
        story.Now.Methods().ShouldBe("cash 2021-01..2021-05; 1234567890 2021-06..2021-08; cash 2021-09.. Closed; 9876543210 2021-09..");
    }

    /// <summary>An account takes effect by its decision: the day that the paper names does not bring an older one back.</summary>
    [Fact]
    public void Account_TheLastDecidedIsPaid_WhateverDayItNames()
    {
        var story = Of().With("2021-06-01", Account("1234567890"), decided: "2021-05-25").With("2021-05-28", Account("9876543210"), decided: "2021-06-03");

        story.Now.Methods().ShouldBe("cash 2021-01..2021-05; 1234567890 2021-06..2021-06; 9876543210 2021-07..");
        story.AsOf("2021-06-02")!.Methods().ShouldBe("cash 2021-01..2021-05; 1234567890 2021-06..");
    }

    [Theory]
    [InlineData(ProxyKind.Authorised, "")]
    [InlineData(ProxyKind.Guardian, "guardian ")]
    public void ProxyOrGuardian_BeginsAndEnds(ProxyKind kind, string prefix)
    {
        var collector = new CollectorValues(kind, "Lý Văn Tám", Day("2021-04-01"), Day("2022-03-31")) { IdNumber = "020080000333", Phone = "0911222333", PaperNumber = "5/UQ", CertifiedBy = "UBND" };
        var story = Of().With("2021-04-01", collector);
        story.Now.Collectors().ShouldBe($"{Bao}; {prefix}Lý Văn Tám 2021-04-01..2022-03-31 Verified");
        var proxy = story.Now.Proxies[1];
        (proxy.IdNumber, proxy.Phone, proxy.PaperNumber, proxy.CertifiedBy, proxy.ChangeId).ShouldBe(("020080000333", "0911222333", "5/UQ", "UBND", 2));

        story.With("2021-07-15", collector with { Ends = true });
        story.Now.Collectors().ShouldBe($"{Bao}; {prefix}Lý Văn Tám 2021-04-01..2021-07-15 Revoked");
        story.AsOf("2021-07-14")!.Proxies[1].MayReceiveOn(Day("2021-07-16")).ShouldBeTrue();
        story.Now.Proxies[1].MayReceiveOn(Day("2021-07-16")).ShouldBeFalse();
    }

    [Fact]
    public void Proxy_AnotherPaperOfTheSameNameAfterItsEnd_Holds()
    {
        var person = Of(Registered with { Collectors = [] }).With("2021-02-01", Proxy("Lý Văn Tám", "2021-02-01", "2022-01-31"))
            .With("2021-04-15", Proxy("Lý Văn Tám", "2021-04-15", "2021-04-15") with { Ends = true })
            .With("2021-06-01", Proxy("Lý Văn Tám", "2021-06-01", "2022-05-31")).Now;

        person.Collectors().ShouldBe("Lý Văn Tám 2021-02-01..2021-04-15 Revoked; Lý Văn Tám 2021-06-01..2022-05-31 Verified");
    }
}
