using System.Text;
using SocialPay.Application.Batches;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Tests.Batches;

/// <summary>Files damaged at random, by a seed that replays: read or refused, never thrown, and nothing applied but what the file says.</summary>
public sealed class ResultFileMutantTests
{
    private const int Rounds = 400;
    private static readonly DateOnly Today = new(2021, 1, 20);

    private static readonly Dictionary<string, KnownInstruction> Known = Enumerable.Range(1, 8).ToDictionary(
        number => $"2101-00007-{number:00000}-0",
        number => new KnownInstruction(
            number, $"2101-00007-{number:00000}-0", 7, PayrollRunState.Released, 42, BatchState.Exported, InstructionState.Sent, new Vnd(270_000 * number), []));

    private static readonly string[] Snippets =
        ["\"", ",", ";", "\n", "\r", "\t", "=1+1", "-270000", "270.000", "paid", "returned", "31/12/2099", "29/02/2021", "\0", "\uFFFD", "Tổng cộng: 3 người", "TOTAL", "9999999999999999999999"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Csv_Damaged(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder(GoodCsv());
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) == 0) text.Remove(at, Math.Min(random.Next(1, 60), text.Length - at));
                else text.Insert(at, Snippets[random.Next(Snippets.Length)]);
            }

            Check(Encoding.UTF8.GetBytes(text.ToString()), $"seed {seed}, round {round}:\n{text}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Workbook_Damaged(int seed)
    {
        var random = new Random(seed);
        var good = PaymentListWorkbook.Write(SampleLists.ByPost(SampleLists.PostRows()));
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = (byte[])good.Clone();
            for (var i = random.Next(1, 8); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) bytes = bytes[..random.Next(bytes.Length)];
            Check(bytes, $"seed {seed}, round {round}");
        }
    }

    private static void Check(byte[] file, string replay)
    {
        var table = Should.NotThrow(() => ResultFileReader.Read(file), replay);
        if (table.Error is not null) return;
        var check = new ResultCheck(Known, Today);
        var report = Should.NotThrow(() => check.Report("kq.csv", "", table.Value), replay);
        if (report.PutAside) return;
        // What is applied is one payment a person, of the very amount, on a day that was.
        check.Applied.Select(result => result.Instruction.Id).ShouldBeUnique(replay);
        check.Applied.ShouldAllBe(result => result.On <= Today && result.Outcome != InstructionState.Returned, replay);
        report.Applied.ShouldBe(check.Applied.Count, replay);
        (report.Applied + report.Unchanged + report.Pending).ShouldBe(table.Value.Lines.Count, replay);
    }

    private static string GoodCsv() =>
        "reference,amount,outcome,date,reason\n" + string.Concat(Known.Values.Select(instruction => $"{instruction.Reference},{instruction.Amount},paid,12/01/2021,\n"));
}
