using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using SocialPay.Application.Spreadsheets;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Spreadsheets;

public sealed partial class UploadForm
{
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required string Hint { get; set; }

    /// <summary>The words of the button.</summary>
    [Parameter, EditorRequired]
    public required string Submit { get; set; }

    /// <summary>Extensions of the files to choose, as «.xlsx,.csv».</summary>
    [Parameter, EditorRequired]
    public required string Accept { get; set; }

    /// <summary>The page to come back to, with its area and month.</summary>
    [Parameter, EditorRequired]
    public required string Back { get; set; }

    /// <summary>What became of the file sent before, from the address.</summary>
    [SupplyParameterFromQuery(Name = Links.UploadProblemParameter)]
    public string? ProblemName { get; set; }

    private static long MaximumMegabytes => Uploads.MaximumBytes / WorkbookLimits.Mebibyte;

    private UploadProblem? Problem => AddressText.Value<UploadProblem>(ProblemName);

    private string Action => QueryHelpers.AddQueryString(Links.Upload, Links.ReturnParameter, Back);
}
