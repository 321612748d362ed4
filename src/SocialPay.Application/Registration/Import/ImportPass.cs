using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using F = SocialPay.Domain.Registration.RegistrationFields;

namespace SocialPay.Application.Registration.Import;

/// <summary>A row with all that was found about it.</summary>
internal sealed record CheckedRow(RowPlace Place, CheckedRegistration Registration)
{
    /// <summary>The person in the register, where she is there.</summary>
    public long? RegisteredId { get; set; }

    /// <summary>The same person is in the register with the same data.</summary>
    public bool IsUnchanged { get; set; }

    /// <summary>The person, where she is in the register and out of the officer's area.</summary>
    public OutOfReach? OutOfReach { get; set; }

    /// <summary>What the other rows and the register say against it.</summary>
    public List<RegistrationProblem> Conflicts { get; } = [];

    public bool IsAccepted => !IsUnchanged && Registration.IsAcceptable && !HasConflict;

    /// <summary>Something against it that is no mere warning.</summary>
    public bool HasConflict => Conflicts.Exists(problem => !problem.IsWarning);
}

/// <summary>Holds the rows of one file against each other and against the register.</summary>
internal static class ImportPass
{
    // People are loaded with all their history to be compared: not twenty thousand at a time.
    private const int PeopleAtATime = 2_000;

    /// <summary>A person twice in the file: the later row is refused.</summary>
    public static void FindDuplicates(IReadOnlyList<CheckedRow> rows)
    {
        var byNumber = new Dictionary<string, CheckedRow>(rows.Count, StringComparer.Ordinal);
        var byIdentity = new Dictionary<PersonIdentity, List<CheckedRow>>(rows.Count);
        foreach (var row in rows)
        {
            var number = row.Registration.Request.IdNumber;
            if (number is not null && !byNumber.TryAdd(number, row))
            {
                row.Conflicts.Add(new(F.IdNumber, DuplicateOf(byNumber[number].Place)));
                continue;
            }

            if (PersonIdentity.Of(row.Registration) is not { } identity) continue;
            if (!byIdentity.TryGetValue(identity, out var alike)) byIdentity[identity] = alike = [];
            if (alike.Find(other => !PersonIdentity.AreTwo(other.Registration.Request.IdNumber, number)) is { } twin)
                row.Conflicts.Add(new(F.FullName, DuplicateOf(twin.Place)));
            alike.Add(row);
        }
    }

    /// <summary>
    /// What may be one person twice, or one account of two people, is told and stops nothing: the same name, sex and commune with a
    /// birth that differs by its order of day and month or is known by its year alone; one account with holders of different names.
    /// </summary>
    public static void FindSharedAccounts(IReadOnlyList<CheckedRow> rows)
    {
        var alike = new Dictionary<(string Name, Sex Sex, long AreaId, int Year), List<CheckedRow>>(rows.Count);
        var accounts = new Dictionary<(string? Bank, string Number), CheckedRow>();
        foreach (var row in rows)
        {
            var request = row.Registration.Request;
            if (row.Conflicts.Count == 0 && PersonIdentity.Of(row.Registration) is { } identity)
            {
                var key = (identity.Name, identity.Sex, identity.AreaId, identity.Birth.Year);
                if (!alike.TryGetValue(key, out var others)) alike[key] = others = [];
                if (others.Find(other => MayBeSame(identity.Birth, other.Registration.Request.Birth!.Value)) is { } twin)
                    row.Conflicts.Add(new(F.FullName, RegistrationErrors.MaybeDuplicateInFile(twin.Place.ToString()), IsWarning: true));
                others.Add(row);
            }

            if (request is not { PaymentKind: { } kind, AccountNumber: { } number, AccountHolder: { } holder } || !kind.IsCashless()) continue;
            if (!accounts.TryAdd((row.Registration.BankBin, number), row) && !AccountNumber.SameHolder(holder, accounts[(row.Registration.BankBin, number)].Registration.Request.AccountHolder))
                row.Conflicts.Add(new(F.AccountNumber, RegistrationErrors.AccountOfAnother(accounts[(row.Registration.BankBin, number)].Place.ToString()), IsWarning: true));
        }
    }

    private static bool MayBeSame(BirthDate one, BirthDate other) =>
        one.YearOnly || other.YearOnly || one == other || (one.Date.Day == other.Date.Month && one.Date.Month == other.Date.Day);

    private static Error DuplicateOf(RowPlace row) =>
        row.Sheet is null ? RegistrationErrors.DuplicateInFile(row.Row) : RegistrationErrors.DuplicateInFile(row.ToString());

    /// <summary>People who are in the register already: unchanged, or refused with the columns that differ.</summary>
    public static async Task FindRegisteredAsync(
        SocialPayContext db, Officer officer, Permission permission, IReadOnlyList<CheckedRow> rows, DateTimeOffset now, CancellationToken cancellation)
    {
        var people = await RegisteredPeople.LoadAsync(db, [.. rows.Select(row => row.Registration)], cancellation);
        var found = new List<CheckedRow>();
        foreach (var row in rows)
        {
            if (row.HasConflict || people.Find(row.Registration) is not { } person) continue;
            // Who it is and where stays hidden outside the officer's area.
            if (!officer.May(permission, person.AreaPath))
            {
                row.Conflicts.Add(new(F.IdNumber, RegistrationErrors.IdNumberTaken));
                row.OutOfReach = new(person.Id.ToString(CultureInfo.InvariantCulture), person.AreaPath);
            }
            else if (row.Registration.IsAcceptable)
            {
                row.RegisteredId = person.Id;
                found.Add(row);
            }
        }

        foreach (var chunk in found.Chunk(PeopleAtATime)) await CompareAsync(db, chunk, now, cancellation);
    }

    /// <summary>The communes and people of the rows that the officer doesn't reach.</summary>
    public static IEnumerable<OutOfReach> OutOfReach(RegistrationChecker checker, IReadOnlyList<CheckedRow> rows) =>
        checker.OutOfReach.Concat(rows.Select(row => row.OutOfReach).OfType<OutOfReach>());

    private static async Task CompareAsync(SocialPayContext db, CheckedRow[] rows, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = rows.Select(row => row.RegisteredId!.Value).ToList();
        var people = await db.Beneficiaries.AsNoTracking()
            .Where(person => ids.Contains(person.Id))
            .Include(person => person.Entitlements).Include(person => person.Circumstances).Include(person => person.Proxies).Include(person => person.PaymentMethods)
            .ToDictionaryAsync(person => person.Id, cancellation);
        foreach (var row in rows)
        {
            var differences = RegistrationDifferences.Between(people[row.RegisteredId!.Value], row.Registration.ToBeneficiary(now));
            if (differences.Count == 0) row.IsUnchanged = true;
            else row.Conflicts.Add(new(differences[0], RegistrationErrors.AlreadyRegistered(string.Join(", ", differences.Select(RegisterColumns.HeaderOf)))));
        }
    }
}
