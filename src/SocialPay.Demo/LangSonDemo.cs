using SocialPay.Application.Demo;
using SocialPay.Domain.Common;

namespace SocialPay.Demo;

/// <summary>Lạng Sơn from December 2020.</summary>
internal sealed class LangSonDemo(DemoLoader loader, DemoPlayer player, DemoOfficeClock clock) : IDemo
{
    public string Password => LangSonOfficers.Password;

    public Task<Result<DemoLoad>> LoadAsync(int? people, IProgress<int>? progress, CancellationToken cancellation) =>
        loader.LoadAsync(people, progress, cancellation);

    public Task<Result<IReadOnlyList<PlayedMonth>>> PlayAsync(PayPeriod to, CancellationToken cancellation) => player.PlayAsync(to, cancellation);

    public Task<Result> SetSceneAsync(CancellationToken cancellation) => player.SetSceneAsync(cancellation);

    public async Task<Result> GoOnAsync(DateOnly day, CancellationToken cancellation)
    {
        if (!clock.IsDemo) return DemoErrors.NotLoaded;
        await clock.GoOnAsync(day, cancellation);
        return Result.Done;
    }

    public void WriteRegister(Stream output, int? people) => DemoLoader.WriteRegister(output, people);
}
