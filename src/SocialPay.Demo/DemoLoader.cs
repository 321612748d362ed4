using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Demo;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;

namespace SocialPay.Demo;

/// <summary>
/// Puts the demo province into an empty, migrated database: officers, providers, contracts, and the register of December 2020, which goes
/// through the import like any other. Never into a database that somebody works with.
/// </summary>
public sealed class DemoLoader(IDbContextFactory<SocialPayContext> contexts, IServiceProvider services)
{
    /// <param name="people">How many people; the whole register where not given.</param>
    /// <param name="progress">Told how many rows of the register are read.</param>
    public async Task<Result<DemoLoad>> LoadAsync(int? people, IProgress<int>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var count = people ?? PopulationCells.People;
        var clock = new DemoClock();
        clock.Set(LangSonProvince.Day, 8);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('socialpay demo'))", cancellation);
        if (await DemoMark.PeopleAsync(db, cancellation) is { } loaded)
            return loaded == count ? new DemoLoad(loaded, AlreadyThere: true, 0, LangSonOfficers.Shown) : DemoErrors.LoadedWith(loaded);
        if (await IsInUseAsync(db, cancellation)) return DemoErrors.DatabaseInUse;
        await LangSonProvince.PrepareAsync(db, cancellation);
        await transaction.CommitAsync(cancellation);

        if (count > 0 && await ImportAsync(count, clock, progress, cancellation) is { } refusal) return refusal;
        await services.GetRequiredService<DemoOfficeClock>().GoOnAsync(DemoDay.First, cancellation);
        DemoMark.SetLoaded(db, count, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return new DemoLoad(count, AlreadyThere: false, watch.Elapsed.TotalSeconds, LangSonOfficers.Shown);
    }

    /// <summary>Writes the register as an import file; asks nothing of the database.</summary>
    /// <param name="people">How many people; the whole register where not given.</param>
    public static void WriteRegister(Stream output, int? people) => DemoRegister.Write(output, people);

    /// <summary>A demo whose loading broke off has its officers only.</summary>
    private static async Task<bool> IsInUseAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var own = LangSonOfficers.All.Select(account => account.UserName).ToList();
        return await db.Beneficiaries.AnyAsync(cancellation) || await db.Users.AnyAsync(user => !own.Contains(user.UserName!), cancellation);
    }

    private async Task<Error?> ImportAsync(int count, DemoClock clock, IProgress<int>? progress, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        DemoRegister.Write(file, count);
        var import = new PlayedServices(services, clock).UseCase<RegisterImport>();
        var report = await import.CommitAsync(new Actor(LangSonOfficers.ProvinceOfficer), file.ToArray(), progress, cancellation);
        if (report.Error is { } refusal) return refusal;
        return report.Value.Rejected > 0 ? DemoErrors.RowsRefused(report.Value.Rejected, report.Value.Errors[0].Message()) : null;
    }
}
