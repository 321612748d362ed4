using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Coverage;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Approvals;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Data;

/// <summary>The database. Opened by a use case for one operation, from the factory; never seen by a page.</summary>
public sealed class SocialPayContext(DbContextOptions<SocialPayContext> options) : IdentityUserContext<SocialPayUser, long>(options), IDataProtectionKeyContext
{
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();

    public DbSet<DoneCommand> DoneCommands => Set<DoneCommand>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Area> Areas => Set<Area>();

    public DbSet<AreaSuccession> AreaSuccessions => Set<AreaSuccession>();

    public DbSet<PayrollScheme> PayrollSchemes => Set<PayrollScheme>();

    public DbSet<Bank> Banks => Set<Bank>();

    public DbSet<Provider> Providers => Set<Provider>();

    public DbSet<ProviderContract> ProviderContracts => Set<ProviderContract>();

    public DbSet<Beneficiary> Beneficiaries => Set<Beneficiary>();

    public DbSet<Entitlement> Entitlements => Set<Entitlement>();

    public DbSet<Circumstance> Circumstances => Set<Circumstance>();

    public DbSet<Residence> Residences => Set<Residence>();

    public DbSet<RegisterChange> RegisterChanges => Set<RegisterChange>();

    public DbSet<ApprovalChain> ApprovalChains => Set<ApprovalChain>();

    public DbSet<Proxy> Proxies => Set<Proxy>();

    public DbSet<RegistrationDraft> RegistrationDrafts => Set<RegistrationDraft>();

    public DbSet<PaymentMethod> PaymentMethods => Set<PaymentMethod>();

    public DbSet<PayrollRun> PayrollRuns => Set<PayrollRun>();

    public DbSet<RunStep> RunSteps => Set<RunStep>();

    public DbSet<PayrollLine> PayrollLines => Set<PayrollLine>();

    public DbSet<PayrollException> PayrollExceptions => Set<PayrollException>();

    public DbSet<UnpaidPerson> UnpaidPeople => Set<UnpaidPerson>();

    public DbSet<Batch> Batches => Set<Batch>();

    public DbSet<Instruction> Instructions => Set<Instruction>();

    public DbSet<PaymentResult> PaymentResults => Set<PaymentResult>();

    public DbSet<ExportedFile> ExportedFiles => Set<ExportedFile>();

    public DbSet<ResultFile> ResultFiles => Set<ResultFile>();

    public DbSet<CoverageTarget> CoverageTargets => Set<CoverageTarget>();

    public DbSet<LawDraft> LawDrafts => Set<LawDraft>();

    public DbSet<RuleConfirmation> RuleConfirmations => Set<RuleConfirmation>();

    public DbSet<AcceptedRegisterFile> AcceptedRegisterFiles => Set<AcceptedRegisterFile>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<ReferenceDataSet> ReferenceDataSets => Set<ReferenceDataSet>();

    /// <summary>Keys that protect cookies and forms, shared by all web nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Vnd>().HaveConversion<VndConverter>();
        configurationBuilder.Properties<PayPeriod>().HaveConversion<PayPeriodConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<long>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<long>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<long>>().ToTable("user_tokens");
        builder.ApplyConfigurationsFromAssembly(typeof(SocialPayContext).Assembly);
        builder.HasPostgresExtension("pg_trgm");
        SnakeCase.Apply(builder);
    }

    private sealed class VndConverter() : ValueConverter<Vnd, long>(amount => amount.Amount, amount => new Vnd(amount));

    // The first day of the month: readable and comparable in SQL.
    private sealed class PayPeriodConverter() : ValueConverter<PayPeriod, DateOnly>(period => period.FirstDay, day => PayPeriod.Of(day));
}
