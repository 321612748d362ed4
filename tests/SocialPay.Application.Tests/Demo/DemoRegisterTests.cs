using System.Security.Cryptography;
using ClosedXML.Excel;
using SocialPay.Application.Policy;
using SocialPay.Demo;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Tests.Demo;

public sealed class DemoRegisterTests
{
    [Fact]
    public void Write_TwiceGivesTheSameBytes() => Hash(1_000).ShouldBe(Hash(1_000));

    [Fact]
    public void Write_HasOneRowForEachPersonBelowTheHeader()
    {
        using var file = new MemoryStream(Written(150));
        using var workbook = new XLWorkbook(file);
        var rows = workbook.Worksheets.First().RowsUsed().Select(row => row.Cell(2).GetString()).ToList();

        rows.Count.ShouldBe(151);
        rows[0].ShouldBe("Họ và tên");
        rows.ShouldAllBe(name => name.Length > 0);
    }

    [Fact]
    public void RequestOf_EverybodyIsRegisteredWithoutErrorsOrWarnings()
    {
        var grants = new GrantRules(LawFile.Load());
        var problems = LangSonPopulation.Generate().Select(DemoRegister.RequestOf).SelectMany(request =>
            RegistrationRules.TidyAndCheck(request, LangSonProvince.Day).Concat(grants.Check(request, grants.GrantsOf(request, request.Groups), LangSonAreas.Province)));

        problems.ShouldBeEmpty();
    }

    private static string Hash(int people) => Convert.ToHexStringLower(SHA256.HashData(Written(people)));

    private static byte[] Written(int people)
    {
        using var file = new MemoryStream();
        DemoRegister.Write(file, people);
        return file.ToArray();
    }
}
