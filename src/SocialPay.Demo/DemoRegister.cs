using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>The demo's people as the rows of a register file.</summary>
internal static class DemoRegister
{
    private static readonly PayPeriod PaidThrough = new(2020, 12);

    private static readonly Dictionary<string, string> DistrictNames = LangSonAreas.Districts.ToDictionary(district => district.Code, district => district.Name);

    private static readonly string PostOffice = LangSonProviders.All.Single(provider => provider.Code == LangSonProviders.PostOffice).Name;

    /// <param name="people">How many; the whole register where not given.</param>
    public static void Write(Stream output, int? people) =>
        RegisterWriter.Write(output, LangSonPopulation.Generate(people ?? PopulationCells.People).Select(RequestOf));

    public static RegistrationRequest RequestOf(DemoPerson person)
    {
        var request = new RegistrationRequest
        {
            FullName = person.FullName,
            Birth = person.Birth,
            Sex = person.Sex,
            Ethnicity = person.Ethnicity,
            IdNumber = person.Identity.Number,
            IdIssuedOn = person.Identity.IssuedOn,
            NoIdReason = person.Identity.NoIdReason,
            Phone = person.Phone,
            District = DistrictNames[person.Commune.District],
            Commune = person.Commune.Name,
            Village = person.Village,
            Groups = { person.Decision.Group },
            CarerName = person.Care?.CarerName,
            CarerIdNumber = person.Care?.CarerIdNumber,
            DecisionNumber = person.Decision.Number,
            DecisionDate = person.Decision.Date,
            Start = person.Decision.Start,
            PaidThrough = PaidThrough,
            PaymentKind = person.Method,
            Provider = PostOffice,
            ProxyKind = person.Proxy?.Kind,
            ProxyName = person.Proxy?.FullName,
            ProxyIdNumber = person.Proxy?.IdNumber,
            ProxyPhone = person.Proxy?.Phone,
            ProxyPaperNumber = person.Proxy?.PaperNumber,
            ProxyCertifiedBy = person.Proxy?.CertifiedBy,
            ProxyFrom = person.Proxy?.From,
            ProxyTo = person.Proxy?.To,
        };
        foreach (var (attribute, value) in person.Facts) request.Facts.Add(attribute, value);
        return request;
    }
}
