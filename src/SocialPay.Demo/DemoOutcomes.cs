using System.Globalization;
using CsvHelper;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>
/// What the demo's providers answer: the file they were sent, with the outcome of each payment filled in. The shares are made up. Drawn
/// from the person and the month, so that the same payment always has the same outcome.
/// </summary>
internal static class DemoOutcomes
{
    private const double UncollectedShare = 0.014;
    private const double FailedShare = 0.012;

    private static readonly string[] UncollectedReasons = ["Vắng mặt tại nơi cư trú", "Không đến nhận trong kỳ chi trả", "Đang điều trị tại bệnh viện"];
    private static readonly string[] FailedReasons = ["Tài khoản không hoạt động", "Tên chủ tài khoản không khớp"];

    /// <summary>For each provider one file of results, made from all the files that it was sent.</summary>
    public static IEnumerable<(string Provider, byte[] Content)> Answers(IEnumerable<ReadOnlyMemory<byte>> exported, PayPeriod period)
    {
        string[] header = [];
        var rows = new List<(string Provider, string[] Row)>();
        foreach (var file in exported)
        {
            using var reader = CsvReader.Create(file, CsvReaderOptions.Default);
            reader.ReadHeader();
            header = [.. reader.Headers];
            while (reader.Read()) rows.Add((reader.GetString("provider"), [.. Answered(reader, header, period)]));
        }

        foreach (var provider in rows.GroupBy(row => row.Provider, row => row.Row))
        {
            using var content = new MemoryStream();
            using (var writer = CsvWriter.Create(content, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
            {
                writer.WriteRecord(header);
                foreach (var row in provider) writer.WriteRecord(row);
            }

            yield return (provider.Key, content.ToArray());
        }
    }

    private static IEnumerable<string> Answered(CsvReader row, string[] header, PayPeriod period)
    {
        var random = SeededRandom.For("outcome", period.ToString(), row.GetString("commune_code"), row.GetString("full_name"), row.GetString("birth"));
        var provider = LangSonProviders.All.First(candidate => candidate.Code == row.GetString("provider"));
        var cashless = Enum.Parse<PaymentMethodKind>(row.GetString("method")).IsCashless();
        var paid = !random.Chance(cashless ? FailedShare : UncollectedShare);
        var (first, last) = (provider.Contract.FirstPayDay, provider.Contract.LastPayDay);
        var day = period.FirstDay.AddDays((paid ? random.Between(first, last) : last) - 1);
        var outcome = paid ? "paid" : cashless ? "failed" : "uncollected";
        var reason = paid ? "" : random.Pick(cashless ? FailedReasons : UncollectedReasons);
        return header.Select(column => column switch
        {
            "outcome" => outcome,
            "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "reason" => reason,
            _ => row.GetString(column),
        });
    }
}
