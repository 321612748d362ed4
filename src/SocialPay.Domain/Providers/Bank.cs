namespace SocialPay.Domain.Providers;

/// <summary>A bank or wallet that transfers can be sent to; the BIN is the safe key, codes differ between lists.</summary>
public sealed class Bank
{
    /// <summary>NAPAS bank identification number.</summary>
    public required string Bin { get; init; }

    public required string Code { get; init; }

    public string? OtherCode { get; init; }

    public required string ShortName { get; init; }

    public required string Name { get; init; }

    /// <summary>As the list has it: bank, policy_bank, digital_bank, foreign_branch, finance_company or wallet.</summary>
    public required string Kind { get; init; }

    public string? FormerName { get; init; }
}
