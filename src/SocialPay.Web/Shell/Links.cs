using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Shell;

/// <summary>Every address of this site. Area and month travel in the query, so that an address shows another reader the same.</summary>
public static class Links
{
    public const string Home = "/";
    public const string SignIn = "/dang-nhap";
    public const string SignOut = "/dang-xuat";
    public const string ChangePassword = "/doi-mat-khau";
    public const string NotFound = "/khong-tim-thay";
    public const string Failure = "/su-co";

    public const string BeneficiariesPath = "/doi-tuong";
    public const string BeneficiaryPath = "/doi-tuong/{id:long}";
    public const string NewBeneficiaryPath = "/doi-tuong/moi";
    public const string ImportPath = "/nhap-tu-excel";

    public const string AreaParameter = "area";
    public const string MonthParameter = "month";
    public const string ReturnParameter = "ve";

    /// <summary>The path with the area and month the officer works on.</summary>
    public static string At(string path, Workplace place) => At(path, place.Area.Code, place.Month);

    public static string At(string path, string areaCode, PayPeriod month) => $"{path}?{AreaParameter}={areaCode}&{MonthParameter}={month}";

    public static string Beneficiaries(Workplace place) => At(BeneficiariesPath, place);

    public static string Beneficiary(Workplace place, long id) => At(string.Create(CultureInfo.InvariantCulture, $"{BeneficiariesPath}/{id}"), place);

    public static string NewBeneficiary(Workplace place) => At(NewBeneficiaryPath, place);

    public static string Import(Workplace place) => At(ImportPath, place);

    /// <summary>Sign-in, and then back to the given path of this site.</summary>
    public static string SignInAndReturn(string path) => $"{SignIn}?{ReturnParameter}={Uri.EscapeDataString(path)}";

    /// <summary>The same page in another language.</summary>
    public static string Language(string code, string back) => $"{Hosting.Languages.ChoicePath}?lang={code}&back={Uri.EscapeDataString(back)}";
}
