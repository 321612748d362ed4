namespace SocialPay.Domain.Registration;

/// <summary>Sex as printed on the identity card (giới tính).</summary>
public enum Sex
{
    Male,
    Female,
}
