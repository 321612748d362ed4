using SocialPay.Domain.Providers;

namespace SocialPay.Demo;

/// <summary>
/// Who pays in the demo province. That the post office has paid in cash everywhere since August 2016 is published; contract numbers,
/// fees and days are made up after examples of other provinces (policy-rules §10.1 and §10.2), and so are the other two providers.
/// </summary>
internal static class LangSonProviders
{
    public const string PostOffice = "BUUDIEN-20";
    public const string Viettel = "VIETTEL";
    public const string VietinBank = "VIETINBANK";

    /// <summary>NAPAS numbers of the wallet and the bank.</summary>
    public const string ViettelBin = "971005";
    public const string VietinBankBin = "970415";

    private static readonly DateOnly Pilot = new(2021, 4, 1);
    private static readonly string[] PilotDistricts = [LangSonAreas.City, LangSonAreas.CaoLoc];

    public static IReadOnlyList<DemoProvider> All { get; } =
    [
        new(PostOffice, "Bưu điện tỉnh Lạng Sơn", ProviderKind.PostOffice, null,
            new("01/2016/HĐ-SLĐTBXH-BĐT", new DateOnly(2016, 8, 1), FeePercent: 0.8m, FirstPayDay: 5, LastPayDay: 15, [LangSonAreas.Province])),
        new(Viettel, "Viettel", ProviderKind.EMoney, ViettelBin,
            new("02/2021/HĐ-SLĐTBXH-VT", Pilot, FeePercent: 0.75m, FirstPayDay: 5, LastPayDay: 10, PilotDistricts)),
        new(VietinBank, "VietinBank", ProviderKind.Bank, VietinBankBin,
            new("03/2021/HĐ-SLĐTBXH-CTG", Pilot, FeePercent: 0.75m, FirstPayDay: 5, LastPayDay: 10, PilotDistricts)),
    ];
}

internal sealed record DemoProvider(string Code, string Name, ProviderKind Kind, string? Bin, DemoContract Contract);

/// <param name="AreaCodes">A province or districts.</param>
internal sealed record DemoContract(
    string Number, DateOnly From, decimal FeePercent, int FirstPayDay, int LastPayDay, IReadOnlyList<string> AreaCodes);
