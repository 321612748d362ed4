using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>
/// Who somebody is where the identity number does not tell: name, birth, sex, commune and village, compared folded.
/// </summary>
internal readonly record struct PersonIdentity(string Name, BirthDate Birth, Sex Sex, long AreaId, string Village)
{
    public static PersonIdentity Of(string name, BirthDate birth, Sex sex, long areaId, string? village) =>
        new(VietnameseText.Fold(name), birth, sex, areaId, VietnameseText.Fold(village));

    /// <summary>Null where the registration does not say enough.</summary>
    public static PersonIdentity? Of(CheckedRegistration registration) =>
        registration is { Commune: { } commune, Request: { Birth: { } birth, Sex: { } sex } request } && request.FullName.Length > 0
            ? Of(request.FullName, birth, sex, commune.Id, request.Village)
            : null;

    /// <summary>
    /// Two people of one name and village are two where both have numbers of the same kind that differ; an old card and a new one may be
    /// one person's.
    /// </summary>
    public static bool AreTwo(string? one, string? other) =>
        one is not null && other is not null && one.Length == other.Length && !string.Equals(one, other, StringComparison.Ordinal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AreaId}:{Birth}:{Sex}");
}
