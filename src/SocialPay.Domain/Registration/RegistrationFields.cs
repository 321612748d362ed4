namespace SocialPay.Domain.Registration;

/// <summary>
/// Names of what a <see cref="RegistrationRequest"/> holds: keys of the columns of an import file and of the fields of the form. A
/// fact's key is the name of its attribute in the law.
/// </summary>
public static class RegistrationFields
{
    public const string Number = "number";
    public const string FullName = "full_name";
    public const string Birth = "birth";
    public const string Sex = "sex";
    public const string Ethnicity = "ethnicity";
    public const string IdNumber = "id_number";
    public const string IdIssuedOn = "id_issued_on";
    public const string NoIdReason = "no_id_reason";
    public const string Phone = "phone";
    public const string District = "district";
    public const string Commune = "commune";
    public const string Village = "village";
    public const string Groups = "groups";
    public const string CarerName = "carer_name";
    public const string CarerIdNumber = "carer_id_number";
    public const string DecisionNumber = "decision_number";
    public const string DecisionDate = "decision_date";
    public const string Start = "start";
    public const string PaidThrough = "paid_through";
    public const string PaymentKind = "payment_kind";
    public const string Provider = "provider";
    public const string Bank = "bank";
    public const string AccountNumber = "account_number";
    public const string AccountHolder = "account_holder";
    public const string ProxyKind = "proxy_kind";
    public const string ProxyName = "proxy_name";
    public const string ProxyIdNumber = "proxy_id_number";
    public const string ProxyPhone = "proxy_phone";
    public const string ProxyPaperNumber = "proxy_paper_number";
    public const string ProxyCertifiedBy = "proxy_certified_by";
    public const string ProxyFrom = "proxy_from";
    public const string ProxyTo = "proxy_to";
}
