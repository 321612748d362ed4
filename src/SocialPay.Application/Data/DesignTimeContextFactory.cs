using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SocialPay.Application.Data;

/// <summary>For <c>dotnet ef migrations add</c>, which needs the model and no database.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<SocialPayContext>
{
    public SocialPayContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SocialPayContext>().UseNpgsql("Host=localhost;Database=socialpay").Options);
}
