using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

internal sealed class BeneficiaryMapping : IEntityTypeConfiguration<Beneficiary>
{
    public void Configure(EntityTypeBuilder<Beneficiary> builder)
    {
        builder.ToTable("beneficiaries");
        builder.HasOne(person => person.Area).WithMany().HasForeignKey(person => person.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(person => person.FullName).HasMaxLength(200);
        builder.Property(person => person.Village).HasMaxLength(200);
        builder.Property(person => person.Ethnicity).HasMaxLength(60);
        builder.Property(person => person.IdNumber).HasMaxLength(20);
        builder.Property(person => person.NoIdReason).HasMaxLength(300);
        builder.Property(person => person.Phone).HasMaxLength(20);
        builder.Property(person => person.SearchText).HasMaxLength(2000);
        builder.Ignore(person => person.FormerNames);
        builder.Property(person => person.NameKey).HasMaxLength(400).UseCollation(Sorting.Bytewise);
        builder.Property(person => person.Birth).HasConversion(birth => birth.ToString(), text => BirthDate.Parse(text)).HasMaxLength(10);
        builder.Property<uint>("Version").HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasIndex(person => person.IdNumber).IsUnique();
        builder.HasIndex(person => new { person.AreaId, person.Id });
        // A province's list by name, page by page.
        builder.HasIndex(person => new { person.NameKey, person.Id });
        builder.HasIndex(person => person.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasMany(person => person.Entitlements).WithOne().HasForeignKey(entitlement => entitlement.BeneficiaryId);
        builder.HasMany(person => person.Residences).WithOne().HasForeignKey(residence => residence.BeneficiaryId);
        builder.HasMany(person => person.Circumstances).WithOne().HasForeignKey(circumstance => circumstance.BeneficiaryId);
        builder.HasMany(person => person.Proxies).WithOne().HasForeignKey(proxy => proxy.BeneficiaryId);
        builder.HasMany(person => person.PaymentMethods).WithOne().HasForeignKey(method => method.BeneficiaryId);
    }
}

internal sealed class EntitlementMapping : IEntityTypeConfiguration<Entitlement>
{
    public void Configure(EntityTypeBuilder<Entitlement> builder)
    {
        builder.ToTable("entitlements");
        builder.Property(entitlement => entitlement.Group).HasMaxLength(30).HasColumnName("group_code");
        builder.Property(entitlement => entitlement.DecisionNumber).HasMaxLength(60);
        builder.Property(entitlement => entitlement.CarerName).HasMaxLength(200);
        builder.Property(entitlement => entitlement.CarerIdNumber).HasMaxLength(20);
        builder.Property(entitlement => entitlement.Suspended).HasConversion(months => months.ToString(), text => MonthSpans.Parse(text)).HasMaxLength(400).HasDefaultValueSql("''");
        builder.Property(entitlement => entitlement.Place).HasDefaultValue(0);
        builder.HasIndex(entitlement => entitlement.BeneficiaryId);
    }
}

internal sealed class CircumstanceMapping : IEntityTypeConfiguration<Circumstance>
{
    public void Configure(EntityTypeBuilder<Circumstance> builder)
    {
        builder.ToTable("circumstances");
        builder.Property(circumstance => circumstance.Attribute).HasMaxLength(40);
        builder.Property(circumstance => circumstance.Value).HasMaxLength(60);
        builder.Property(circumstance => circumstance.From).HasColumnName("valid_from");
        builder.Property(circumstance => circumstance.Place).HasDefaultValue(0);
        builder.HasIndex(circumstance => circumstance.BeneficiaryId);
    }
}

internal sealed class ProxyMapping : IEntityTypeConfiguration<Proxy>
{
    public void Configure(EntityTypeBuilder<Proxy> builder)
    {
        builder.ToTable("proxies");
        builder.Property(proxy => proxy.FullName).HasMaxLength(200);
        builder.Property(proxy => proxy.IdNumber).HasMaxLength(20);
        builder.Property(proxy => proxy.Phone).HasMaxLength(20);
        builder.Property(proxy => proxy.PaperNumber).HasMaxLength(60);
        builder.Property(proxy => proxy.CertifiedBy).HasMaxLength(200);
        builder.Property(proxy => proxy.From).HasColumnName("valid_from");
        builder.Property(proxy => proxy.To).HasColumnName("valid_to");
        builder.Property(proxy => proxy.Place).HasDefaultValue(0);
        builder.HasIndex(proxy => proxy.BeneficiaryId);
    }
}

internal sealed class PaymentMethodMapping : IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<PaymentMethod> builder)
    {
        builder.ToTable("payment_methods");
        builder.HasOne<Provider>().WithMany().HasForeignKey(method => method.ProviderId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(method => method.BankBin).HasMaxLength(10);
        builder.Property(method => method.AccountNumber).HasMaxLength(30);
        builder.Property(method => method.HolderName).HasMaxLength(200);
        builder.Property(method => method.From).HasColumnName("from_period");
        builder.Property(method => method.To).HasColumnName("to_period");
        builder.Property(method => method.Place).HasDefaultValue(0);
        builder.HasIndex(method => method.BeneficiaryId);
    }
}
