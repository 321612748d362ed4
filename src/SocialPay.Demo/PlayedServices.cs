using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Access;
using SocialPay.Application.Data;

namespace SocialPay.Demo;

/// <summary>The program's services at the day that is played: the use cases of everybody, and the door they go through.</summary>
internal sealed class PlayedServices(IServiceProvider services, DemoClock clock) : IServiceProvider
{
    public T UseCase<T>()
        where T : class => ActivatorUtilities.CreateInstance<T>(this);

    public object? GetService(Type serviceType) =>
        serviceType == typeof(OfficeClock) ? clock
        : serviceType == typeof(Door) ? ActivatorUtilities.CreateInstance<Door>(this)
        : services.GetService(serviceType);
}
