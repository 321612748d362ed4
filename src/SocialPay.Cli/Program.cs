using System.CommandLine;
using System.Globalization;
using SocialPay.Cli;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");

var root = new RootCommand("SocialPay: chi trả trợ cấp hằng tháng / monthly allowances, from a shell")
{
    DatabaseVerbs.Create(),
    UserVerbs.Create(),
    AuditVerb.Create(),
    DemoVerbs.Create(),
    ImportVerbs.Create(),
    ChangeVerbs.Create(),
    PersonVerb.Create(),
    HandoverVerbs.Create(),
    PayrollVerbs.Create(),
    BatchVerbs.Create(),
    ResultVerbs.Create(),
    CoverageVerb.Create(),
    VerifyVerb.Create(),
    ExplainVerb.Create(),
    LawVerbs.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
await Console.Error.WriteLineAsync("socialpay --help");
return ExitCode.Usage;
