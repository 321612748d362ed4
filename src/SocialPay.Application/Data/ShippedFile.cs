using System.Reflection;
using System.Security.Cryptography;
using CsvHelper;

namespace SocialPay.Application.Data;

/// <summary>The data files that ship with the program: CSV, UTF-8, comma, first line the header.</summary>
internal static class ShippedFile
{
    /// <param name="assembly">Where the file is; this one where not given.</param>
    public static Stream Open(string name, Assembly? assembly = null) =>
        (assembly ?? typeof(ShippedFile).Assembly).GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The data file {name} is not in the program.");

    /// <summary>The rows, each as its fields by column name.</summary>
    public static IEnumerable<CsvReader> Rows(string name, Assembly? assembly = null)
    {
        using var csv = CsvReader.Create(Open(name, assembly), CsvReaderOptions.Default, leaveOpen: false);
        csv.ReadHeader();
        while (csv.Read()) yield return csv;
    }

    public static string Sha256(params string[] names)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in names)
        {
            using var stream = Open(name);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string Text(this CsvReader row, string column) => row.GetString(column);

    public static string? TextOrNull(this CsvReader row, string column) => row.GetString(column) is { Length: > 0 } text ? text : null;
}
