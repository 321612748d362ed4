using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Providers;

namespace SocialPay.Application.Providers;

internal sealed class BankMapping : IEntityTypeConfiguration<Bank>
{
    public void Configure(EntityTypeBuilder<Bank> builder)
    {
        builder.ToTable("banks");
        builder.HasKey(bank => bank.Bin);
        builder.Property(bank => bank.Bin).HasMaxLength(10);
    }
}

internal sealed class ProviderMapping : IEntityTypeConfiguration<Provider>
{
    public void Configure(EntityTypeBuilder<Provider> builder)
    {
        builder.ToTable("providers");
        builder.Property(provider => provider.Code).HasMaxLength(30);
        builder.Property(provider => provider.Name).HasMaxLength(200);
        builder.Property(provider => provider.BankBin).HasMaxLength(10);
        builder.HasIndex(provider => provider.Code).IsUnique();
        builder.HasMany(provider => provider.Contracts).WithOne().HasForeignKey(contract => contract.ProviderId);
    }
}

internal sealed class ProviderContractMapping : IEntityTypeConfiguration<ProviderContract>
{
    public void Configure(EntityTypeBuilder<ProviderContract> builder)
    {
        builder.ToTable("provider_contracts");
        builder.Property(contract => contract.Number).HasMaxLength(60);
        builder.Property(contract => contract.FeePercent).HasPrecision(6, 3);
        builder.Property(contract => contract.From).HasColumnName("valid_from");
        builder.Property(contract => contract.To).HasColumnName("valid_to");
        builder.HasMany(contract => contract.Areas).WithMany().UsingEntity<Dictionary<string, object>>(
            "provider_contract_areas",
            right => right.HasOne<Area>().WithMany().HasForeignKey("area_id"),
            left => left.HasOne<ProviderContract>().WithMany().HasForeignKey("contract_id"));
    }
}
