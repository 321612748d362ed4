namespace SocialPay.Application.Access;

/// <summary>
/// Who acts: the name of a signed-in user, looked up anew by every use case, so that a revoked role counts at once.
/// </summary>
public sealed record Actor(string UserName)
{
    /// <summary>The machine itself: the command line's reports that name no officer. It reads everything and changes nothing.</summary>
    public static Actor Console { get; } = new("(console)") { IsConsole = true, Origin = new(OriginKind.CommandLine, null) };

    /// <summary>From where she acts.</summary>
    public Origin Origin { get; init; } = Origin.Program;

    /// <summary>
    /// Made where a form or dialog opens and sent with it, so that a double click, a retry after a cut line and a lost answer have one
    /// effect; null where nothing can be sent twice.
    /// </summary>
    public Guid? CommandId { get; init; }

    /// <summary>The same officer with one command in mind, which has one effect however often it is sent.</summary>
    public Actor Once() => this with { CommandId = Guid.CreateVersion7() };

    internal bool IsConsole { get; private init; }
}

/// <summary>By what an officer reached the program.</summary>
public enum OriginKind
{
    /// <summary>A page or a download.</summary>
    Page,
    CommandLine,

    /// <summary>The program itself, as a demo that plays.</summary>
    Program,
}

/// <summary>From where a use case was called.</summary>
/// <param name="Address">The network address of the page; null elsewhere.</param>
public sealed record Origin(OriginKind Kind, string? Address)
{
    public static Origin Program { get; } = new(OriginKind.Program, null);
}
