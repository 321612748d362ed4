using SocialPay.Application.Access;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Demo;

/// <summary>
/// The demo province, for the programs that carry one: its assembly lies beside them where they are built and is not published, so that
/// a deployment has none.
/// </summary>
public interface IDemo
{
    /// <summary>The one password of all its accounts, printed and documented.</summary>
    string Password { get; }

    /// <summary>Puts the province into an empty, migrated database; nothing where it is there already.</summary>
    /// <param name="people">How many people; the whole register where not given.</param>
    /// <param name="progress">Told how many rows of the register are read.</param>
    Task<Result<DemoLoad>> LoadAsync(int? people, IProgress<int>? progress, CancellationToken cancellation);

    /// <summary>Lets officers and providers work through every month up to the given one.</summary>
    Task<Result<IReadOnlyList<PlayedMonth>>> PlayAsync(PayPeriod to, CancellationToken cancellation);

    /// <summary>What a visitor finds: January to May 2021 through to results, June as a draft. Done once.</summary>
    Task<Result> SetSceneAsync(CancellationToken cancellation);

    /// <summary>Moves the officers' day on to the morning of a day; nothing where they are past it.</summary>
    Task<Result> GoOnAsync(DateOnly day, CancellationToken cancellation);

    /// <summary>Writes the register as an import file; asks nothing of the database.</summary>
    /// <param name="people">How many people; the whole register where not given.</param>
    void WriteRegister(Stream output, int? people);
}

/// <summary>A demo province as it stands after loading.</summary>
/// <param name="AlreadyThere">It had been loaded before; nothing was done.</param>
/// <param name="Accounts">The accounts to print.</param>
public sealed record DemoLoad(int People, bool AlreadyThere, double Seconds, IReadOnlyList<DemoAccount> Accounts);

/// <summary>An account of the demo province.</summary>
public sealed record DemoAccount(string UserName, string FullName, OfficerRole Role, string AreaCode, string AreaName);

/// <summary>A month that was played.</summary>
/// <param name="People">People with an amount in the month.</param>
/// <param name="NewAccounts">Who took an account from this month on.</param>
public sealed record PlayedMonth(PayPeriod Month, int Runs, int People, Vnd Amount, int NewAccounts, int NotPaid);
