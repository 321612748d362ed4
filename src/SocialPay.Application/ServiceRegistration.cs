using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Batches;
using SocialPay.Application.Coverage;
using SocialPay.Application.Data;
using SocialPay.Application.Demo;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Changes;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;

namespace SocialPay.Application;

/// <summary>The use cases, for the web and the command line alike.</summary>
public static class ServiceRegistration
{
    public static IServiceCollection AddSocialPay(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<OfficeClock>();
        services.AddDbContextFactory<SocialPayContext>(options => options.UseNpgsql(
            connectionString,
            // Joined, several collections of one person would multiply each other.
            npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(new NulGuard()));
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<Invariants>();
        services.AddSingleton<Door>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<UserList>();
        services.AddSingleton<AddOfficer>();
        services.AddSingleton<ResetPassword>();
        services.AddSingleton<ChangeOfficer>();
        services.AddSingleton<LawInForce>();
        services.AddSingleton<LawDrafts>();
        services.AddSingleton<LawQueries>();
        services.AddSingleton<LawEffects>();
        services.AddSingleton<RuleConfirmations>();
        services.AddSingleton<TryAmount>();
        services.AddSingleton<ComputeRun>();
        services.AddSingleton<RunWorkflow>();
        services.AddSingleton<RunQueries>();
        services.AddSingleton<SetAdjustmentLimits>();
        services.AddSingleton<AdjustmentLimitsQuery>();
        services.AddSingleton<LinesWorkbook>();
        services.AddSingleton<BatchExport>();
        services.AddSingleton<Workplaces>();
        services.AddSingleton<AcceptedResults>();
        services.AddSingleton<AcceptedRegisterFiles>();
        services.AddSingleton<RegisterImport>();
        services.AddSingleton<RegisterTemplate>();
        services.AddSingleton<RegisterBeneficiary>();
        services.AddSingleton<ProposeChange>();
        services.AddSingleton<DecideChange>();
        services.AddSingleton<ChangeQueries>();
        services.AddSingleton<PersonAsKnown>();
        services.AddSingleton<OverdueReviews>();
        services.AddSingleton<Handovers>();
        services.AddSingleton<PreviewAmount>();
        services.AddSingleton<BeneficiaryList>();
        services.AddSingleton<BeneficiaryDetails>();
        services.AddSingleton<ResultImport>();
        services.AddSingleton<CoverageQueries>();
        services.AddSingleton<CoverageExport>();
        services.AddSingleton<SetCoverageTarget>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<ReadingDesk>();
        services.AddSingleton<BeneficiaryWorkbook>();
        services.AddSingleton<RegistrationForm>();
        services.AddSingleton<RegistrationDrafts>();
        DemoAssembly.AddServices(services);
        return services;
    }
}
