namespace SocialPay.Application.Payroll;

/// <summary>The columns by which a run's lines can be sorted.</summary>
public enum RunLineSort
{
    /// <summary>As on the lists that people sign.</summary>
    Number,
    Name,
    Birth,
    Commune,
    Component,
    For,
    Amount,
    Provider,
    Reference,

    /// <summary>In the order of the states.</summary>
    State,
}

/// <summary>The columns by which those who get no line can be sorted.</summary>
public enum UnpaidSort
{
    Commune,
    Name,
    Birth,
    Cause,
}
