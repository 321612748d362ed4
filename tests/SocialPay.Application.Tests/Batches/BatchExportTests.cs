using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Batches;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Batches;

public sealed class BatchExportTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly PayPeriod January = new(2021, 1);
    private PayrollScene scene = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BatchExport Export => scene.Get<BatchExport>();

    public async ValueTask InitializeAsync() => scene = await PayrollScene.CreateAsync(cluster);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task OfRun_Approved_SendsEveryBatchAndReleasesTheRun()
    {
        var run = await AddRunAsync();

        var files = (await Export.OfRunAsync(TestProvince.Preparer, run.Id, BatchFileFormat.Csv, null, Ct)).Value;

        files.Select(file => (file.Count, file.Amount.Amount)).ShouldBe([(2, 675_000), (1, 270_000)]);
        files[0].FileName.ShouldBe($"2021-01-178-05971-buudien-{files[0].BatchId}.csv");
        var after = await scene.RunAsync(run.Id);
        after.State.ShouldBe(PayrollRunState.Released);
        after.Steps[^1].Action.ShouldBe(RunAction.Release);
        (await scene.BatchStatesAsync(run.Id)).ShouldAllBe(state => state == BatchState.Exported);
        (await scene.InstructionsAsync(run.Id)).ShouldAllBe(instruction => instruction.State == InstructionState.Sent);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task OfBatch_OneOfTwo_LeavesTheOtherReady()
    {
        var run = await AddRunAsync();
        var batchId = (await scene.InstructionsAsync(run.Id))[0].BatchId;

        (await Export.OfBatchAsync(TestProvince.Approver, batchId, BatchFileFormat.Xlsx, null, Ct)).Value.Single().BatchId.ShouldBe(batchId);

        (await scene.BatchStatesAsync(run.Id)).ShouldBe([BatchState.Exported, BatchState.Ready]);
        (await scene.RunAsync(run.Id)).State.ShouldBe(PayrollRunState.Approved);
        (await scene.InstructionsAsync(run.Id)).Select(instruction => instruction.State)
            .ShouldBe([InstructionState.Sent, InstructionState.Sent, InstructionState.Pending]);
    }

    [Fact]
    public async Task OfRun_Twice_GivesTheSameFilesAndOneRecordEach()
    {
        var run = await AddRunAsync();
        var first = (await Export.OfRunAsync(TestProvince.Preparer, run.Id, BatchFileFormat.Xlsx, null, Ct)).Value;
        var second = (await Export.OfRunAsync(TestProvince.Province, run.Id, BatchFileFormat.Xlsx, null, Ct)).Value;

        second.Select(file => file.Sha256).ShouldBe(first.Select(file => file.Sha256));
        (await scene.RunAsync(run.Id)).Steps.Count(step => step.Action == RunAction.Release).ShouldBe(1);
        (await scene.CountAsync("exported_files")).ShouldBe(2);
        await scene.ShouldHoldAsync();
    }

    [Fact]
    public async Task OfRun_TwiceAtOnce_ReleasesOnce()
    {
        var run = await AddRunAsync();
        using var barrier = new Barrier(2);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            barrier.SignalAndWait(Ct);
            return Export.OfRunAsync(TestProvince.Preparer, run.Id, BatchFileFormat.Csv, null, Ct);
        }, Ct)));

        both.ShouldAllBe(result => result.IsDone);
        (await scene.RunAsync(run.Id)).Steps.Count(step => step.Action == RunAction.Release).ShouldBe(1);
        (await scene.CountAsync("exported_files")).ShouldBe(2);
    }

    [Theory]
    [InlineData(PayrollRunState.Draft)]
    [InlineData(PayrollRunState.Submitted)]
    [InlineData(PayrollRunState.Cancelled)]
    public async Task OfRun_NotApproved_IsRefused(PayrollRunState state)
    {
        var run = await AddRunAsync(state);

        (await Export.OfRunAsync(TestProvince.Preparer, run.Id, BatchFileFormat.Csv, null, Ct)).Error.ShouldBe(BatchErrors.NotApproved(state));
        (await scene.BatchStatesAsync(run.Id)).ShouldAllBe(batch => batch == BatchState.Ready);
    }

    [Theory]
    [InlineData("update payroll_lines set amount = amount + 1 where number = 1")]
    [InlineData("update instructions set account_number = '1' where full_name = 'Lý A Páo'")]
    [InlineData("update instructions set full_name = 'Kẻ Gian' where full_name = 'Lý A Páo'")]
    [InlineData("update instructions set id_number = '020150000009' where full_name = 'Lý A Páo'")]
    [InlineData("update instructions set village = 'Khối 9' where full_name = 'Lý A Páo'")]
    [InlineData("update instructions set proxy_kind = 'Guardian' where full_name = 'Lý A Páo'")]
    [InlineData("update instructions set proxy_id_number = '020150000009' where full_name = 'Lý A Páo'")]
    [InlineData("update batches set amount = amount + 1")]
    [InlineData("update instructions set amount = amount + 1; update payroll_lines set amount = amount + 1")]
    [InlineData("update payroll_runs set hash = repeat('0', 64)")]
    public async Task OfRun_LinesChangedBehindTheSystem_IsRefusedAndChangesNothing(string tampering)
    {
        var run = await AddRunAsync();
        await scene.ExecuteAsync(tampering);

        (await Export.OfRunAsync(TestProvince.Preparer, run.Id, BatchFileFormat.Csv, null, Ct)).Error!.Code.ShouldBe("Payroll.LinesChanged");

        (await scene.RunAsync(run.Id)).State.ShouldBe(PayrollRunState.Approved);
        (await scene.BatchStatesAsync(run.Id)).ShouldAllBe(batch => batch == BatchState.Ready);
        (await scene.CountAsync("exported_files")).ShouldBe(0);
    }

    [Fact]
    public async Task OfRun_WhoMay_IsPreparerApproverAndProvinceOfTheArea()
    {
        var run = await AddRunAsync();
        async Task<Error?> TryAsync(Actor actor) => (await Export.OfRunAsync(actor, run.Id, BatchFileFormat.Csv, null, Ct)).Error;

        (await TryAsync(TestProvince.NeighbourPreparer)).ShouldBe(Error.NotFound);
        (await TryAsync(TestProvince.Commune)).ShouldBe(Error.NotFound);
        (await TryAsync(TestProvince.Auditor)).ShouldBe(AccessErrors.NotAllowed);
        (await TryAsync(new Actor("không có"))).ShouldBe(AccessErrors.UnknownOfficer);
        (await Export.OfRunAsync(TestProvince.Preparer, run.Id + 1000, BatchFileFormat.Csv, null, Ct)).Error.ShouldBe(Error.NotFound);
        (await TryAsync(TestProvince.Approver)).ShouldBeNull();
    }

    [Fact]
    public async Task OfRun_IntoFolder_WritesTheFilesOfTheResult()
    {
        var run = await AddRunAsync();
        var folder = NewFolder();

        var files = (await Export.OfRunAsync(TestProvince.Preparer, run.Id, BatchFileFormat.Csv, new ExportFolder(folder), Ct)).Value;

        Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(files.Select(file => file.FileName).Order(StringComparer.Ordinal));
        Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(folder, files[0].FileName), Ct)).ShouldContain("Hoàng Thị Hòa");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task OfRun_FolderTakesNotAllFiles_IsRefusedAndLeavesNothing()
    {
        var run = await AddRunAsync();
        var folder = NewFolder();
        var second = (await scene.InstructionsAsync(run.Id))[^1].BatchId;
        // The second file's name is taken by a folder, so that it cannot be put there.
        Directory.CreateDirectory(Path.Combine(folder, $"2021-01-178-05974-buudien-{second}.csv"));

        (await Export.OfRunAsync(TestProvince.Preparer, run.Id, BatchFileFormat.Csv, new ExportFolder(folder), Ct)).Error.ShouldBe(BatchErrors.FolderNotWritable(folder));

        Directory.GetFiles(folder).ShouldBeEmpty();
        (await scene.RunAsync(run.Id)).State.ShouldBe(PayrollRunState.Approved);
        (await scene.BatchStatesAsync(run.Id)).ShouldAllBe(state => state == BatchState.Ready);
        Directory.Delete(folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("socialpay-export").FullName;

    private Task<PayrollRun> AddRunAsync(PayrollRunState state = PayrollRunState.Approved) => scene.AddRunAsync(
        "178", January, state, new Pay("05971", "Hoàng Thị Hòa", 405_000), new Pay("05971", "Lý A Páo", 270_000), new Pay("05974", "Nông Thị Én", 270_000));
}
