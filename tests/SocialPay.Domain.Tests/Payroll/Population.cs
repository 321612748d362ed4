using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>
/// People of every group, the same ones each time: births, decisions, changes and deaths between 2010 and 2026. Not real shares of groups,
/// but every kind of life that the law speaks of.
/// </summary>
internal static class Population
{
    private static readonly PayPeriod First = new(2015, 1);

    private static readonly int[] Percentages = [21, 45, 61, 80, 81, 100];

    private static readonly string[] Cases = ["a", "b", "c", "d", "dd", "e", "g", "h", "i", "k", "l"];

    private static readonly Func<Life, Life>[] Kinds =
    [
        life => life.Born(2000, 2024).Fact("child_case", life.OneOf(Cases)).Sometimes("studying").Decided("136/5.1"),
        life => life.Born(2000, 2024).Fact("child_case", life.OneOf(Cases)).Fact("relation", "fostered").Decided("136/5.1").Care("136/5.1"),
        life => life.Born(1998, 2006).Fact("child_case", "b").Fact("studying").Until("studying").Decided("136/5.1"),
        life => life.Born(2000, 2022).Fact("hiv").Fact("poverty", "poor").Until("poverty").Decided("136/5.3"),
        life => life.Born(1970, 1995).Fact("hiv").Fact("poverty", "poor").Fact("unable_to_work").Decided("136/5.3"),
        life => life.Born(1970, 1995).Fact("hiv").Fact("poverty", "poor").Sometimes("stable_income").Decided("20/5.8", 2021),
        life => life.Born(1975, 1998).Fact("lone_parent").Fact("poverty", "poor").Count("children_supported", 3).Until("lone_parent").Decided("136/5.4"),
        life => life.Born(1975, 1998).Fact("lone_parent").Fact("poverty", "near_poor").Count("children_supported", 3).Decided("20/5.4", 2021),
        life => life.Born(1975, 1998).Fact("lone_parent").Fact("poverty", "poor").Count("children_supported", 2).Fact("disability", "severe").Decided("136/5.4").Decided("136/5.6"),
        life => life.Born(1925, 1965).Fact("poverty", "poor").Fact("supporter", life.OneOf("none", "on_allowance")).Until("poverty").Decided("136/5.5a"),
        life => life.Born(1915, 1945).Decided("136/5.5b").Sometimes("requested"),
        life => life.Born(1930, 1946).Fact("requested").Decided("20/5.5c", 2021),
        life => life.Born(1942, 1950).Fact("poverty", "near_poor").Fact("area", "edc").Fact("requested").Decided("20/5.5b", 2021),
        life => life.Born(1930, 1960).Fact("poverty", "poor").Fact("supporter", "none").Fact("facility_eligible").Fact("community_carer").Fact("relation", "fostered").Decided("136/5.5c").Care("136/5.5c"),
        life => life.Born(1940, 2012).Fact("disability", "severe").Later("disability", "very_severe").Decided("136/5.6"),
        life => life.Born(1940, 2018).Fact("disability", "very_severe").Fact("relation", "household_direct").Decided("136/5.6").Care("136/5.6"),
        life => life.Born(1950, 2015).Fact("disability", "very_severe").Fact("relation", "fostered").Count("fostered_count", 2).Decided("136/5.6").Care("136/5.6"),
        life => life.Born(1985, 1998).Fact("disability", "severe").Sometimes("pregnant").Count("children_u36m", 2).Until("pregnant").Decided("136/5.6").Care("136/5.6"),
        life => life.Born(2018, 2025).Fact("poverty", "near_poor").Fact("area", "edc").Decided("20/5.7", 2021),
        life => life.Born(1940, 2022).Fact("in_institution").Sometimes("child_case", "a").Decided("136/inst", component: RuleComponent.Institution),
        life => life.Born(1990, 2015).Fact("relation", "").Later("relation", "emergency_placement").Decided("20/18.2", 2021, RuleComponent.CareSupport),
        life => life.Born(1940, 1951).Fact("requested").Count("pension_or_si_amount", 2, 300_000).Decided("176/75", 2025, RuleComponent.SocialPension),
        life => life.Born(1951, 1955).Fact("requested").Fact("poverty", "poor").Until("poverty").Decided("176/70", 2025, RuleComponent.SocialPension).Decided("176/75", 2025, RuleComponent.SocialPension),
        life => life.Born(1945, 1950).Fact("requested").Fact("disability", "severe").Decided("136/5.6").Decided("176/75", 2025, RuleComponent.SocialPension),
        life => life.Born(1945, 1970).Merit(life.OneOf("tb", "tb_b"), "ncc/tb", "ncc/tb_b").Sometimes("at_home").Sometimes("special_wound"),
        life => life.Born(1945, 1970).Merit("bb", "ncc/bb").Sometimes("at_home").Sometimes("special_wound"),
        life => life.Born(1940, 1960).Merit("cdhh", "ncc/cdhh").Sometimes("at_home").Sometimes("special_wound"),
        life => life.Born(1920, 1928).Merit(life.OneOf("pre1945", "tkn1945"), "ncc/pre1945", "ncc/tkn1945").Sometimes("thoat_ly").Count("seniority_units", 12),
        life => life.Born(1930, 1950).Merit(life.OneOf("bmvnah", "hero", "tuday"), "ncc/bmvnah", "ncc/hero", "ncc/tuday").Sometimes("at_home"),
        life => life.Born(1930, 1950).Merit(life.OneOf("giupdo_knc", "giupdo_hckc"), "ncc/giupdo").Sometimes("lonely"),
        life => life.Born(1925, 1960).Fact("deceased_category", "martyr").Fact("rel", life.OneOf("parent", "spouse")).Count("martyrs_count", 3).Sometimes("lonely").Sometimes("remarried").Sometimes("remarried_care_condition").Survivor("ncc/martyr-relative"),
        life => life.Born(2000, 2012).Fact("deceased_category", "martyr").Fact("rel", "child").Fact("martyrs_count", "1").Sometimes("full_orphan").Sometimes("studying").Survivor("ncc/martyr-relative"),
        life => life.Born(1940, 2010).Fact("deceased_category", life.OneOf("tb", "bb", "cdhh", "pre1945", "tkn1945")).Fact("rel", life.OneOf("parent", "spouse", "child")).Fact("deceased_injury_pct", life.OneOf("45", "61", "81")).Sometimes("labour_age_reached").Sometimes("lonely").Survivor("ncc/tuat-tb", "ncc/tuat-bb", "ncc/tuat-cdhh", "ncc/tuat-pre1945", "ncc/tuat-tkn1945"),
        life => life.Born(1975, 1995).Fact("rel", "child_of_living_cdhh").Fact("injury_pct", life.OneOf("60", "61", "81")).Decided("ncc/cdhh-child", 2021),
        life => life.Born(2003, 2012).Fact("studying").Fact("education_level", life.OneOf("1", "2")).Until("studying").Decided("ncc/education", 2021, RuleComponent.Education),
    ];

    public static List<PersonFile> Of(int count) => [.. Enumerable.Range(0, count).Select(index => Kinds[index % Kinds.Length](new Life(index)).ToFile())];

    /// <summary>One person in the making; what chance there is follows from her number alone.</summary>
    private sealed class Life(int index)
    {
        private readonly List<DatedFact> facts = [];
        private readonly List<GrantedGroup> decisions = [];
        private ulong state = unchecked(((ulong)index * 0x9E3779B97F4A7C15) + 0x2545F4914F6CDD1D);
        private BirthDate birth;

        public Life Born(int from, int to)
        {
            var year = from + Next(to - from + 1);
            birth = Next(5) == 0 ? BirthDate.InYear(year) : BirthDate.On(new DateOnly(year, 1, 1).AddDays(Next(DateTime.IsLeapYear(year) ? 366 : 365)));
            return this;
        }

        public string OneOf(params string[] words) => words[Next(words.Length)];

        public Life Fact(string attribute, string value = "true") => Add(attribute, new DateOnly(2010, 1, 1).AddDays(Next(1500)), value);

        public Life Sometimes(string attribute, string value = "true") => Next(2) == 0 ? Fact(attribute, value) : this;

        public Life Count(string attribute, int most, int unit = 1) => Fact(attribute, Text((1 + Next(most)) * unit));

        /// <summary>Half of them: the fact changes on some day from 2015 on.</summary>
        public Life Later(string attribute, string value) => Next(2) == 0 ? Add(attribute, SomeDay(), value) : this;

        /// <summary>Half of them: the fact ceases on some day from 2015 on.</summary>
        public Life Until(string attribute) => Later(attribute, AttributeCatalogue.Get(attribute).Decode(0));

        public Life Merit(string category, params string[] groups)
        {
            Fact("ncc_category", category).Fact("injury_pct", Text(Percentages[Next(Percentages.Length)]));
            if (Next(3) == 0) Add("injury_pct", SomeDay(), Text(Percentages[Next(Percentages.Length)]));
            foreach (var group in groups)
                foreach (var component in Someone.Law.ComponentsOf(group)) Decided(group, 2021, component);
            return this;
        }

        public Life Survivor(params string[] groups)
        {
            foreach (var group in groups) Decided(group, 2021, RuleComponent.Survivor).Decided(group, 2021, RuleComponent.SurvivorNurture);
            return this;
        }

        public Life Care(string group) => Decided(group, component: RuleComponent.CareSupport);

        public Life Decided(string group, int from = 2015, RuleComponent component = RuleComponent.Allowance)
        {
            var start = new PayPeriod(from, from == 2015 ? 1 : 7).AddMonths(Next(3) == 0 ? 0 : Next(40));
            PayPeriod? end = Next(4) == 0 ? start.AddMonths(Next(60)) : null;
            decisions.Add(new GrantedGroup(group, component, start, end, Text(index), decisions.Count + 1));
            return this;
        }

        public PersonFile ToFile() => new(
            index + 1, birth, index % 2 == 0 ? Sex.Female : Sex.Male, Next(5) == 0 ? Later(SomeDay(), birth.Date.AddDays(1)) : null, facts, decisions);

        private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

        private Life Add(string attribute, DateOnly day, string value)
        {
            facts.Add(DatedFact.Of(attribute, day, value));
            return this;
        }

        private DateOnly SomeDay() => First.FirstDay.AddDays(Next(4300));

        // xorshift64*: the same on every machine and version of the framework.
        private int Next(int bound)
        {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            return (int)(unchecked(state * 0x2545F4914F6CDD1D) >> 33) % bound;
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
