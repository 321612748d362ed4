using Microsoft.Extensions.Hosting;

namespace SocialPay.Application.Audit;

/// <summary>Writes the readings that are still to be written when the web program stops.</summary>
public sealed class AuditCompletion(AuditLog audit) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => audit.CompleteAsync();
}
