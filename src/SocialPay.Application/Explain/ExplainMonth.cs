using System.Globalization;
using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Explain;

/// <summary>What is owed for one month and why, and what of earlier months is to be added or taken back: without any database.</summary>
public sealed class ExplainMonth
{
    /// <summary>Circumstances and law begin here: nothing is owed before.</summary>
    private static readonly PayPeriod Beginning = new(2015, 1);

    /// <summary>Months.</summary>
    private const int OldDecision = 6;

    private readonly Law law;
    private readonly ExplainQuestion question;
    private readonly CultureInfo culture;
    private readonly ReasonText reasons;

    /// <summary>The people cared for, each with the carer's decisions for care support.</summary>
    private readonly List<PersonFile> cared;

    /// <summary>Months before this one counted as paid.</summary>
    private PayPeriod? openedBefore;

    public ExplainMonth(Law law, ExplainQuestion question, CultureInfo culture)
    {
        this.law = question.Bases.Count == 0 ? law : law.With(question.Bases);
        this.question = question;
        this.culture = culture;
        reasons = new ReasonText(this.law);
        var decisions = question.Person.Entitlements.Where(decision => decision.Component == RuleComponent.CareSupport).ToList();
        cared = [.. question.Cared.Select(one => new PersonFile(one.Id, one.Birth, one.Sex, one.Death, one.Facts, decisions))];
    }

    public Explanation Explain()
    {
        var all = Owed(question.Period);
        var current = all.FindAll(IsWanted);
        if (question.Granted is not { } entries) return Result([.. current.Select(Line)], [], current);

        var from = LookBackFrom(entries);
        var before = new List<OwedLine>();
        for (var month = from; month < question.Period; month = month.Next) before.AddRange(Owed(month));
        if (question.LookBackFrom is null && entries.Count > 0)
        {
            var first = entries.Min(entry => entry.For);
            if (before.RemoveAll(line => IsOpening(line, first)) > 0) openedBefore = first;
        }

        // An amount that names no programme may have been one that is not asked about.
        var granted = new GrantedMatch(law, question.Programmes).Against([.. before, .. all], [.. entries.Where(entry => entry.For >= from)]);
        // Gifts are given in their month or not at all (policy-rules §13).
        var differences = Adjustments.Between(
            before.FindAll(line => IsWanted(line) && line.Rule.Programme != Programme.Grant),
            [.. granted.Where(amount => amount.For < question.Period && amount.Programme != Programme.Grant)]);
        // The month itself may have been granted already, as the second month of a Tết run.
        var ofMonth = granted.Where(amount => amount.For == question.Period).ToList();
        if (ofMonth.Count == 0) return Result([.. current.Select(Line)], differences, current);
        var left = Adjustments.Between(current, ofMonth);
        return Result(
            [.. left.Where(one => one.Kind == PayrollLineKind.Arrears).Select(one => Line(one, PayrollLineKind.Current))],
            [.. differences, .. left.Where(one => one.Kind == PayrollLineKind.Recovery)],
            current);
    }

    /// <summary>Every difference is a line; the total is what can be paid, never below zero, and the rest is held back.</summary>
    private Explanation Result(List<ExplainedLine> lines, IReadOnlyList<Adjustment> differences, IReadOnlyList<OwedLine> current)
    {
        var due = lines.Sum(line => line.Amount);
        var total = due + Adjustments.Within(differences, due, question.RecoveryCap).Sum(adjustment => adjustment.Amount);
        List<ExplainedLine> all = [.. lines, .. differences.Select(adjustment => Line(adjustment, adjustment.Kind))];
        var heldBack = all.Sum(line => line.Amount) - total;
        return new Explanation(all, total, heldBack, [.. Notes(all, heldBack, current)]);
    }

    /// <summary>In all programmes, whichever are asked about.</summary>
    private List<OwedLine> Owed(PayPeriod month)
    {
        var person = question.Person;
        var lines = new List<OwedLine>(Calculated(person, month));
        lines.AddRange(OneOffs.Owed(law, person, month, question.Province));
        lines.AddRange(OneOffs.Grants(law, person, month, question.Province));
        // Care support ends with the carer as well.
        if (person.Death is { } death && death < month.FirstDay) return lines;
        // For the carer, not for the person cared for.
        foreach (var one in cared)
            lines.AddRange(Calculated(one, month).Where(line => line.Component == RuleComponent.CareSupport && line.Rule.StackClass != StackClass.CarePregnancy));

        return lines;
    }

    private IReadOnlyList<OwedLine> Calculated(PersonFile person, PayPeriod month) => question.ByDecision
        ? Calculator.Owed(law, person, month, question.Province) : Calculator.Possible(law, person, month, question.Province);

    private bool IsWanted(OwedLine line) => question.Programmes.Contains(line.Rule.Programme);

    private PayPeriod LookBackFrom(IReadOnlyList<GrantedEntry> granted)
    {
        PayPeriod? first = question.LookBackFrom;
        if (first is null)
        {
            var starts = question.Person.Entitlements.Select(decision => decision.Start).Concat(granted.Select(entry => entry.For)).ToList();
            first = starts.Count > 0 ? starts.Min() : question.FirstDated ?? question.Period;
        }

        return first.Value < Beginning ? Beginning : first.Value;
    }

    /// <summary>
    /// Paid before the list of granted amounts begins: a decision that is half a year and more older than it counts as paid up to there,
    /// like the opening balance of an import.
    /// </summary>
    /// <param name="first">The month in which the list begins.</param>
    private bool IsOpening(OwedLine line, PayPeriod first) =>
        line.For < first && line.Decision is { } decision && question.Person.Entitlements.Any(one =>
            first - one.Start >= OldDecision && one.Component == decision.Component && one.Covers(line.For) && law.Continues(one.Group, line.Group, line.For));

    private ExplainedLine Line(OwedLine line) => new(
        line.Rule.Id, line.Group, line.For, line.Component, line.Payee, line.Base, line.Coefficient, line.Amount, PayrollLineKind.Current, line.Rule.Flag,
        reasons.Of(line, culture), line.Reasons);

    private ExplainedLine Line(Adjustment adjustment, PayrollLineKind kind)
    {
        var content = adjustment.Content;
        var rule = law.Find(adjustment.RuleId);
        return new(
            adjustment.RuleId, rule?.GroupCode ?? "", content.For, content.Component, content.Payee, content.Base, content.Coefficient, content.Amount,
            adjustment.Amount < Vnd.Zero ? PayrollLineKind.Recovery : kind, rule?.Flag, reasons.OfAdjustment(content, culture), adjustment.Line?.Reasons);
    }

    private IEnumerable<string> Notes(List<ExplainedLine> lines, Vnd heldBack, IReadOnlyList<OwedLine> current)
    {
        if (question.Person.Birth.YearOnly) yield return Note("YearOnly", question.Person.Birth.Year);
        var notVerified = lines.Count(line => line.Flag is SourceFlag.FromMemory or SourceFlag.Assumed);
        if (notVerified > 0) yield return Note("NotVerified", notVerified);
        if (current.Any(line => line.Rule.Programme == Programme.Merit) && current.Any(line => line.Rule.Programme != Programme.Merit && line.Component is RuleComponent.Allowance or RuleComponent.SocialPension))
            yield return Note("MeritBesideAssistance");
        var ofMerit = question.Person.Facts.Any(fact =>
            (fact.Attribute == AttributeCatalogue.MeritCategory || fact.Attribute == AttributeCatalogue.Survivor) && fact.Value != 0);
        if (ofMerit && question.Programmes.Contains(Programme.Merit) && law.RulesOf(question.Period, Programme.Merit, RuleComponent.Allowance).Count == 0)
            yield return Note("NoMeritTable", question.Period.ToDisplay());
        if (question.Person.Facts.Any(fact => fact.Attribute == AttributeCatalogue.HungerHousehold && fact.Value != 0)) yield return Note("Rice");
        if (openedBefore is { } first) yield return Note("Opening", first.ToDisplay());
        if (heldBack < Vnd.Zero) yield return Note("HeldBack", PolicyText.Money(-heldBack, culture));
    }

    private string Note(string key, params object[] arguments) => Texts.Get("Explain", $"Note_{key}", culture, arguments);
}
