using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Data;
using SocialPay.Application.Demo;
using SocialPay.Application.Resources;

namespace SocialPay.Demo;

/// <summary>What the demo adds to a program that carries it.</summary>
public sealed class DemoServices : IDemoServices
{
    public void AddTo(IServiceCollection services)
    {
        Texts.Add("Demo", "SocialPay.Demo.Resources.Demo", typeof(DemoServices).Assembly);
        services.AddSingleton<DemoOfficeClock>();
        services.AddSingleton<OfficeClock>(provider => provider.GetRequiredService<DemoOfficeClock>());
        services.AddSingleton<DemoLoader>();
        services.AddSingleton<DemoPlayer>();
        services.AddSingleton<IDemo, LangSonDemo>();
    }
}
