using System.Globalization;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Shell;

/// <summary>How values look on the screen: Vietnamese signs, whatever the language of the words.</summary>
public static class Display
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    // The sign stays with its number at the end of a line.
    private const string CurrencySign = "\u00a0₫";

    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberGroupSizes = [3], NegativeSign = "−" };

    /// <summary>As «1.234.567 ₫».</summary>
    public static string Money(Vnd amount) => Amount(amount) + CurrencySign;

    /// <summary>A sentence whose amounts keep their sign at the end of a line.</summary>
    public static string Unbroken(string sentence) => sentence.Replace(" ₫", CurrencySign, StringComparison.Ordinal);

    /// <summary>As «1.234.567», for columns whose heading names the unit.</summary>
    public static string Amount(Vnd amount) => amount.Amount.ToString("#,0", Numbers);

    public static string Count(long count) => count.ToString("#,0", Numbers);

    /// <summary>A change, as «+12», «−3» or «0».</summary>
    public static string Change(long change) => change.ToString("+#,0;−#,0;0", Numbers);

    /// <summary>A change of money, as «+1.234.567 ₫».</summary>
    public static string Change(Vnd change) => Change(change.Amount) + CurrencySign;

    /// <summary>A coefficient, as «1,5».</summary>
    public static string Coefficient(decimal coefficient) => coefficient.ToString("0.##", Numbers);

    /// <summary>Part of a whole, as «43,5%»; a dash where there is no whole.</summary>
    public static string Share(long part, long whole) => whole == 0 ? "–" : (100m * part / whole).ToString("0.0", Numbers) + "%";

    /// <summary>As «05/06/2021».</summary>
    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", Vietnamese);

    public static string Date(DateOnly? day) => day is { } known ? Date(known) : "";

    /// <summary>As «06/2021».</summary>
    public static string Month(PayPeriod month) => month.ToDisplay();

    /// <summary>The months that a run pays, as «01–02/2021».</summary>
    public static string Months(RunSummary run) => PayPeriod.ToDisplay(run.Period, run.Through);

    public static string Month(PayPeriod? month) => month is { } known ? Month(known) : "";

    /// <summary>As «14:05 05/06/2021», by a Vietnamese clock.</summary>
    public static string Moment(DateTimeOffset moment) => moment.InVietnam().ToString("HH:mm dd/MM/yyyy", Vietnamese);

    /// <summary>As «14:05».</summary>
    public static string Time(DateTimeOffset moment) => moment.InVietnam().ToString("HH:mm", Vietnamese);
}
