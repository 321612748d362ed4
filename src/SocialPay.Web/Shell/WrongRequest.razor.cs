using Microsoft.AspNetCore.Components;

namespace SocialPay.Web.Shell;

public sealed partial class WrongRequest
{
    /// <summary>The status of the answer.</summary>
    [Parameter]
    public int Code { get; set; }

    private string Kind => Code switch
    {
        StatusCodes.Status404NotFound => "NotFound",
        StatusCodes.Status409Conflict => "Conflict",
        StatusCodes.Status413PayloadTooLarge => "TooLarge",
        StatusCodes.Status429TooManyRequests => "TooMany",
        StatusCodes.Status503ServiceUnavailable => "DatabaseLost",
        _ => "Wrong",
    };

    private string Title => Kind + nameof(Title);

    private string Text => Kind + nameof(Text);
}
