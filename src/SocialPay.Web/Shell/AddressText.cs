using SocialPay.Domain.Common;

namespace SocialPay.Web.Shell;

/// <summary>Reads what stands in an address. What cannot be read counts as left out: anybody can write an address by hand.</summary>
public static class AddressText
{
    /// <summary>A value by its name, exactly; no number stands for one.</summary>
    public static T? Value<T>(string? text)
        where T : struct, Enum => text is not null && Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text) : null;

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static PayPeriod? Month(string? text) => PayPeriod.TryParse(text, out var month) ? month : null;
}
