using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Demo;

/// <summary>When the district decided for a person, and from which month on (policy-rules §6).</summary>
internal static class DemoDecisions
{
    // People on the list before were moved to decree 136/2013 then.
    private static readonly PayPeriod First = new(2015, 1);
    private static readonly PayPeriod Last = new(2020, 12);
    private static readonly DateOnly LastDay = new(2020, 12, 15);

    public static DemoDecision Of(SeededRandom random, PopulationCell cell, BirthDate birth)
    {
        // The month in which the condition was met; a decision signed later still counts from it.
        var (met, fromThen) = cell.Group switch
        {
            // Her children are under 36 months, and so was the decision made lately.
            _ when cell.Care == CareCase.DisabledMother => (new PayPeriod(2020, 3), false),
            "136/5.2" => (PayPeriod.Of(birth.Birthday(16)), true),
            "136/5.5b" => (PayPeriod.Of(birth.Birthday(80)), true),
            "136/5.5a" or "136/5.5c" => (PayPeriod.Of(birth.Birthday(60)), false),
            "136/5.6" => (PayPeriod.Of(birth.Birthday(1)), false),
            "136/5.1" or "136/5.3" => (PayPeriod.Of(birth.Date).Next, false),
            _ => (PayPeriod.Of(birth.Birthday(18)), false),
        };
        if (met < First) met = First;
        var start = fromThen || random.Chance(0.15) ? met : met.AddMonths(random.Below(Last - met + 1));
        var signedLate = cell.Group is "136/5.5b" or "136/5.6" ? random.Below(60) : 0;
        var earliest = start == PayPeriod.Of(birth.Birthday(80)) ? birth.Birthday(80) : start.FirstDay;
        var date = Workday(random.Between(earliest, start.LastDay).AddDays(signedLate));
        return new(cell.Group, string.Create(CultureInfo.InvariantCulture, $"{(date.DayOfYear * 12) + random.Below(12)}/QĐ-UBND"), date, start);
    }

    /// <summary>The Monday after a weekend, or the Friday before at the end of a month; none after the register was closed.</summary>
    private static DateOnly Workday(DateOnly day)
    {
        if (day > LastDay) day = LastDay;
        var days = day.DayOfWeek switch
        {
            DayOfWeek.Saturday => 2,
            DayOfWeek.Sunday => 1,
            _ => 0,
        };
        return day.AddDays(days).Month == day.Month ? day.AddDays(days) : day.AddDays(days - 3);
    }
}
