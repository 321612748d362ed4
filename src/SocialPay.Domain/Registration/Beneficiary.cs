using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration;

/// <summary>A person in the register, living in one commune (đối tượng).</summary>
public sealed class Beneficiary
{
    public long Id { get; init; }

    /// <summary>The commune where the person lives.</summary>
    public required long AreaId { get; set; }

    public Area? Area { get; init; }

    /// <summary>Village or residential group (thôn, tổ dân phố).</summary>
    public string? Village { get; set; }

    public required string FullName { get; set; }

    public required BirthDate Birth { get; set; }

    public required Sex Sex { get; set; }

    public string? Ethnicity { get; set; }

    /// <summary>Text with leading zeros; null with <see cref="NoIdReason"/>.</summary>
    public string? IdNumber { get; set; }

    public DateOnly? IdIssuedOn { get; set; }

    /// <summary>Why the person has no identity number (policy-rules §12.1).</summary>
    public string? NoIdReason { get; set; }

    public string? Phone { get; set; }

    public DateOnly? DiedOn { get; set; }

    /// <summary>When somebody last saw that all is as the register says; null since she was registered.</summary>
    public DateOnly? ReviewedOn { get; set; }

    /// <summary>Folded name, identity number and telephone in one text, for search without diacritics.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>By which lists of people are sorted (<see cref="VietnameseOrder"/>).</summary>
    public string NameKey { get; private set; } = "";

    public required DateTimeOffset RegisteredAt { get; init; }

    public List<Entitlement> Entitlements { get; init; } = [];

    public List<Circumstance> Circumstances { get; init; } = [];

    public List<Proxy> Proxies { get; init; } = [];

    public List<PaymentMethod> PaymentMethods { get; init; } = [];

    /// <summary>In the order of their days; the last is where she lives.</summary>
    public List<Residence> Residences { get; init; } = [];

    /// <summary>Names and identity numbers that were corrected: found by search, and else not stored here.</summary>
    public List<string> FormerNames { get; init; } = [];

    /// <summary>Brings <see cref="SearchText"/> and <see cref="NameKey"/> up to date; called before saving.</summary>
    public void RefreshSearchText() => (SearchText, NameKey) = (SearchTextOf(FullName, IdNumber, Phone, FormerNames), VietnameseOrder.NameKey(FullName));

    public static string SearchTextOf(string fullName, string? idNumber, string? phone, IEnumerable<string>? former = null) =>
        string.Join(' ', new[] { VietnameseText.Fold(fullName), idNumber, phone }.Concat((former ?? []).Select(VietnameseText.Fold)).Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>A fact about a person from a day on, until a later one of the same attribute (hoàn cảnh). Added, never changed.</summary>
public sealed class Circumstance
{
    public long Id { get; init; }

    public long BeneficiaryId { get; init; }

    /// <summary>Name of the attribute as the law's predicates write it (policy-rules §0.4), as <c>poverty</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>The value as the law's predicates write it, as <c>near_poor</c>, <c>true</c> or <c>2</c>.</summary>
    public required string Value { get; init; }

    public required DateOnly From { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The change that it comes from, and its place in it.</summary>
    public long? ChangeId { get; init; }

    public int Place { get; init; }
}
