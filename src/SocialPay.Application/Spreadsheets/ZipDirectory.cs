using System.Buffers.Binary;
using System.Text;

namespace SocialPay.Application.Spreadsheets;

/// <summary>An entry of a zip archive as its directory declares it.</summary>
internal readonly record struct ZipDirectoryEntry(string Name, long Packed, long Unpacked, bool Encrypted);

/// <summary>
/// Reads the directory of a zip archive without opening the archive: the framework's reader would first build an object for each of a
/// million entries.
/// </summary>
internal static class ZipDirectory
{
    private const int EndSize = 22;
    private const int EntrySize = 46;
    private const uint EndSignature = 0x06054B50;
    private const uint EntrySignature = 0x02014B50;
    private const ushort EncryptedFlag = 1;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;

    /// <summary>The entries; null where this is no sound archive. Stops after one more than <paramref name="most"/>.</summary>
    public static List<ZipDirectoryEntry>? Read(ReadOnlySpan<byte> file, int most)
    {
        var end = FindEnd(file);
        if (end < 0) return null;
        var declared = U16(file, end + 10);
        var size = U32(file, end + 12);
        var at = (long)U32(file, end + 16);
        // Archives beyond 4 GiB or 65,535 entries say so with the highest number; a workbook never needs that.
        if (declared == ushort.MaxValue || at + size > end) return null;

        var entries = new List<ZipDirectoryEntry>();
        while (at + EntrySize <= end && U32(file, (int)at) == EntrySignature)
        {
            var entry = (int)at;
            var (nameLength, extraLength, commentLength) = (U16(file, entry + 28), U16(file, entry + 30), U16(file, entry + 32));
            at += EntrySize + nameLength + extraLength + commentLength;
            if (at > end || U16(file, entry + 10) is not (Stored or Deflated)) return null;
            var (packed, unpacked, offset) = (U32(file, entry + 20), U32(file, entry + 24), U32(file, entry + 42));
            if (packed == uint.MaxValue || unpacked == uint.MaxValue || offset + packed > (uint)end) return null;
            entries.Add(new(Encoding.UTF8.GetString(file.Slice(entry + EntrySize, nameLength)), packed, unpacked, (U16(file, entry + 8) & EncryptedFlag) != 0));
            if (entries.Count > most) return entries;
        }

        return entries.Count == declared ? entries : null;
    }

    private static int FindEnd(ReadOnlySpan<byte> file)
    {
        var earliest = Math.Max(0, file.Length - EndSize - ushort.MaxValue);
        for (var at = file.Length - EndSize; at >= earliest; at--)
            if (U32(file, at) == EndSignature && at + EndSize + U16(file, at + 20) == file.Length) return at;

        return -1;
    }

    private static ushort U16(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static uint U32(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);
}
