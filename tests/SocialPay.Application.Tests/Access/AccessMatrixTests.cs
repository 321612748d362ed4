using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Batches;
using SocialPay.Application.Coverage;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Changes;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;
using SocialPay.Tests.Registration;

namespace SocialPay.Tests.Access;

/// <summary>Every use case, called by every role from where it reaches the thing and from where it doesn't.</summary>
public sealed class AccessMatrixTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Commune = "05971";
    private const string Account = "doi.05971";
    private const string NotAllowed = "Access.NotAllowed";
    private const string NotInArea = "Registration.CommuneNotInArea";
    private const string UnknownProvider = "Registration.UnknownProvider";
    private const string AmountDiffers = "Results.AmountDiffers";
    private const string UnknownPerson = "Changes.UnknownPerson";
    private const string UnknownReference = "Results.UnknownReference";
    private static readonly PayPeriod January = TestProvince.January;
    private static readonly BeneficiaryFilter Filter = new() { AreaCode = Commune };
    private static readonly byte[] File = RegisterFiles.Of(Unsound());
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// What a use case is asked for: nothing that lies anywhere; something in commune 05971, in district 178 or in province 20; a run of
    /// 178, of which a commune's officer sees her part; or the officer's own, where who works elsewhere asks for somebody else's.
    /// </summary>
    private enum Thing { None, OfCommune, OfDistrict, OfProvince, InParts, Own }

    /// <summary>Where the officer holds her role: at 178 (of a commune: 05971), at 183 (06184), or at the province.</summary>
    private enum Place { Inside, Outside, Above }

    private sealed record Call(Scene Scene, Actor Actor, Guid Own);

    /// <summary>What a use case asks for, and a call that changes nothing by which another one goes.</summary>
    /// <param name="Permission">Null where an account is enough.</param>
    /// <param name="Later">The code that the call is refused with once the officer is let in; null where it is done.</param>
    /// <param name="First">The permission is asked for before the thing is looked up: without it, what is out of reach is «not allowed» as well.</param>
    /// <param name="Hidden">The code for what is out of reach.</param>
    private sealed record UseCase(string Key, Permission? Permission, Thing Thing, Func<Call, Task<Error?>> Call, string? Later, bool First, string Hidden)
    {
        public string? Expected(OfficerRole role, Place place)
        {
            var holds = Permission is not { } permission || permission.Holders().Contains(role);
            var near = Thing == Thing.OfDistrict ? role != OfficerRole.CommuneOfficer : Thing != Thing.OfProvince;
            var reaches = Thing == Thing.None || place == Place.Above || (place == Place.Inside && near);
            return !holds && (reaches || First) ? AccessErrors.NotAllowed.Code : reaches ? Later : Hidden;
        }
    }

    [Fact]
    public void Table_HasEveryUseCase()
    {
        var found = typeof(Door).Assembly.GetExportedTypes().Where(type => type.IsClass && type != typeof(Door) && type != typeof(ReadingDesk))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            // A record that holds an actor compares them without being a use case.
            .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor)))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ToHashSet(StringComparer.Ordinal);
        found.Except(Table.Select(row => row.Key)).ShouldBeEmpty("not in the table");
        Table.Select(row => row.Key).Except(found).ShouldBeEmpty("no longer there");
    }

    [Fact]
    public async Task EveryRole_EverywhereIsLetInOrRefused_AsTheTableSays()
    {
        await using var scene = await Scene.CreateAsync(database);
        var (before, checkedCalls, wrong) = (await scene.StockAsync(), 0, new List<string>());
        foreach (var useCase in Table)
        {
            foreach (var (role, place) in Enum.GetValues<OfficerRole>().SelectMany(role => Enum.GetValues<Place>().Select(place => (role, place))))
            {
                var actor = Scene.ActorOf(role, place);
                await CheckAsync($"{role} {place}", useCase, actor, scene.Owned(place == Place.Outside ? Scene.Stranger : actor), useCase.Expected(role, place));
            }

            // Reads everything like an auditor and owns nothing.
            await CheckAsync("console", useCase, Actor.Console, scene.Owned(Scene.Stranger), useCase.Expected(OfficerRole.Auditor, useCase.Thing == Thing.Own ? Place.Outside : Place.Above));
            await CheckAsync("nobody", useCase, new Actor("khong.co"), scene.Owned(Scene.Stranger), AccessErrors.UnknownOfficer.Code);
            await CheckAsync("disabled", useCase, Scene.Disabled, scene.Owned(Scene.Disabled), AccessErrors.UnknownOfficer.Code);
        }

        if (await scene.StockAsync() is var after && after != before) wrong.Add($"stored: expected {before}, was {after}");
        wrong.ShouldBeEmpty();
        checkedCalls.ShouldBeGreaterThanOrEqualTo(1000);

        async Task CheckAsync(string who, UseCase useCase, Actor actor, Guid own, string? expected)
        {
            checkedCalls++;
            string? was;
            try
            {
                was = (await useCase.Call(new Call(scene, actor, own)))?.Code;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                was = $"{fault.GetType().Name} {fault.Message.AsSpan(0, Math.Min(120, fault.Message.Length))}";
            }

            if (was != expected) wrong.Add($"{useCase.Key} {who}: expected {expected ?? "done"}, was {was ?? "done"}");
        }
    }

    private static readonly UseCase[] Table =
    [
        Row<AddOfficer>(nameof(AddOfficer.ExecuteAsync), Permission.ManageUsers, Thing.OfCommune, (use, call) => Of(use.ExecuteAsync(call.Actor, Account, "Ai", OfficerRole.CommuneOfficer, Commune, Ct)), "Access.UserNameTaken"),
        // Whether there is such an account is told to administrators only.
        Row<ChangeOfficer>(nameof(ChangeOfficer.DisableAsync), Permission.ManageUsers, Thing.OfCommune, (use, call) => Of(use.DisableAsync(call.Actor, Account, null, Ct)), first: true),
        Row<ChangeOfficer>(nameof(ChangeOfficer.EnableAsync), Permission.ManageUsers, Thing.OfCommune, (use, call) => Of(use.EnableAsync(call.Actor, Account, null, Ct)), first: true),
        Row<ChangeOfficer>(nameof(ChangeOfficer.GrantAsync), Permission.ManageUsers, Thing.OfCommune, (use, call) => Of(use.GrantAsync(call.Actor, Account, OfficerRole.CommuneOfficer, Commune, null, Ct)), first: true),
        Row<ChangeOfficer>(nameof(ChangeOfficer.RevokeAsync), Permission.ManageUsers, Thing.OfCommune, (use, call) => Of(use.RevokeAsync(call.Actor, Account, OfficerRole.Auditor, Commune, null, Ct)), "Access.RoleNotHeld", first: true),
        Row<ResetPassword>(nameof(ResetPassword.ExecuteAsync), Permission.ManageUsers, Thing.OfCommune, (use, call) => Of(use.ExecuteAsync(call.Actor, Account, Ct)), first: true),
        Row<UserList>(nameof(UserList.ExecuteAsync), Permission.ViewUsers, Thing.None, (use, call) => Of(use.ExecuteAsync(call.Actor, Ct))),
        Row<Workplaces>(nameof(Workplaces.OpenAsync), null, Thing.OfCommune, (use, call) => Of(use.OpenAsync(call.Actor, Commune, January, Ct))),
        Row<AuditQueries>(nameof(AuditQueries.OfPersonAsync), Permission.ViewAudit, Thing.OfCommune, (use, call) => Of(use.OfPersonAsync(call.Actor, $"{call.Scene.Sent.BeneficiaryId}", Ct))),
        Row<AuditQueries>(nameof(AuditQueries.OfRunAsync), Permission.ViewAudit, Thing.OfDistrict, (use, call) => Of(use.OfRunAsync(call.Actor, call.Scene.SentRun, Ct))),
        Row<AuditQueries>(nameof(AuditQueries.OfOfficerAsync), Permission.ViewAudit, Thing.OfCommune, (use, call) => Of(use.OfOfficerAsync(call.Actor, Account, Ct)), first: true),
        Row<ProposeChange>(nameof(ProposeChange.PreviewAsync), Permission.EditRegister, Thing.OfCommune, (use, call) => Of(use.PreviewAsync(call.Actor, Death(call, January.LastDay.AddDays(-20)), Ct)), first: true, hidden: UnknownPerson),
        Row<ProposeChange>(nameof(ProposeChange.ExecuteAsync), Permission.EditRegister, Thing.OfCommune, (use, call) => Of(use.ExecuteAsync(call.Actor, Death(call, January.AddMonths(9).FirstDay), Ct)), "Changes.InFuture", first: true, hidden: UnknownPerson),
        Row<DecideChange>(nameof(DecideChange.ApproveAsync), Permission.DecideChanges, Thing.OfCommune, (use, call) => Of(use.ApproveAsync(call.Actor, call.Scene.Registration, Ct)), "Changes.Not_Approved"),
        Row<DecideChange>(nameof(DecideChange.ReturnAsync), Permission.DecideChanges, Thing.OfCommune, (use, call) => Of(use.ReturnAsync(call.Actor, call.Scene.Registration, "Sai", Ct)), "Changes.Not_Approved"),
        Row<DecideChange>(nameof(DecideChange.WithdrawAsync), Permission.EditRegister, Thing.OfCommune, (use, call) => Of(use.WithdrawAsync(call.Actor, call.Scene.Registration, null, Ct)), "Changes.Not_Approved"),
        Row<ChangeQueries>(nameof(ChangeQueries.ListAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.ListAsync(call.Actor, Commune, null, Ct))),
        Row<ChangeQueries>(nameof(ChangeQueries.ShowAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.ShowAsync(call.Actor, call.Scene.Registration, Ct))),
        Row<Handovers>(nameof(Handovers.OfferAsync), Permission.EditRegister, Thing.OfCommune, (use, call) => Of(use.OfferAsync(call.Actor, Commune, "khong-co", null, Ct)), "Changes.CannotTakeOver"),
        Row<Handovers>(nameof(Handovers.AcceptAsync), Permission.EditRegister, Thing.OfCommune, (use, call) => Of(use.AcceptAsync(call.Actor, call.Scene.Handover, Ct)), "Changes.NotYours"),
        Row<Handovers>(nameof(Handovers.ListAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.ListAsync(call.Actor, Commune, Ct))),
        Row<OverdueReviews>(nameof(OverdueReviews.ListAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.ListAsync(call.Actor, Commune, Ct))),
        Row<OverdueReviews>(nameof(OverdueReviews.WriteAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.WriteAsync(call.Actor, Commune, Stream.Null, Ct))),
        Row<PersonAsKnown>(nameof(PersonAsKnown.ShowAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.ShowAsync(call.Actor, $"{call.Scene.Sent.BeneficiaryId}", null, Ct)), hidden: UnknownPerson),
        Row<BatchExport>(nameof(BatchExport.OfRunAsync), Permission.ExportBatches, Thing.OfDistrict, (use, call) => Of(use.OfRunAsync(call.Actor, call.Scene.DraftRun, BatchFileFormat.Csv, null, Ct)), "Batches.NotApproved"),
        Row<BatchExport>(nameof(BatchExport.OfBatchAsync), Permission.ExportBatches, Thing.OfDistrict, (use, call) => Of(use.OfBatchAsync(call.Actor, call.Scene.DraftBatch, BatchFileFormat.Csv, null, Ct)), "Batches.NotApproved"),
        Row<BatchExport>(nameof(BatchExport.AgainAsync), Permission.ViewPayroll, Thing.OfCommune, (use, call) => Of(use.AgainAsync(call.Actor, call.Scene.Sent.BatchId, BatchFileFormat.Csv, Ct))),
        // A payment out of reach is a problem of its row, as one that doesn't exist; the wrong amount puts the file aside.
        Row<ResultImport>(nameof(ResultImport.PreviewAsync), Permission.ImportResults, Thing.OfDistrict, async (use, call) => First(await use.PreviewAsync(call.Actor, "kq.csv", call.Scene.Results, Ct)), AmountDiffers, first: true, hidden: UnknownReference),
        Row<ResultImport>(nameof(ResultImport.ApplyAsync), Permission.ImportResults, Thing.OfDistrict, async (use, call) => First(await use.ApplyAsync(call.Actor, "kq.csv", call.Scene.Results, Ct)), AmountDiffers, first: true, hidden: UnknownReference),
        Row<ResultImport>(nameof(ResultImport.ApplyAsync), Permission.ImportResults, Thing.OfDistrict, async (use, call) => First(await use.ApplyAsync(call.Actor, Staged(call.Scene.Results), Ct)), AmountDiffers, first: true, hidden: UnknownReference),
        Row<AcceptedResults>(nameof(AcceptedResults.FindAsync), Permission.ImportResults, Thing.Own, (use, call) => Of(use.FindAsync(call.Actor, call.Own, Ct)), first: true),
        Row<CoverageQueries>(nameof(CoverageQueries.ReportAsync), Permission.ViewCoverage, Thing.OfCommune, (use, call) => Of(use.ReportAsync(call.Actor, January, Commune, Ct))),
        Row<CoverageQueries>(nameof(CoverageQueries.MonthAsync), Permission.ViewCoverage, Thing.OfCommune, (use, call) => Of(use.MonthAsync(call.Actor, January, Commune, Ct))),
        Row<CoverageQueries>(nameof(CoverageQueries.PeopleAsync), Permission.ViewCoverage, Thing.OfCommune, (use, call) => Of(use.PeopleAsync(call.Actor, January, Commune, CoverageGroup.Everybody, null, 0, 10, Ct))),
        Row<CoverageQueries>(nameof(CoverageQueries.PeopleAsync), Permission.ViewCoverage, Thing.OfCommune, (use, call) => Of(use.PeopleAsync(call.Actor, January, Commune, CoverageGroup.Paid, "a", CoveragePersonSort.Birth, true, 0, 10, Ct))),
        Row<CoverageQueries>(nameof(CoverageQueries.TrendAsync), Permission.ViewCoverage, Thing.OfCommune, (use, call) => Of(use.TrendAsync(call.Actor, January, 2, Commune, Ct))),
        Row<CoverageExport>(nameof(CoverageExport.ExecuteAsync), Permission.ViewCoverage, Thing.OfCommune, (use, call) => Of(use.ExecuteAsync(call.Actor, January, Commune, null, Ct))),
        Row<SetCoverageTarget>(nameof(SetCoverageTarget.ExecuteAsync), Permission.SetCoverageTarget, Thing.OfCommune, (use, call) => Of(use.ExecuteAsync(call.Actor, Commune, January, 60, Ct))),
        // A commune makes no payroll in 2021, so that none is computed.
        Row<ComputeRun>(nameof(ComputeRun.ExecuteAsync), Permission.ComputePayroll, Thing.OfCommune, (use, call) => Of(use.ExecuteAsync(call.Actor, January, Commune, null, Ct)), "Payroll.NotARunArea"),
        Row<ComputeRun>(nameof(ComputeRun.ExecuteAsync), Permission.ComputePayroll, Thing.OfCommune, (use, call) => Of(use.ExecuteAsync(call.Actor, January, 2, Commune, null, Ct)), "Payroll.NotARunArea"),
        Row<RunQueries>(nameof(RunQueries.MonthAsync), Permission.ViewPayroll, Thing.OfCommune, (use, call) => Of(use.MonthAsync(call.Actor, January, Commune, Ct))),
        Row<RunQueries>(nameof(RunQueries.OverviewAsync), Permission.ViewPayroll, Thing.OfCommune, (use, call) => Of(use.OverviewAsync(call.Actor, January, Commune, Ct))),
        Row<RunQueries>(nameof(RunQueries.DetailsAsync), Permission.ViewPayroll, Thing.InParts, (use, call) => Of(use.DetailsAsync(call.Actor, call.Scene.SentRun, Ct))),
        Row<RunQueries>(nameof(RunQueries.LinesAsync), Permission.ViewPayroll, Thing.InParts, (use, call) => Of(use.LinesAsync(call.Actor, call.Scene.SentRun, new RunLineFilter(), 0, 10, Ct))),
        Row<RunQueries>(nameof(RunQueries.UnpaidAsync), Permission.ViewPayroll, Thing.InParts, (use, call) => Of(use.UnpaidAsync(call.Actor, call.Scene.SentRun, new UnpaidFilter(), 0, 10, Ct))),
        Row<LinesWorkbook>(nameof(LinesWorkbook.WriteAsync), Permission.ViewPayroll, Thing.InParts, (use, call) => Of(use.WriteAsync(call.Actor, call.Scene.SentRun, new MemoryStream(), Ct))),
        Row<RunWorkflow>(nameof(RunWorkflow.SubmitAsync), Permission.SubmitPayroll, Thing.OfDistrict, (use, call) => Of(use.SubmitAsync(call.Actor, call.Scene.DraftRun, 99, Ct)), "Payroll.OldRevision"),
        Row<RunWorkflow>(nameof(RunWorkflow.ApproveAsync), Permission.ApprovePayroll, Thing.OfDistrict, (use, call) => Of(use.ApproveAsync(call.Actor, call.Scene.DraftRun, null, Ct)), "Payroll.NotSubmitted"),
        Row<RunWorkflow>(nameof(RunWorkflow.ReturnAsync), Permission.ApprovePayroll, Thing.OfDistrict, (use, call) => Of(use.ReturnAsync(call.Actor, call.Scene.DraftRun, null, "sai", Ct)), "Payroll.NotSubmitted"),
        Row<RunWorkflow>(nameof(RunWorkflow.CancelAsync), Permission.ComputePayroll, Thing.OfDistrict, (use, call) => Of(use.CancelAsync(call.Actor, call.Scene.SentRun, null, Ct)), "Payroll.NotDraft"),
        Row<AdjustmentLimitsQuery>(nameof(AdjustmentLimitsQuery.OfAreaAsync), Permission.ViewLaw, Thing.OfCommune, (use, call) => Of(use.OfAreaAsync(call.Actor, Commune, January, Ct))),
        Row<SetAdjustmentLimits>(nameof(SetAdjustmentLimits.ExecuteAsync), Permission.SetAdjustmentLimits, Thing.OfProvince, (use, call) => Of(use.ExecuteAsync(call.Actor, "20", -1, null, Ct)), "Payroll.RecoveryOutOfRange"),
        Row<LawQueries>(nameof(LawQueries.RulesAsync), Permission.ViewLaw, Thing.None, (use, call) => Of(use.RulesAsync(call.Actor, January, Ct))),
        Row<LawQueries>(nameof(LawQueries.BasesAsync), Permission.ViewLaw, Thing.None, (use, call) => Of(use.BasesAsync(call.Actor, Ct))),
        Row<LawQueries>(nameof(LawQueries.ExportAsync), Permission.ViewLaw, Thing.None, (use, call) => Of(use.ExportAsync(call.Actor, Ct))),
        // Lists what is in reach: nothing to most.
        Row<LawQueries>(nameof(LawQueries.DraftsAsync), null, Thing.None, (use, call) => Of(use.DraftsAsync(call.Actor, Ct))),
        Row<LawQueries>(nameof(LawQueries.DetailsAsync), Permission.ViewLaw, Thing.OfProvince, (use, call) => Of(use.DetailsAsync(call.Actor, call.Scene.LawDraft, Ct))),
        // The law is a whole province's: a role held below it changes none.
        Row<LawDrafts>(nameof(LawDrafts.FromFileAsync), Permission.ChangeLaw, Thing.OfProvince, (use, call) => Of(use.FromFileAsync(call.Actor, "", [], Ct)), "Policy.TitleMissing", hidden: NotAllowed),
        Row<LawDrafts>(nameof(LawDrafts.PreviewFileAsync), Permission.ChangeLaw, Thing.OfProvince, (use, call) => Of(use.PreviewFileAsync(call.Actor, [0], Ct)), "Spreadsheets.NullCharacter", hidden: NotAllowed),
        Row<LawDrafts>(nameof(LawDrafts.ProvincialBaseAsync), Permission.ChangeLaw, Thing.OfProvince, (use, call) => Of(use.ProvincialBaseAsync(call.Actor, BaseReference.SocialAssistanceBase, January, null, Vnd.Zero, "", Ct)), "Policy.InstrumentMissing", hidden: NotAllowed),
        Row<LawDrafts>(nameof(LawDrafts.ApproveAsync), Permission.ChangeLaw, Thing.OfProvince, (use, call) => Of(use.ApproveAsync(call.Actor, call.Scene.LawDraft, Ct)), "Policy.NotADraft"),
        Row<LawDrafts>(nameof(LawDrafts.WithdrawAsync), Permission.ChangeLaw, Thing.OfProvince, (use, call) => Of(use.WithdrawAsync(call.Actor, call.Scene.LawDraft, Ct)), "Policy.NotADraft"),
        Row<LawEffects>(nameof(LawEffects.OfDraftAsync), Permission.ChangeLaw, Thing.OfProvince, (use, call) => Of(use.OfDraftAsync(call.Actor, call.Scene.LawDraft, null, Ct))),
        Row<RuleConfirmations>(nameof(RuleConfirmations.ConfirmAsync), Permission.ChangeLaw, Thing.OfProvince, (use, call) => Of(use.ConfirmAsync(call.Actor, "khong-co", "Công văn 5", Ct)), "Policy.UnknownRule", hidden: NotAllowed),
        Row<TryAmount>(nameof(TryAmount.ExecuteAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.ExecuteAsync(call.Actor, call.Scene.Sent.BeneficiaryId, January, new Dictionary<string, string>(), Ct))),
        Row<BeneficiaryDetails>(nameof(BeneficiaryDetails.FindAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.FindAsync(call.Actor, call.Scene.Sent.BeneficiaryId, Ct))),
        Row<BeneficiaryList>(nameof(BeneficiaryList.PageAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.PageAsync(call.Actor, Filter, 0, 10, Ct))),
        Row<BeneficiaryList>(nameof(BeneficiaryList.CountAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.CountAsync(call.Actor, Filter, Ct))),
        Row<BeneficiaryWorkbook>(nameof(BeneficiaryWorkbook.WriteAsync), Permission.ViewRegister, Thing.OfCommune, (use, call) => Of(use.WriteAsync(call.Actor, Filter, new MemoryStream(), Ct))),
        Row<PreviewAmount>(nameof(PreviewAmount.ExecuteAsync), Permission.ViewRegister, Thing.None, (use, call) => Of(use.ExecuteAsync(call.Actor, Unsound(), Ct))),
        Row<RegistrationForm>(nameof(RegistrationForm.ChoicesAsync), Permission.EditRegister, Thing.OfCommune, (use, call) => Of(use.ChoicesAsync(call.Actor, Commune, January, Ct))),
        // A commune out of reach is a problem of its field, beside that of the provider, by which nobody is stored.
        Row<RegisterBeneficiary>(nameof(RegisterBeneficiary.CheckAsync), Permission.EditRegister, Thing.OfCommune, async (use, call) => First(await use.CheckAsync(call.Actor, Unsound(), null, Ct)), UnknownProvider, first: true, hidden: NotInArea),
        Row<RegisterBeneficiary>(nameof(RegisterBeneficiary.ExecuteAsync), Permission.EditRegister, Thing.OfCommune, async (use, call) => First(await use.ExecuteAsync(call.Actor, Unsound(), null, Ct)), UnknownProvider, first: true, hidden: NotInArea),
        Row<RegisterImport>(nameof(RegisterImport.PreviewAsync), Permission.ImportRegister, Thing.OfCommune, async (use, call) => First(await use.PreviewAsync(call.Actor, File, null, Ct)), UnknownProvider, first: true, hidden: NotInArea),
        Row<RegisterImport>(nameof(RegisterImport.CommitAsync), Permission.ImportRegister, Thing.OfCommune, async (use, call) => First(await use.CommitAsync(call.Actor, File, null, Ct)), UnknownProvider, first: true, hidden: NotInArea),
        Row<RegisterImport>(nameof(RegisterImport.CommitAsync), Permission.ImportRegister, Thing.OfCommune, async (use, call) => First(await use.CommitAsync(call.Actor, Staged(File), null, Ct)), UnknownProvider, first: true, hidden: NotInArea),
        Row<AcceptedRegisterFiles>(nameof(AcceptedRegisterFiles.FindAsync), Permission.ImportRegister, Thing.Own, (use, call) => Of(use.FindAsync(call.Actor, call.Own, Ct)), first: true),
        // The only draft is a stranger's: neither found nor dropped.
        Row<RegistrationDrafts>(nameof(RegistrationDrafts.DropAsync), null, Thing.None, (use, call) => Of(use.DropAsync(call.Actor, Ct))),
        Row<RegistrationDrafts>(nameof(RegistrationDrafts.FindAsync), null, Thing.None, (use, call) => Of(use.FindAsync(call.Actor, Ct)), Error.NotFound.Code),
        Row<RegistrationDrafts>(nameof(RegistrationDrafts.SaveAsync), Permission.EditRegister, Thing.None, async (use, call) => (await use.SaveAsync(call.Actor, new Dictionary<string, string>(), Ct), await use.DropAsync(call.Actor, Ct)).Item1.Error),
        // Who may import results may import the register as well.
        Row<Uploads>(nameof(Uploads.StoreAsync), Permission.ImportRegister, Thing.None, (use, call) => Of(use.StoreAsync(call.Actor, "", Stream.Null, Ct)), "Spreadsheets.BadFileName"),
        Row<Uploads>(nameof(Uploads.OpenAsync), null, Thing.Own, (use, call) => Of(use.OpenAsync(call.Actor, call.Own, Ct))),
        // Somebody else's file: done, as if it were gone, and it stays.
        Row<Uploads>(nameof(Uploads.DropAsync), null, Thing.None, (use, call) => Of(use.DropAsync(call.Actor, call.Scene.Owned(Scene.Stranger), Ct))),
    ];

    private static UseCase Row<T>(
        string method, Permission? permission, Thing thing, Func<T, Call, Task<Error?>> call, string? later = null, bool first = false, string? hidden = null)
        where T : notnull => new($"{typeof(T).Name}.{method}", permission, thing, to => call(to.Scene.Get<T>(), to), later, first, hidden ?? Error.NotFound.Code);

    private static async Task<Error?> Of<T>(Task<Result<T>> result) => (await result).Error;
    private static async Task<Error?> Of(Task<Result> result) => (await result).Error;

    private static Error? First(Result<ResultReport> result) => result.Error ?? result.Value.Errors.Select(problem => problem.Error).FirstOrDefault();
    private static Error? First(Result<ImportReport> result) => result.Error ?? OfCommuneFirst(result.Value.Errors.Select(problem => problem.Error));
    private static Error? First(Result<RegistrationOutcome> result) => result.Error ?? OfCommuneFirst(result.Value.Problems.Where(problem => !problem.IsWarning).Select(problem => problem.Error));

    // What is wrong with the commune before all else.
    private static Error? OfCommuneFirst(IEnumerable<Error> errors) => errors.OrderBy(error => error.Code != NotInArea).FirstOrDefault();
    private static RegistrationRequest Unsound() => RegisterFiles.Sound(change: request => request.Provider = "khong-co");
    private static StagedFile Staged(byte[] content) => new(Guid.NewGuid(), "tep.csv", content, DateTimeOffset.UnixEpoch);

    /// <summary>Two runs of district 178, a change of the law, and officers of every role at every place, each with files of her own.</summary>
    private static ChangeRequest Death(Call call, DateOnly day) => new($"{call.Scene.Sent.BeneficiaryId}", ChangeKind.Death, day, new Dictionary<string, string>()) { PaperNumber = "1/2021" };

    private sealed class Scene(TestDatabase database, TestProvince province) : IAsyncDisposable
    {
        private readonly Dictionary<string, Guid> owned = new(StringComparer.Ordinal);
        public long SentRun, DraftRun, DraftBatch, LawDraft, Registration, Handover;

        /// <summary>Of the run whose files went to the providers.</summary>
        public Instruction Sent = null!;
        public static Actor Stranger => TestProvince.Preparer;
        public static Actor Disabled { get; } = new("nghi.178");
        public static Actor ActorOf(OfficerRole role, Place place) => new($"{role}.{place}");

        public byte[] Results => Encoding.UTF8.GetBytes($"reference,amount,outcome,date,reason\n{Sent.Reference},1,paid,12/01/2021,");

        /// <summary>The id of an officer's own file that waits, and of what became of files of hers.</summary>
        public Guid Owned(Actor actor) => owned[actor.UserName];

        public T Get<T>()
            where T : notnull => province.Get<T>();

        public static async Task<Scene> CreateAsync(TestDatabase database)
        {
            var scene = new Scene(database, await TestProvince.CreateAsync(database.ConnectionString, new FixedClock(new(2021, 1, 20, 3, 0, 0, TimeSpan.Zero))));
            await scene.AddPayrollAsync();
            await scene.AddOfficersAsync();
            return scene;
        }

        /// <summary>How much there is of what no call may add to or take from.</summary>
        public async Task<string> StockAsync()
        {
            string[] tables = ["beneficiaries", "register_changes", "change_steps", "handovers", "payroll_run_steps", "payment_results", "exported_files", "uploads", "law_drafts", "rule_confirmations", "adjustment_limits", "users", "role_assignments", "registration_drafts"];
            return (await database.ScalarAsync<string>($"select concat_ws(' ', {string.Join(", ", tables.Select(table => $"'{table}', (select count(*) from {table})"))})"))!;
        }

        public ValueTask DisposeAsync() => province.DisposeAsync();

        private async Task AddPayrollAsync()
        {
            await province.AddPersonAsync("Hoàng Thị Hòa");
            (SentRun, DraftRun) = (await ComputeAsync(January), await ComputeAsync(January.Next));
            await Get<RunWorkflow>().SubmitAsync(TestProvince.Preparer, SentRun, null, Ct);
            await Get<RunWorkflow>().ApproveAsync(TestProvince.Approver, SentRun, null, Ct);
            (await Get<BatchExport>().OfRunAsync(TestProvince.Preparer, SentRun, BatchFileFormat.Csv, null, Ct)).Error.ShouldBeNull();
            await using var db = await province.OpenAsync();
            Sent = await db.Instructions.SingleAsync(instruction => instruction.Batch!.RunId == SentRun, Ct);
            Registration = await db.RegisterChanges.Select(change => change.Id).SingleAsync(Ct);
            DraftBatch = await db.Batches.Where(batch => batch.RunId == DraftRun).Select(batch => batch.Id).FirstAsync(Ct);
        }

        private async Task<long> ComputeAsync(PayPeriod month) => (await Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, month, "178", null, Ct)).Value.ShouldHaveSingleItem().Run.Value.RunId;

        private async Task AddOfficersAsync()
        {
            await using var db = await province.OpenAsync();
            var areas = await db.Areas.Where(area => area.ValidFrom <= January.FirstDay && (area.ValidTo == null || area.ValidTo >= January.FirstDay)).ToDictionaryAsync(area => area.Code, area => area.Id, Ct);
            Add(new Actor(Account), OfficerRole.CommuneOfficer, Commune);
            Add(Disabled, OfficerRole.Preparer, "178").Disabled = true;
            foreach (var role in Enum.GetValues<OfficerRole>())
            {
                string[] places = role == OfficerRole.CommuneOfficer ? [Commune, "06184", "20"] : ["178", "183", "20"];
                foreach (var place in Enum.GetValues<Place>()) Add(ActorOf(role, place), role, places[(int)place]);
            }

            await db.SaveChangesAsync(Ct);
            // Withdrawn, so that nobody can put it in force.
            var (law, at) = (new LawDraft { Title = "12/2021/NQ-HĐND", ProvinceId = areas["20"], From = January, State = LawDraftState.Withdrawn, MadeById = (await db.Users.FirstAsync(Ct)).Id, MadeAt = DateTimeOffset.UnixEpoch }, Get<TimeProvider>().GetUtcNow());
            db.LawDrafts.Add(law);
            var (one, other) = ((await db.Users.FirstAsync(user => user.UserName == Account, Ct)).Id, (await db.Users.FirstAsync(user => user.UserName == Disabled.UserName, Ct)).Id);
            var handover = new Handover { AreaId = areas[Commune], FromUserId = one, ToUserId = other, OfferedAt = at, People = 1, Proposed = 0, Returned = 0, Overdue = 0, Uncollected = 0 };
            db.Add(handover);
            foreach (var user in await db.Users.ToListAsync(Ct))
            {
                var id = owned[user.UserName!] = Guid.NewGuid();
                db.Uploads.Add(new() { Id = id, UserId = user.Id, FileName = "tep.csv", Sha256 = "", Content = [], At = at });
                db.AcceptedRegisterFiles.Add(new() { StagedId = id, UserId = user.Id, FileName = "tep.csv", Rows = 0, Accepted = 0, Rejected = 0, Unchanged = 0, Warnings = 0, At = at });
                db.ResultFiles.Add(new() { StagedId = id, UserId = user.Id, FileName = "kq.csv", Sha256 = "", Applied = 0, Unchanged = 0, Refused = 0, State = ResultFileState.Applied, At = at });
                if (user.UserName == Stranger.UserName) db.RegistrationDrafts.Add(new() { UserId = user.Id, Content = "{}", SavedAt = at });
            }

            await db.SaveChangesAsync(Ct);
            (LawDraft, Handover) = (law.Id, handover.Id);

            SocialPayUser Add(Actor actor, OfficerRole role, string area) => db.Users.Add(
                new() { UserName = actor.UserName, NormalizedUserName = actor.UserName.ToUpperInvariant(), FullName = actor.UserName, Roles = [new() { Role = role, AreaId = areas[area] }] }).Entity;
        }
    }
}
