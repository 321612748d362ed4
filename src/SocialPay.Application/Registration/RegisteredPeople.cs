using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>A person already in the register, as far as it takes to recognise her.</summary>
internal sealed record RegisteredPerson(long Id, string FullName, BirthDate Birth, Sex Sex, long AreaId, string AreaPath, string? Village, string? IdNumber);

/// <summary>Recognises the people of some registrations in the register: by identity number, else by <see cref="PersonIdentity"/>.</summary>
internal sealed class RegisteredPeople
{
    private readonly Dictionary<string, RegisteredPerson> byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonIdentity, List<RegisteredPerson>> byIdentity = [];

    public static async Task<RegisteredPeople> LoadAsync(
        SocialPayContext db, IReadOnlyCollection<CheckedRegistration> registrations, CancellationToken cancellation)
    {
        var areas = registrations.Select(registration => registration.Commune?.Id).OfType<long>().Distinct().ToList();
        var numbers = registrations.Select(registration => registration.Request.IdNumber).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var people = new RegisteredPeople();
        var query = db.Beneficiaries.AsNoTracking()
            .Where(person => areas.Contains(person.AreaId) || numbers.Contains(person.IdNumber!))
            .OrderBy(person => person.Id)
            .Select(person => new RegisteredPerson(person.Id, person.FullName, person.Birth, person.Sex, person.AreaId, person.Area!.Path, person.Village, person.IdNumber));
        await foreach (var person in query.AsAsyncEnumerable().WithCancellation(cancellation)) people.Add(person);
        return people;
    }

    public RegisteredPerson? Find(CheckedRegistration registration)
    {
        var number = registration.Request.IdNumber;
        if (number is not null && byNumber.TryGetValue(number, out var known)) return known;
        return PersonIdentity.Of(registration) is { } identity && byIdentity.TryGetValue(identity, out var alike)
            ? alike.Find(person => !PersonIdentity.AreTwo(person.IdNumber, number))
            : null;
    }

    private void Add(RegisteredPerson person)
    {
        if (person.IdNumber is { } number) byNumber[number] = person;
        var identity = PersonIdentity.Of(person.FullName, person.Birth, person.Sex, person.AreaId, person.Village);
        if (!byIdentity.TryGetValue(identity, out var alike)) byIdentity[identity] = alike = [];
        alike.Add(person);
    }
}
