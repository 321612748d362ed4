using System.Globalization;
using System.Resources;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;

namespace SocialPay.Web.Shell;

/// <summary>The officers' words for what the code lists.</summary>
public static class Words
{
    private static readonly ResourceManager Texts = new(typeof(Words));

    public static string Of(OfficerRole role) => Word(role);

    public static string Of(AreaLevel level) => Word(level);

    public static string Of(Sex sex) => Word(sex);

    public static string Of(Programme programme) => Word(programme);

    public static string Of(RuleComponent component) => PolicyText.Of(component, CultureInfo.CurrentUICulture);

    public static string Of(PaymentMethodKind kind) => Word(kind);

    public static string Of(ProxyKind kind) => Word(kind);

    public static string Of(ProviderKind kind) => Word(kind);

    public static string Of(PayrollRunKind kind) => Word(kind);

    public static string Of(PayrollLineKind kind) => Word(kind);

    public static string Of(PayeeKind kind) => PolicyText.Of(kind, CultureInfo.CurrentUICulture);

    public static string Of(RunAction action) => Word(action);

    public static string Of(ExceptionCause cause) => Word(cause);

    public static string Of(UnpaidCause cause) => Word(cause);

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var key = $"{typeof(T).Name}_{value}";
        return Texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"No word for {key}.");
    }
}
