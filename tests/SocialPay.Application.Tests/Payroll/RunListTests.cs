using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Batches;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

/// <summary>Order and search of a run's lists. Ánh and Đào in Hoàng Văn Thụ (05971), An and Ẩn in Tam Thanh (05974), An to an account.</summary>
public sealed class RunListTests(TestCluster cluster) : IAsyncLifetime
{
    private PayrollScene scene = null!;
    private PayrollRun run = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        scene = await PayrollScene.CreateAsync(cluster);
        run = await scene.AddRunAsync(
            "178", TestProvince.January, PayrollRunState.Released,
            new Pay("05971", "Nông Thị Đào", 270_000), new Pay("05971", "Lý Ngọc Ánh", 405_000),
            new Pay("05974", "Vi Văn Ẩn", 405_000), new Pay("05974", "Bế Văn An", 540_000) { Provider = "vietinbank", Method = PaymentMethodKind.BankAccount });
        await scene.ExecuteAsync(
            """
            update instructions set state = case full_name when 'Bế Văn An' then 'Failed' when 'Vi Văn Ẩn' then 'Sent' else 'Paid' end;
            update beneficiaries set birth = '1950-02-01', id_number = '020150000001', search_text = search_text || ' 020150000001' where full_name = 'Lý Ngọc Ánh';
            update instructions set birth = '1950-02-01', id_number = '020150000001' where full_name = 'Lý Ngọc Ánh';
            update instructions set proxy_name = 'Nông Văn Hộ', proxy_kind = 'Guardian' where full_name = 'Nông Thị Đào';
            insert into result_files (file_name, sha256, applied, unchanged, refused, pending, state, user_id, at) select 'kq.csv', 'x', 1, 0, 0, 0, 'Applied', min(id), now() from users;
            insert into payment_results (instruction_id, outcome, amount, happened_on, reason, result_file_id)
                select i.id, 'Failed', i.amount, '2021-01-12', 'Sai số tài khoản', f.id from instructions i, result_files f where i.full_name = 'Bế Văn An'
            """);
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Theory]
    [InlineData(RunLineSort.Number, false, "Đào, Ánh, Ẩn, An")]
    [InlineData(RunLineSort.Number, true, "An, Ẩn, Ánh, Đào")]
    [InlineData(RunLineSort.Name, false, "An, Ánh, Ẩn, Đào")]
    [InlineData(RunLineSort.Name, true, "Đào, Ẩn, Ánh, An")]
    [InlineData(RunLineSort.Birth, true, "Ánh, Đào, Ẩn, An")]
    [InlineData(RunLineSort.Commune, false, "Đào, Ánh, Ẩn, An")]
    [InlineData(RunLineSort.Commune, true, "Ẩn, An, Đào, Ánh")]
    [InlineData(RunLineSort.Component, false, "Đào, Ánh, Ẩn, An")]
    [InlineData(RunLineSort.For, false, "Đào, Ánh, Ẩn, An")]
    [InlineData(RunLineSort.Amount, false, "Đào, Ánh, Ẩn, An")]
    [InlineData(RunLineSort.Amount, true, "An, Ánh, Ẩn, Đào")]
    [InlineData(RunLineSort.Provider, true, "An, Đào, Ánh, Ẩn")]
    [InlineData(RunLineSort.Reference, true, "An, Ẩn, Ánh, Đào")]
    // As sent, paid, failed: not as the words' letters.
    [InlineData(RunLineSort.State, false, "Ẩn, Đào, Ánh, An")]
    public async Task Lines_Sorted(RunLineSort sort, bool descending, string names)
    {
        List<string> found = [];
        // Page by page, so that an order that is not whole would show somebody twice.
        for (var skip = 0; skip < 4; skip++)
        {
            var page = (await LinesAsync(new RunLineFilter(Sort: sort, Descending: descending), skip, 1)).Rows;
            found.Add(page.Single().FullName.Split(' ')[^1]);
        }

        string.Join(", ", found).ShouldBe(names);
    }

    [Theory]
    [InlineData("an be", "An")]
    [InlineData("anh ngọc lý", "Ánh")]
    [InlineData("VAN vi", "Ẩn")]
    [InlineData("020150000001 anh", "Ánh")]
    [InlineData("nong anh", "")]
    [InlineData("%", "")]
    public async Task Lines_AreFoundByWordsInAnyOrder(string search, string names) =>
        string.Join(", ", (await LinesAsync(new RunLineFilter(Search: search), 0, 10)).Rows.Select(line => line.FullName.Split(' ')[^1])).ShouldBe(names);

    [Fact]
    public async Task Lines_AreFoundByThePaymentsReference()
    {
        var reference = InstructionReference.Create(TestProvince.January, run.Id, 3);
        (await LinesAsync(new RunLineFilter(Search: reference), 0, 10)).Rows.Single().FullName.ShouldBe("Vi Văn Ẩn");
        (await LinesAsync(new RunLineFilter(Search: reference[5..] + " an"), 0, 10)).Rows.Single().FullName.ShouldBe("Vi Văn Ẩn");
        var batch = (await scene.InstructionsAsync(run.Id))[0].BatchId;
        (await LinesAsync(new RunLineFilter(BatchId: batch, Search: reference), 0, 10)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Lines_TellWhyAPaymentFailed_AndAsWhatSomebodyCollects()
    {
        var lines = (await LinesAsync(new RunLineFilter(), 0, 10)).Rows;
        lines.Select(line => line.Reason).ShouldBe([null, null, null, "Sai số tài khoản"]);
        lines.Select(line => (line.ProxyName, line.ProxyKind)).ShouldBe([("Nông Văn Hộ", ProxyKind.Guardian), (null, null), (null, null), (null, null)]);
        lines[1].IdNumber.ShouldBe("020150000001");
    }

    private async Task<RunLines> LinesAsync(RunLineFilter filter, int skip, int take) =>
        (await scene.Get<RunQueries>().LinesAsync(TestProvince.Approver, run.Id, filter, skip, take, Ct)).Value;
}
