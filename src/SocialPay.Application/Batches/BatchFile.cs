using System.IO.Compression;
using System.Security.Cryptography;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>In which form a payment list goes out.</summary>
public enum BatchFileFormat
{
    /// <summary>The list that people print and sign.</summary>
    Xlsx,

    /// <summary>For machines.</summary>
    Csv,
}

/// <summary>A file for a provider, made from one batch.</summary>
/// <param name="Sha256">Of the content, in lower-case hexadecimal digits.</param>
/// <param name="Count">Number of instructions.</param>
public sealed record BatchFile(long BatchId, string FileName, string Sha256, int Count, Vnd Amount, ReadOnlyMemory<byte> Content)
{
    internal static BatchFile Of(PaymentList list, BatchFileFormat format)
    {
        var (content, extension) = format switch
        {
            BatchFileFormat.Xlsx => (PaymentListWorkbook.Write(list), ".xlsx"),
            BatchFileFormat.Csv => (PaymentListCsv.Write(list), ".csv"),
        };
        return new BatchFile(list.BatchId, list.FileName + extension, Convert.ToHexStringLower(SHA256.HashData(content)), list.Rows.Count, list.Amount, content);
    }

    /// <summary>Several files as one archive, for a browser.</summary>
    public static byte[] Archive(IEnumerable<BatchFile> files)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(file.FileName, CompressionLevel.Fastest);
                entry.LastWriteTime = StableWorkbook.Never;
                using var target = entry.Open();
                target.Write(file.Content.Span);
            }
        }

        return content.ToArray();
    }
}
