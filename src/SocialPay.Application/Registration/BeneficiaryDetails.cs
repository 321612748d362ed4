using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>Reads one person: identity, decisions, facts, payment methods, proxies and payments month by month.</summary>
public sealed class BeneficiaryDetails(Door door, LawInForce laws)
{
    public Task<Result<BeneficiaryView>> FindAsync(Actor actor, long beneficiaryId, CancellationToken cancellation) => door.AskAsync<BeneficiaryView>(actor, async work =>
    {
        var (db, officer) = (work.Db, work.Officer);
        var person = await db.Beneficiaries.AsNoTracking()
            .Include(candidate => candidate.Area).Include(candidate => candidate.Entitlements).Include(candidate => candidate.Circumstances)
            .Include(candidate => candidate.PaymentMethods).Include(candidate => candidate.Proxies)
            .FirstOrDefaultAsync(candidate => candidate.Id == beneficiaryId, cancellation);
        if (officer.Refusal(Permission.ViewRegister, person?.Area!.Path, beneficiaryId) is { } refusal) return refusal;

        var commune = person!.Area!;
        work.Reads("person", SubjectKind.Person, beneficiaryId, commune.Path);
        var above = await db.Areas.Where(area => area.Id == commune.ParentId).Select(area => area.FullName).FirstOrDefaultAsync(cancellation) ?? "";
        var providers = await db.Providers.AsNoTracking().ToDictionaryAsync(provider => provider.Id, provider => provider.Name, cancellation);
        var banks = await db.Banks.AsNoTracking().ToDictionaryAsync(bank => bank.Bin, bank => bank.ShortName, cancellation);
        var payments = await PaymentsAsync(db, beneficiaryId, cancellation);
        // Those who keep the register know why somebody is in it; others need not.
        var shows = officer.May(Permission.EditRegister, commune.Path) || officer.May(Permission.ImportRegister, commune.Path);
        var grants = await laws.GrantsAsync(db, cancellation);
        return new BeneficiaryView(
            person.Id, person.FullName, person.Birth, person.Sex, person.Ethnicity, person.IdNumber, person.IdIssuedOn, person.NoIdReason, person.Phone,
            person.Village, commune.Code, commune.FullName, above, person.DiedOn, person.RegisteredAt,
            [.. person.Entitlements.OrderByDescending(held => held.Start).ThenBy(held => held.Id).Select(held => View(held, shows, grants))],
            [.. person.Circumstances.OrderBy(fact => fact.Attribute, StringComparer.Ordinal).ThenByDescending(fact => fact.From).Select(View)
                .Where(fact => shows || !fact.Attribute.Confidential)],
            [.. person.PaymentMethods.OrderByDescending(method => method.From).Select(method => new MethodView(
                method.Kind, providers[method.ProviderId], method.BankBin is { } bin ? banks.GetValueOrDefault(bin, bin) : null,
                method.AccountNumber, method.HolderName, method.From, method.To, method.State))],
            [.. person.Proxies.OrderByDescending(proxy => proxy.From).Select(proxy => new ProxyView(
                proxy.Kind, proxy.FullName, proxy.IdNumber, proxy.Phone, proxy.PaperNumber, proxy.CertifiedBy, proxy.From, proxy.To, proxy.State))],
            payments,
            shows,
            officer.May(Permission.EditRegister, commune.Path),
            grants.Law);
    }, cancellation);

    private static DecisionView View(Entitlement held, bool shows, GrantRules grants) => new(
        held.Programme, shows || !grants.Confidential.Contains(held.Group) ? held.Group : null, held.Component, held.DecisionNumber, held.DecisionDate,
        held.Start, held.End, held.PaidThrough, held.CarerName, held.CarerIdNumber);

    private static FactView View(Circumstance fact)
    {
        var attribute = AttributeCatalogue.Get(fact.Attribute);
        return new(attribute, attribute.Encode(fact.Value), fact.From);
    }

    private static async Task<IReadOnlyList<PaymentView>> PaymentsAsync(SocialPayContext db, long beneficiaryId, CancellationToken cancellation)
    {
        var paid = db.PayrollLines.Where(line => line.BeneficiaryId == beneficiaryId).Select(line => line.InstructionId);
        var instructions = await db.Instructions.AsNoTracking()
            .Where(instruction => paid.Contains(instruction.Id) && instruction.Batch!.Run!.State != PayrollRunState.Cancelled)
            .OrderByDescending(instruction => instruction.Batch!.Run!.Period).ThenByDescending(instruction => instruction.Id)
            .Select(instruction => new
            {
                Instruction = instruction,
                instruction.Batch!.RunId,
                instruction.Batch.Run!.Period,
                RunState = instruction.Batch.Run.State,
                ProviderName = instruction.Batch.Provider!.Name,
                Result = db.PaymentResults.Where(result => result.InstructionId == instruction.Id).OrderByDescending(result => result.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var lines = await db.PayrollLines.AsNoTracking()
            .Where(line => line.BeneficiaryId == beneficiaryId)
            .OrderBy(line => line.For).ThenBy(line => line.Number)
            .ToListAsync(cancellation);
        var byInstruction = lines.ToLookup(line => line.InstructionId);
        return
        [
            .. instructions.Select(row => new PaymentView(
                row.RunId, row.Period, row.RunState, row.Instruction.Reference, row.Instruction.Amount, row.Instruction.State, row.Instruction.MethodKind,
                row.ProviderName, row.Instruction.AccountNumber, row.Instruction.ProxyName, row.Result?.On, row.Result?.Reason,
                [.. byInstruction[row.Instruction.Id].Select(line => new PaymentLineView(
                    line.Kind, line.Component, line.For, line.Amount, line.RuleId, line.Base, line.Coefficient, line.Reasons))])
            {
                ProxyKind = row.Instruction.ProxyKind,
            }),
        ];
    }
}
