namespace SocialPay.Web.Payroll;

/// <summary>The parts of a run's page; the first one opens where the address names none.</summary>
public enum RunTab
{
    Communes,
    Groups,
    Lines,
    Batches,
    Exceptions,
    History,
}
