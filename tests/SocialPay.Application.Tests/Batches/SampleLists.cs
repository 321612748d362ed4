using SocialPay.Application.Batches;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Tests.Batches;

/// <summary>Payment lists made by hand, one by post and one to accounts.</summary>
internal static class SampleLists
{
    private static readonly Area Province = NewArea(1, "20", AreaLevel.Province, "Lạng Sơn", "Tỉnh Lạng Sơn");
    private static readonly Area District = NewArea(2, "183", AreaLevel.District, "Cao Lộc", "Huyện Cao Lộc");
    private static readonly Area Commune = NewArea(3, "06187", AreaLevel.Commune, "Cao Lộc", "Thị trấn Cao Lộc");

    public static PaymentList ByPost(params PaymentListRow[] rows) =>
        new(42, 3, 7, new PayPeriod(2021, 1), new PayPeriod(2021, 1), Programme.SocialAssistance, District, Commune, [District, Province], "VNPOST", "Bưu điện tỉnh Lạng Sơn", rows);

    public static PaymentList ToAccounts(params PaymentListRow[] rows) =>
        new(43, 4, 7, new PayPeriod(2021, 4), new PayPeriod(2021, 4), Programme.SocialAssistance, District, Commune, [District, Province], "VIETTEL", "Viettel Money", rows);

    public static PaymentListRow[] PostRows() =>
    [
        Row(1, "Hoàng Thị Hòa", BirthDate.InYear(1941), 405_000),
        Row(2, "Lý A Páo", BirthDate.On(new(2009, 2, 28)), 540_000) with
        {
            ProxyName = "Lý Thị Sín", Arrears = new Vnd(1_080_000), CarriedMonths = 2, Carried = new Vnd(810_000), Amount = new Vnd(2_430_000),
        },
        Row(3, "Nông Văn Thật", BirthDate.On(new(1960, 12, 1)), 675_000) with { Recovered = new Vnd(-270_000), Amount = new Vnd(405_000) },
    ];

    public static PaymentListRow[] AccountRows() =>
    [
        Row(1, "Triệu Mùi Pham", BirthDate.InYear(1938), 270_000) with
        {
            Method = PaymentMethodKind.EMoneyAccount, BankBin = "971005", BankName = "ViettelMoney", AccountNumber = "0987654321", HolderName = "TRIEU MUI PHAM",
        },
    ];

    public static PaymentListRow Row(int number, string name, BirthDate birth, long amount) => new()
    {
        Reference = $"2101-00007-{number:00000}-0",
        FullName = name,
        Birth = birth,
        IdNumber = number == 1 ? "020135000001" : null,
        Village = $"Khối {number}",
        DecisionNumber = $"{number}/QĐ-UBND",
        Method = PaymentMethodKind.CashAtPoint,
        Current = new Vnd(amount),
        Arrears = Vnd.Zero,
        Recovered = Vnd.Zero,
        CarriedMonths = 0,
        Carried = Vnd.Zero,
        Amount = new Vnd(amount),
    };

    private static Area NewArea(long id, string code, AreaLevel level, string name, string fullName) => new()
    {
        Id = id,
        Code = code,
        Level = level,
        Name = name,
        FullName = fullName,
        FoldedName = VietnameseText.Fold(fullName),
        Path = $"/{id}/",
        ValidFrom = new DateOnly(2015, 1, 1),
    };
}
