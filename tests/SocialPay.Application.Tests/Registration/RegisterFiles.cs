using System.Globalization;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Tests.Registration;

/// <summary>Register files with people of commune 05971 in Lạng Sơn city, sound unless spoilt.</summary>
internal static class RegisterFiles
{
    /// <summary>A woman of over 80, paid in cash by the post office through December 2020.</summary>
    public static RegistrationRequest Sound(int number = 1, Action<RegistrationRequest>? change = null)
    {
        var request = new RegistrationRequest
        {
            FullName = $"Nông Thị {Syllable(number)}",
            Birth = BirthDate.On(new DateOnly(1935, 5, 6)),
            Sex = Sex.Female,
            Ethnicity = "Tày",
            IdNumber = "020135" + number.ToString("000000", CultureInfo.InvariantCulture),
            IdIssuedOn = new DateOnly(2016, 7, 1),
            Phone = "0912" + number.ToString("000000", CultureInfo.InvariantCulture),
            Commune = "05971",
            Village = "Khối 1",
            Groups = { "136/5.5b" },
            DecisionNumber = "12/QĐ-UBND",
            DecisionDate = new DateOnly(2018, 1, 5),
            Start = new PayPeriod(2018, 1),
            PaidThrough = new PayPeriod(2020, 12),
            PaymentKind = PaymentMethodKind.CashAtPoint,
            Provider = "buudien",
        };
        request.Facts["supporter"] = "other";
        change?.Invoke(request);
        return request;
    }

    public static byte[] Of(params IEnumerable<RegistrationRequest> requests)
    {
        using var output = new MemoryStream();
        RegisterWriter.Write(output, requests);
        return output.ToArray();
    }

    /// <summary>One sound row with the texts of some cells, by key of the column, replaced.</summary>
    public static byte[] Cells(Action<RegistrationRequest>? change = null, params (string Key, string Text)[] cells) => Of([Row(Sound(change: change), cells)]);

    public static string[] Row(RegistrationRequest request, params (string Key, string Text)[] cells) =>
        [.. RegisterColumns.All.Select(column => cells.FirstOrDefault(cell => cell.Key == column.Key) is { Key: not null } cell ? cell.Text : column.Write(request) ?? "")];

    /// <summary>Rows of texts below the header.</summary>
    public static byte[] Of(IEnumerable<string[]> rows)
    {
        using var output = new MemoryStream();
        using (var writer = new SheetWriter(output))
        {
            RegisterWriter.BeginSheet(writer, RegisterColumns.All);
            foreach (var row in rows) writer.Row([.. row.Select(text => SheetCell.Text(text))]);
        }

        return output.ToArray();
    }

    /// <summary>A, B … Z, AA …: names differ in letters, as names do.</summary>
    private static string Syllable(int number)
    {
        var text = "";
        for (var rest = number; rest > 0; rest /= 26) text = (char)('a' + (rest % 26)) + text;
        return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text);
    }
}
