using System.Text.RegularExpressions;
using SocialPay.Domain.Common;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Providers;

/// <summary>
/// Finds the bank or wallet that people name by its NAPAS number, code or name. Codes differ between lists, so one that stands for two
/// banks is refused.
/// </summary>
internal sealed partial class BankFinder
{
    private readonly Dictionary<string, List<Bank>> banks = new(StringComparer.Ordinal);

    public BankFinder(IEnumerable<Bank> all)
    {
        foreach (var bank in all)
            foreach (var name in new[] { bank.Bin, bank.Code, bank.OtherCode, bank.ShortName, bank.Name, bank.FormerName }.OfType<string>().Select(Key).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (!banks.TryGetValue(name, out var list)) banks[name] = list = [];
                list.Add(bank);
            }
    }

    public Result<Bank> Find(string text)
    {
        // «VietinBank - CN Lạng Sơn»: the branch says nothing about the bank.
        if (!banks.TryGetValue(Key(text), out var found) && !banks.TryGetValue(Key(Branch().Replace(VietnameseText.Fold(text), "")), out found))
            return RegistrationErrors.UnknownBank(text);
        return found.Count == 1 ? found[0] : RegistrationErrors.AmbiguousBank(text, string.Join(", ", found.Select(bank => $"{bank.ShortName} ({bank.Bin})")));
    }

    /// <summary>Letters and digits only, without the words that every bank's name begins with.</summary>
    private static string Key(string text) => string.Concat(Words().Replace(VietnameseText.Fold(text), "").Where(char.IsAsciiLetterOrDigit));

    [GeneratedRegex(@"^\s*((ngan hang|nh|vi dien tu|vi)\s+)?((thuong mai co phan|tmcp|tm cp|tnhh mtv|tnhh)\s+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"(\s+[-–]\s+|,|\(|\s+(cn|chi nhanh|pgd)\s).*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Branch();
}
