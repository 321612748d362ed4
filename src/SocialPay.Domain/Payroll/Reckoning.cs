using System.Buffers.Binary;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Payroll;

/// <summary>
/// What a run was computed from: how far it looked back, under which law, and each person's digest. It answers the one question of the
/// next run: whose earlier months can't have a difference, because all was granted as owed and nothing has changed since.
/// </summary>
public sealed class Reckoning
{
    /// <summary>In place of a digest: the person was read, and something of her stayed open.</summary>
    public const ulong Open = 0;

    private const int EntryLength = sizeof(long) + sizeof(ulong);

    private readonly long[] people;
    private readonly ulong[] digests;

    private Reckoning(PayPeriod from, string law, long[] people, ulong[] digests) =>
        (From, Law, this.people, this.digests) = (from, law, people, digests);

    /// <summary>The first month that was looked at; the last is the last that the run pays.</summary>
    public PayPeriod From { get; }

    /// <summary>Digest of the law of those months.</summary>
    public string Law { get; }

    public int Count => people.Length;

    /// <exception cref="ArgumentException">Somebody stands there twice.</exception>
    public static Reckoning Of(PayPeriod from, string law, IEnumerable<(long Person, ulong Digest)> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, (left, right) => left.Person.CompareTo(right.Person));
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i].Person == sorted[i - 1].Person) throw new ArgumentException($"Person {sorted[i].Person} stands there twice.", nameof(entries));

        return new(from, law, Array.ConvertAll(sorted, entry => entry.Person), Array.ConvertAll(sorted, entry => entry.Digest));
    }

    /// <summary>As <see cref="ToBytes"/> wrote it.</summary>
    public static Reckoning Of(PayPeriod from, string law, ReadOnlySpan<byte> bytes)
    {
        var (people, digests) = (new long[bytes.Length / EntryLength], new ulong[bytes.Length / EntryLength]);
        for (var i = 0; i < people.Length; i++)
        {
            people[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * EntryLength)..]);
            digests[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[((i * EntryLength) + sizeof(long))..]);
        }

        return new(from, law, people, digests);
    }

    /// <summary>The people and their digests, 16 bytes each, by id, little endian.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[people.Length * EntryLength];
        for (var i = 0; i < people.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * EntryLength), people[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((i * EntryLength) + sizeof(long)), digests[i]);
        }

        return bytes;
    }

    /// <summary>Whether the run read the person, paid or not.</summary>
    public bool Has(long person) => Array.BinarySearch(people, person) >= 0;

    /// <summary>The person's digest at that time where nothing of her stayed open; otherwise <see cref="Open"/>.</summary>
    public ulong DigestOf(long person)
    {
        var place = Array.BinarySearch(people, person);
        return place < 0 ? Open : digests[place];
    }
}
