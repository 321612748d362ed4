using SocialPay.Domain.Registration;

namespace SocialPay.Web.Registration;

/// <summary>The kinds of payment method in addresses.</summary>
internal static class PaymentKindNames
{
    public static string Name(this PaymentMethodKind kind) => kind switch
    {
        PaymentMethodKind.BankAccount => "ngan-hang",
        PaymentMethodKind.EMoneyAccount => "vi-dien-tu",
        PaymentMethodKind.CashAtPoint => "tien-mat",
        PaymentMethodKind.CashAtHome => "tai-nha",
    };

    /// <summary>Null where the name is none of them.</summary>
    public static PaymentMethodKind? Parse(string? name) =>
        Enum.GetValues<PaymentMethodKind>().Where(kind => kind.Name() == name).Select(kind => (PaymentMethodKind?)kind).FirstOrDefault();
}
