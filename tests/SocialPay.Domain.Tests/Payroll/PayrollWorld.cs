using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Two areas, a few people, their runs, and all that can happen to them between runs, in memory.</summary>
internal sealed class PayrollWorld
{
    public static readonly PayPeriod First = new(2021, 1);
    private const string Province = "20";

    private static readonly Law[] Laws =
    [
        Someone.Law,
        Someone.Law.With([new ProvincialBase(Province, BaseReference.SocialAssistanceBase, new DateOnly(2021, 2, 1), null, new Vnd(400_000))]),
        Someone.Law.With([new ProvincialBase(Province, BaseReference.SocialAssistanceBase, new DateOnly(2021, 4, 1), new DateOnly(2021, 5, 31), new Vnd(450_000))]),
    ];

    private readonly List<Resident> people = [];
    private readonly List<Run> runs = [];
    private readonly AdjustmentLimits limits;
    private Law law = Laws[0];
    private readonly SortedSet<ulong> underWay = [];
    private ulong transactions = 100;
    private long steps;

    public PayrollWorld(int count, AdjustmentLimits limits)
    {
        this.limits = limits;
        for (var i = 1; i <= count; i++) people.Add(new Resident(i, i % 2 == 0 ? 2 : 1));
    }

    public int Settled { get; private set; }

    public int InFull { get; private set; }

    /// <summary>Where the shortcut and the full computation differed; empty while they never did.</summary>
    public string Difference { get; private set; } = "";

    public void Do(Event happening)
    {
        var (what, who, when) = happening;
        var person = people[who % people.Count];
        var month = First.AddMonths((when % 10) - 2);
        switch (what)
        {
            case EventKind.Fact:
                person.Facts.Add(DatedFact.Of("disability", month.FirstDay.AddDays(when % 28), (when % 3) switch { 0 => "severe", 1 => "very_severe", _ => "mild" }));
                break;
            case EventKind.Death:
                person.Died = person.Died is null ? month.FirstDay.AddDays(when % 28) : null;
                break;
            case EventKind.Decision:
                person.Decisions.Add((new GrantedGroup("136/5.6", RuleComponent.CareSupport, month, null, "2/QĐ", (person.Id * 100) + person.Decisions.Count), when % 4 == 0 ? First : null));
                person.Facts.Add(DatedFact.Of("relation", month.FirstDay, "household_direct"));
                break;
            case EventKind.End:
                var (decision, through) = person.Decisions[0];
                person.Decisions[0] = (decision with { End = decision.End is null ? month : null }, through);
                break;
            case EventKind.Move:
                person.Area = 3 - person.Area;
                break;
            case EventKind.Method:
                person.HasMethod = !person.HasMethod;
                break;
            case EventKind.Law:
                law = Laws[when % Laws.Length];
                break;
            case EventKind.Compute:
                Compute((who % 2) + 1, when % 7 == 0 ? 2 : 1, when % 5 == 0 ? 2 : when % 11 == 0 ? 3 : 1);
                break;
            case EventKind.Together:
                ComputeTogether(person);
                break;
            case EventKind.Again:
                if (Drafts() is { Count: > 0 } drafts) Begin(drafts[who % drafts.Count])();
                break;
            case EventKind.Cancel:
                if (Drafts() is { Count: > 0 } given) Cancel(given[who % given.Count]);
                break;
            case EventKind.Approve:
                if (Drafts() is { Count: > 0 } open) open[who % open.Count].State = PayrollRunState.Approved;
                break;
            default:
                throw new InvalidOperationException();
        }
    }

    private List<Run> Drafts() => runs.FindAll(run => run.State == PayrollRunState.Draft);

    private void Cancel(Run run)
    {
        (run.State, run.Lines, run.Reckoning, run.Changed) = (PayrollRunState.Cancelled, [], null, new RunChange(++steps, ++transactions));
    }

    /// <param name="step">How many months after the first month of the area's last run.</param>
    /// <param name="months">How many months the run pays.</param>
    private void Compute(int area, int step, int months)
    {
        var run = Next(area, step, months);
        runs.Add(run);
        Begin(run)();
    }

    /// <summary>Both areas at once, neither seeing the other's run; somebody moves while they do.</summary>
    private void ComputeTogether(Resident moving)
    {
        var (one, two) = (Next(1, 1, 1), Next(2, 1, 1));
        var first = Begin(one);
        moving.Area = 3 - moving.Area;
        var second = Begin(two);
        runs.Add(one);
        first();
        two.Id = runs.Count + 1;
        runs.Add(two);
        second();
    }

    private Run Next(int area, int step, int months)
    {
        var last = runs.Where(run => run.Area == area && run.State != PayrollRunState.Cancelled).Select(run => (PayPeriod?)run.Period).Max();
        return new Run(runs.Count + 1, area, last is { } month ? month.AddMonths(step) : First, months);
    }

    /// <summary>Computes from what there is now; the result stores it.</summary>
    private Action Begin(Run run)
    {
        // As the database has it: the transaction's number is given at its first statement, the step's at its last.
        var transaction = ++transactions;
        var seen = SeenMoment.Of(steps, $"{(underWay.Count > 0 ? underWay.Min : transaction)}:{transaction}:{string.Join(',', underWay)}");
        underWay.Add(transaction);
        (run.Lines, run.Reckoning) = ([], null);
        var others = runs.FindAll(other => other != run);
        var live = others.FindAll(other => other.State != PayrollRunState.Cancelled);
        var from = limits.From(run.Period, live.Count == 0 ? run.Period : live.Min(other => other.Period));
        var plan = new LookBackPlan(
            [.. others.Select(other => new OtherRun(other.Id, other.Area, other.Period, other.Through, other.State, other.Changed, other.Seen))], run.Area, run.Period, from, law.Digest);
        var needed = plan.Needed.ToHashSet();
        // Through the stored form, as the database has it.
        plan.Give(others.Where(other => needed.Contains(other.Id) && other.Reckoning is not null).ToDictionary(
            other => other.Id, other => Reckoning.Of(other.Reckoning!.From, other.Reckoning.Law, other.Reckoning.ToBytes())));
        var frame = new RunFrame(run.Id, run.Period, run.Through, Province, from, limits);
        var short0 = RunComposer.Compose(law, frame, People(run, live, from, person => plan.IsSettled(person.File.Id, person.Digest)));
        var full = RunComposer.Compose(law, frame, People(run, live, from, _ => false));
        if (Difference.Length == 0 && Text(short0) != Text(full))
            Difference = $"area {run.Area}, {run.Period} to {run.Through}\nshort:\n{Text(short0)}\nfull:\n{Text(full)}";
        var reckoning = Reckoning.Of(from, law.Digest(from, run.Through), short0.Reckoned);
        return () =>
        {
            underWay.Remove(transaction);
            (run.Lines, run.Reckoning, run.Seen, run.Changed) = ([.. short0.Lines], reckoning, seen, new RunChange(++steps, transaction));
        };
    }

    private List<PayrollPerson> People(Run run, List<Run> live, PayPeriod from, Func<PayrollPerson, bool> settled)
    {
        var found = new List<PayrollPerson>();
        foreach (var resident in people.Where(resident => resident.Area == run.Area))
        {
            var person = resident.Read();
            person.Digest = PersonDigest.Of(person, Province);
            if (settled(person))
            {
                Settled++;
            }
            else
            {
                InFull++;
                var lines = live.SelectMany(other => other.Lines.Select(line => (Run: other, Line: line))).Where(row =>
                    row.Line.Person.File.Id == resident.Id && row.Line.Content.For >= from && row.Line.Content.For <= run.Through).ToList();
                person.Granted = new GrantedBefore(
                    [.. lines.Select(row => new GrantedAmount(
                        Programme.SocialAssistance, row.Line.Content.Component, row.Line.Content.Payee, row.Line.Content.For, row.Line.Content.Amount, row.Line.Content.RuleId))],
                    lines.Exists(row => row.Run.State == PayrollRunState.Draft && (row.Run.Area != run.Area || row.Run.Period > run.Period)));
            }

            found.Add(person);
        }

        return found;
    }

    private static string Text(ComposedRun run) => string.Join('\n', run.Lines
        .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Person.File.Id} {line.Kind} {line.Content}"))
        .Concat(run.Exceptions.Select(exception => string.Create(CultureInfo.InvariantCulture, $"{exception.Person.File.Id} {exception.Cause} {exception.Amount}"))));

    private sealed class Run(long id, int area, PayPeriod period, int months)
    {
        public long Id { get; set; } = id;

        public int Area { get; } = area;

        public PayPeriod Period { get; } = period;

        public PayPeriod Through { get; } = period.AddMonths(months - 1);

        public PayrollRunState State { get; set; }

        public RunChange Changed { get; set; }

        public SeenMoment Seen { get; set; } = SeenMoment.Nothing;

        public List<ComposedLine> Lines { get; set; } = [];

        public Reckoning? Reckoning { get; set; }
    }

    private sealed class Resident(long id, int area)
    {
        public long Id { get; } = id;

        public int Area { get; set; } = area;

        public DateOnly? Died { get; set; }

        public bool HasMethod { get; set; } = true;

        public List<DatedFact> Facts { get; } = [DatedFact.Of("disability", new DateOnly(2018, 1, 1), "severe")];

        public List<(GrantedGroup Decision, PayPeriod? PaidThrough)> Decisions { get; } =
            [(new GrantedGroup("136/5.6", RuleComponent.Allowance, new PayPeriod(2018, 1), null, "1/QĐ", id * 100), First.Previous)];

        public PayrollPerson Read() => new(
            new PersonFile(Id, BirthDate.InYear(1975), Sex.Female, Died, Facts, Decisions.Select(decision => decision.Decision)), Area, "0000" + Area, "Người " + Id, null,
            HasMethod ? new PayableMethod(PaymentMethodKind.CashAtPoint, 1, true, null, null, null) : null, null)
        {
            PaidThrough = [.. Decisions.Select(decision => decision.PaidThrough)],
        };
    }
}

internal enum EventKind
{
    Fact,
    Death,
    Decision,
    End,
    Move,
    Method,
    Law,
    Compute,
    Together,
    Again,
    Cancel,
    Approve,
}

/// <summary>Something that happens, to somebody or some run, at some time; the numbers choose among what there is.</summary>
internal readonly record struct Event(EventKind What, int Who, int When);
