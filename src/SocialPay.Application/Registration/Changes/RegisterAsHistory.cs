using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>That what is stored of everybody is what the approved changes add up to.</summary>
internal static class RegisterAsHistory
{
    public const string Name = "11_register";

    private const int PeopleAtATime = 2_000;
    private const int MostNamed = 100;

    public static async Task<IReadOnlyList<Violation>> ViolationsAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var violations = new List<Violation>();
        for (var after = 0L; violations.Count < MostNamed;)
        {
            var people = await RegisterProjection.WithAll(db.Beneficiaries.AsNoTracking()).Where(person => person.Id > after).OrderBy(person => person.Id).Take(PeopleAtATime).ToListAsync(cancellation);
            if (people.Count == 0) break;
            var changes = await KnownChanges.OfAsync(db, people.ConvertAll(person => person.Id), null, cancellation);
            foreach (var person in people)
            {
                var made = PersonHistory.Of(person.Id, changes[person.Id]);
                var differs = made is null ? "no registration" : string.Join(", ", RegisterProjection.Differences(person, made));
                if (differs.Length > 0) violations.Add(new Violation($"person {person.Id}", $"stored is not what the changes make: {differs}"));
            }

            after = people[^1].Id;
        }

        return violations;
    }
}
