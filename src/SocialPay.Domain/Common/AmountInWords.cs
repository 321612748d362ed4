using System.Text;

namespace SocialPay.Domain.Common;

/// <summary>Money in Vietnamese words, as documents print it: «Một triệu hai trăm nghìn đồng chẵn».</summary>
public static class AmountInWords
{
    private const long Billion = 1_000_000_000;

    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    // Groups of three digits below a thousand million; above it the whole is read again, followed by «tỷ».
    private static readonly (long Value, string Name)[] Groups = [(1_000_000, " triệu"), (1_000, " nghìn"), (1, "")];

    /// <exception cref="ArgumentOutOfRangeException">The amount is negative: no document states one.</exception>
    public static string Of(Vnd amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Amount);
        var words = new StringBuilder();
        if (amount.Amount == 0) words.Append(Digits[0]);
        else Append(words, amount.Amount);
        words[0] = char.ToUpperInvariant(words[0]);
        return words.Append(" đồng chẵn").ToString();
    }

    private static void Append(StringBuilder words, long number)
    {
        if (number >= Billion)
        {
            Append(words, number / Billion);
            words.Append(" tỷ");
        }

        var rest = number % Billion;
        foreach (var (value, name) in Groups)
        {
            var group = (int)(rest / value % 1000);
            if (group == 0) continue;
            AppendGroup(words, group);
            words.Append(name);
        }
    }

    // A group that follows another is read in full: «không trăm», «linh».
    private static void AppendGroup(StringBuilder words, int group)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        var follows = words.Length > 0;
        void Add(string word) => words.Append(words.Length > 0 ? " " : "").Append(word);

        if (hundreds > 0 || follows) Add(Digits[hundreds] + " trăm");
        if (tens == 0 && ones > 0 && (hundreds > 0 || follows)) Add("linh");
        if (tens == 1) Add("mười");
        if (tens > 1) Add(Digits[tens] + " mươi");
        if (ones > 0) Add(Ones(tens, ones));
    }

    private static string Ones(int tens, int ones) => ones switch
    {
        1 when tens > 1 => "mốt",
        4 when tens > 1 => "tư",
        5 when tens > 0 => "lăm",
        _ => Digits[ones],
    };
}
