using Microsoft.AspNetCore.Components;

namespace SocialPay.Web.Shell.Components;

/// <summary>What every field of a form has: label above, hint and messages below, named to the field for who listens.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>Unique on the page; error links lead to it.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>What is wrong; shown below the field.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Several problems and warnings, instead of <see cref="Problem"/>.</summary>
    [Parameter]
    public IReadOnlyList<FieldMessage>? Messages { get; set; }

    /// <summary>A class of the field as a whole, as «field-wide».</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Takes the focus when it appears.</summary>
    [Parameter]
    public bool Autofocus { get; set; }

    /// <summary>The field itself, in markup.</summary>
    protected ElementReference Input { get; set; }

    /// <summary>All that is wrong.</summary>
    protected virtual IReadOnlyList<FieldMessage> All => Messages ?? (Problem is null ? [] : [new FieldMessage(Problem, IsWarning: false)]);

    protected string? Invalid => All.Any(message => !message.IsWarning) ? "true" : null;

    protected string DescribedBy => Hint is null ? $"{Id}-problem" : $"{Id}-hint {Id}-problem";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Autofocus) await Input.FocusAsync();
    }
}
