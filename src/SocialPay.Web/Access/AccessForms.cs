namespace SocialPay.Web.Access;

public sealed class SignInForm
{
    public string? UserName { get; set; }

    public string? Password { get; set; }
}

public sealed class ChangePasswordForm
{
    public string? Current { get; set; }

    public string? New { get; set; }

    public string? Repeated { get; set; }
}
