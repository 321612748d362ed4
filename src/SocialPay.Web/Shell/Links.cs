using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Application.Coverage;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Web.Payroll;
using SocialPay.Web.Policy;

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
    public const string WrongRequest = "/su-co/{code:int}";

    /// <summary>The same for the framework, which fills in the status.</summary>
    public const string WrongRequestFormat = "/su-co/{0}";

    public const string BeneficiariesPath = "/doi-tuong";
    public const string BeneficiaryPath = "/doi-tuong/{id:long}";
    public const string NewBeneficiaryPath = "/doi-tuong/moi";
    public const string BeneficiaryWorkbook = "/doi-tuong/tep-excel";
    public const string ImportPath = "/nhap-tu-excel";

    public const string PayrollPath = "/bang-chi-tra";
    public const string RunPath = "/bang-chi-tra/{id:long}";
    public const string RunFilesPath = "/bang-chi-tra/{id:long}/tep";
    public const string RunLinesFilePath = "/bang-chi-tra/{id:long}/dong";
    public const string ResultsPath = "/ket-qua";
    public const string Upload = "/tep";
    public const string RegisterTemplate = "/nhap-tu-excel/tep-mau";
    public const string RegisterErrorsPath = "/nhap-tu-excel/loi/{id:guid}";

    public const string CoveragePath = "/do-bao-phu";
    public const string CoverageFilePath = "/do-bao-phu/tep";

    public const string RatesPath = "/muc-tro-cap";
    public const string RatesFilePath = "/muc-tro-cap/tep";
    public const string LawDraftPath = "/muc-tro-cap/thay-doi/{id:long}";
    public const string NewInstrumentPath = "/muc-tro-cap/van-ban-moi";

    public const string AreaParameter = "area";
    public const string MonthParameter = "month";
    public const string ReturnParameter = "ve";
    public const string TabParameter = "tab";
    public const string CommuneParameter = "commune";
    public const string StateParameter = "state";
    public const string UnreadState = "unread";
    public const string ProgrammeParameter = "chuong-trinh";
    public const string CauseParameter = "ly-do";
    public const string BatchParameter = "batch";
    public const string GroupParameter = "group";
    public const string FormatParameter = "format";
    public const string FileParameter = "tep";
    public const string UploadProblemParameter = "loi";

    /// <summary>The path with the area and month the officer works on.</summary>
    public static string At(string path, Workplace place) => At(path, place.Area.Code, place.Month);

    public static string At(string path, string areaCode, PayPeriod month) => $"{path}?{AreaParameter}={areaCode}&{MonthParameter}={month}";

    public static string Beneficiaries(Workplace place) => At(BeneficiariesPath, place);

    public static string Beneficiary(Workplace place, long id) => At(string.Create(CultureInfo.InvariantCulture, $"{BeneficiariesPath}/{id}"), place);

    public static string NewBeneficiary(Workplace place) => At(NewBeneficiaryPath, place);

    public static string Import(Workplace place) => At(ImportPath, place);

    /// <summary>The payroll of a month in an area.</summary>
    public static string Payroll(Workplace place) => At(PayrollPath, place);

    public static string Payroll(string areaCode, PayPeriod month) => At(PayrollPath, areaCode, month);

    /// <summary>One run, at one of its tabs, narrowed to a commune, a state or a batch where one is named.</summary>
    public static string Run(RunSummary run, RunTab tab = default, string? communeCode = null, InstructionState? state = null, long? batchId = null)
    {
        var address = At(string.Create(CultureInfo.InvariantCulture, $"{PayrollPath}/{run.RunId}"), run.AreaCode, run.Period);
        if (tab != default) address += $"&{TabParameter}={tab}";
        if (communeCode is not null) address += $"&{CommuneParameter}={communeCode}";
        if (batchId is not null) address += string.Create(CultureInfo.InvariantCulture, $"&{BatchParameter}={batchId}");
        return state is null ? address : $"{address}&{StateParameter}={state}";
    }

    /// <summary>The files of a run that have already gone out, or the one of a batch.</summary>
    public static string RunFiles(long runId, BatchFileFormat format, long? batchId = null)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{PayrollPath}/{runId}/tep?{FormatParameter}={format}");
        return batchId is null ? address : string.Create(CultureInfo.InvariantCulture, $"{address}&{BatchParameter}={batchId}");
    }

    /// <summary>The lines of a run with their reasons, as a workbook.</summary>
    public static string RunLinesFile(long runId) => string.Create(CultureInfo.InvariantCulture, $"{PayrollPath}/{runId}/dong");

    public static string Results(Workplace place) => At(ResultsPath, place);
    /// <summary>The officer's staged register file again, with its errors marked.</summary>
    public static string RegisterErrors(Guid fileId) => $"{ImportPath}/loi/{fileId}";

    /// <summary>The coverage of an area, or the people behind one of its numbers.</summary>
    public static string Coverage(string areaCode, PayPeriod month, CoverageGroup? group = null) =>
        At(CoveragePath, areaCode, month) + (group is null ? "" : $"&{GroupParameter}={group}");

    public static string CoverageFile(Workplace place) => At(CoverageFilePath, place);

    /// <summary>The rules of the month, at one of the page's parts.</summary>
    public static string Rates(Workplace place, RatesTab tab = default) => At(RatesPath, place) + (tab == default ? "" : $"&{TabParameter}={tab}");

    /// <summary>The rules of a month that nobody has read in their text.</summary>
    public static string UnreadRates(string areaCode, PayPeriod month) => $"{At(RatesPath, areaCode, month)}&{StateParameter}={UnreadState}";

    /// <summary>One change of the rules.</summary>
    public static string LawDraft(Workplace place, long id) => At(string.Create(CultureInfo.InvariantCulture, $"{RatesPath}/thay-doi/{id}"), place);

    public static string NewInstrument(Workplace place) => At(NewInstrumentPath, place);

    /// <summary>Sign-in, and then back to the given path of this site.</summary>
    public static string SignInAndReturn(string path) => $"{SignIn}?{ReturnParameter}={Uri.EscapeDataString(path)}";

    /// <summary>The same page in another language.</summary>
    public static string Language(string code, string back) => $"{Hosting.Languages.ChoicePath}?lang={code}&back={Uri.EscapeDataString(back)}";
}
