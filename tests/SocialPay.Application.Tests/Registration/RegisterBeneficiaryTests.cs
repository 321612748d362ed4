using SocialPay.Application.Access;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;
using static SocialPay.Tests.Registration.RegisterFiles;

namespace SocialPay.Tests.Registration;

public sealed class RegisterBeneficiaryTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TestProvince province = null!;

    private RegisterBeneficiary Register => province.Get<RegisterBeneficiary>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Execute_StoresThePersonAsTheImportWould()
    {
        var outcome = (await Register.ExecuteAsync(TestProvince.Commune, Sound(1), null, CancellationToken.None)).Value;
        outcome.Problems.ShouldBeEmpty();
        outcome.BeneficiaryId.ShouldNotBeNull();
        // The same row in a file is nothing new.
        (await province.Get<RegisterImport>().CommitAsync(TestProvince.Commune, Of(Sound(1)), null, CancellationToken.None)).Value.Unchanged.ShouldBe(1);
        (await database.ScalarAsync<string>("select search_text from beneficiaries")).ShouldBe("nong thi b 020135000001 0912000001");
    }

    [Fact]
    public async Task Execute_NamesTheFieldsAndStoresNothing()
    {
        var request = Sound(1, form => (form.FullName, form.IdNumber, form.Provider) = ("", "20135000001", "không có"));
        var outcome = (await Register.ExecuteAsync(TestProvince.Commune, request, [new(RegistrationFields.DecisionDate, RegistrationErrors.UnreadableDate("x"))], CancellationToken.None)).Value;
        outcome.BeneficiaryId.ShouldBeNull();
        outcome.Problems.Select(problem => (problem.Field, problem.Error.Code)).ShouldBe(
        [
            ("decision_date", "Registration.UnreadableDate"), ("full_name", "Registration.Missing_full_name"), ("id_number", "Registration.IdNumberShort"),
            ("provider", "Registration.UnknownProvider"),
        ], ignoreOrder: true);
        (await database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(0);
    }

    [Fact]
    public async Task Execute_TwiceAtOnceStoresOnePersonAndBothAreToldWho()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Register.ExecuteAsync(TestProvince.Commune, Sound(1), null, CancellationToken.None))));
        outcomes.Select(outcome => outcome.Value.BeneficiaryId).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        (await database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(1);
    }

    [Fact]
    public async Task Execute_IsForTheCommunesOwnOfficer()
    {
        foreach (var actor in new[] { TestProvince.Preparer, TestProvince.Approver, TestProvince.Province, TestProvince.Auditor, Actor.Console })
            (await Register.ExecuteAsync(actor, Sound(1), null, CancellationToken.None)).Error.ShouldBe(AccessErrors.NotAllowed);

        var elsewhere = (await Register.ExecuteAsync(TestProvince.Commune, Sound(1, request => request.Commune = "05974"), null, CancellationToken.None)).Value;
        elsewhere.Problems.ShouldHaveSingleItem().ShouldBe(new RegistrationProblem("commune", RegistrationErrors.CommuneNotInArea("05974")));
        (await database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(0);
    }

    [Fact]
    public async Task Check_SaysTheSameAndStoresNothing()
    {
        (await Register.CheckAsync(TestProvince.Commune, Sound(1), null, CancellationToken.None)).Value.Problems.ShouldBeEmpty();
        (await Register.CheckAsync(TestProvince.Commune, Sound(1, request => request.Sex = null), null, CancellationToken.None)).Value.Problems.ShouldHaveSingleItem().Field.ShouldBe("sex");
        (await database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(0);
    }
}
