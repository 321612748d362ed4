using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>One column of the register file: its header, what may stand in it, and how it is written and read.</summary>
/// <param name="Table">How it is found in a file.</param>
/// <param name="Width">In characters.</param>
/// <param name="Values">The words of a closed list; empty for free text.</param>
/// <param name="Example">A made-up value for the explanations.</param>
/// <param name="Write">The text of the cell; empty where there is nothing.</param>
/// <param name="Read">Puts the text of a cell that is not empty into the request; says what is wrong with it otherwise.</param>
internal sealed record RegisterColumn(
    TableColumn Table,
    double Width,
    IReadOnlyList<string> Values,
    string Example,
    Func<RegistrationRequest, string?> Write,
    Func<RegistrationRequest, string, Error?> Read)
{
    public string Key => Table.Key;

    public string Header => Table.Header;

    /// <summary>What belongs into the column, for the sheet of explanations.</summary>
    public string Explanation { get; init; } = Texts.Find("Registration", $"Column_{Table.Key}", Cultures.Vietnamese) ?? "";
}
