using SocialPay.Application.Access;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Changes;

/// <summary>Those who keep the register or decide its changes know why somebody is in it; others need not, and nothing tells them of HIV.</summary>
internal static class Confidential
{
    public static bool MaySee(Officer officer, string areaPath) =>
        officer.May(Permission.EditRegister, areaPath) || officer.May(Permission.ImportRegister, areaPath) || officer.May(Permission.DecideChanges, areaPath);

    /// <summary>Takes out of a picture what tells of a confidential fact: the facts, and the names of groups that have them alone.</summary>
    public static void Hide(Beneficiary person, GrantRules grants)
    {
        person.Circumstances.RemoveAll(fact => AttributeCatalogue.Get(fact.Attribute).Confidential);
        for (var i = 0; i < person.Entitlements.Count; i++)
            if (grants.Confidential.Contains(person.Entitlements[i].Group)) person.Entitlements[i] = person.Entitlements[i].WithoutGroup();
    }
}
