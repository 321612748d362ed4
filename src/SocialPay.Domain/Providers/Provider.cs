using SocialPay.Domain.Areas;

namespace SocialPay.Domain.Providers;

/// <summary>A bank, e-money firm or post office that pays out (đơn vị chi trả).</summary>
public sealed class Provider
{
    public long Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public required ProviderKind Kind { get; init; }

    /// <summary>NAPAS number of the bank or wallet; null for a post office.</summary>
    public string? BankBin { get; init; }

    public List<ProviderContract> Contracts { get; init; } = [];
}

public enum ProviderKind
{
    Bank,
    EMoney,
    PostOffice,
}

/// <summary>What was agreed with a provider for some areas and dates (hợp đồng; decree 20/2021 art. 34.3).</summary>
public sealed class ProviderContract
{
    public long Id { get; init; }

    public long ProviderId { get; init; }

    public required string Number { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Fee in per cent of the money paid, borne by the budget.</summary>
    public required decimal FeePercent { get; init; }

    /// <summary>First day of the month on which the provider pays out.</summary>
    public required int FirstPayDay { get; init; }

    /// <summary>Last day of the month on which the provider pays out.</summary>
    public required int LastPayDay { get; init; }

    /// <summary>The areas that the contract covers, with all below them.</summary>
    public List<Area> Areas { get; init; } = [];

    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}
