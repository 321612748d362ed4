using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>A line before it is saved; the instruction is a position in <see cref="ComposedRun.Instructions"/>.</summary>
public readonly record struct ComposedLine(int Instruction, PayrollPerson Person, PayrollLineKind Kind, LineContent Content, long? CarriedFromId);

/// <summary>An instruction before it is saved; the batch is a position in <see cref="ComposedRun.Batches"/>.</summary>
public readonly record struct ComposedInstruction(int Batch, PayrollPerson Person, string Reference, string DecisionNumber, Vnd Amount);

/// <summary>A batch before it is saved.</summary>
public sealed record ComposedBatch(long AreaId, string AreaCode, long ProviderId, int Count, Vnd Amount);

/// <summary>
/// A run as computed: lines in instructions in batches, who is owed money that no instruction pays, each person's digest for the
/// reckoning, or that something of her stayed open, and who gets nothing and why.
/// </summary>
public sealed record ComposedRun(
    IReadOnlyList<ComposedLine> Lines,
    IReadOnlyList<ComposedInstruction> Instructions,
    IReadOnlyList<ComposedBatch> Batches,
    IReadOnlyList<(PayrollPerson Person, ExceptionCause Cause, Vnd Amount)> Exceptions,
    IReadOnlyList<(long Person, ulong Digest)> Reckoned,
    IReadOnlyList<(long Person, UnpaidCause Cause)> Unpaid)
{
    public int People => Instructions.Count;

    public Vnd Amount => Batches.Sum(batch => batch.Amount);
}

/// <summary>What a run is for.</summary>
/// <param name="Province">Code of the paying province, whose base may be higher than the national one.</param>
/// <param name="Through">The last month that the run pays, the period or a later one.</param>
/// <param name="From">The first month in which to look for differences; the run's own where there is none before.</param>
public sealed record RunFrame(long RunId, PayPeriod Period, PayPeriod Through, string Province, PayPeriod From, AdjustmentLimits Limits);

/// <summary>
/// Makes a run out of people: calculates each, adds what earlier months lack or have too much and what is carried over, and cuts the
/// result into batches per commune and provider with one instruction per person. Pure: the same people in any order give the same run.
/// </summary>
public static class RunComposer
{
    public static ComposedRun Compose(Law law, RunFrame frame, IEnumerable<PayrollPerson> people)
    {
        var payments = new List<Payment>();
        var exceptions = new List<(PayrollPerson Person, ExceptionCause Cause, Vnd Amount)>();
        var reckoned = new List<(long, ulong)>();
        var unpaid = new List<(long, UnpaidCause)>();
        var calculation = new PersonCalculation(law, frame);
        foreach (var person in people)
        {
            var due = calculation.Of(person);
            var open = due.StaysOpen;
            if (due.Amount > Vnd.Zero)
            {
                var payment = new Payment(person, due);
                if (payment.ObstacleIn(frame.Period) is { } cause)
                {
                    exceptions.Add((person, cause, due.Amount));
                    open |= due.Grants;
                }
                else
                {
                    payments.Add(payment);
                }
            }
            else
            {
                unpaid.Add((person.File.Id, calculation.WhyNothing(person)));
            }

            if (due.Overpaid > Vnd.Zero) exceptions.Add((person, ExceptionCause.Overpaid, due.Overpaid));
            reckoned.Add((person.File.Id, open ? Reckoning.Open : person.Digest));
        }

        payments.Sort(Payment.InListOrder);
        exceptions.Sort((left, right) =>
            left.Person.File.Id != right.Person.File.Id ? left.Person.File.Id.CompareTo(right.Person.File.Id) : left.Cause.CompareTo(right.Cause));
        return Cut(frame, payments, exceptions, reckoned) with { Unpaid = unpaid };
    }

    private static ComposedRun Cut(
        RunFrame frame, List<Payment> payments, List<(PayrollPerson, ExceptionCause, Vnd)> exceptions, List<(long, ulong)> reckoned)
    {
        var lines = new List<ComposedLine>(payments.Count + (payments.Count / 4));
        var instructions = new List<ComposedInstruction>(payments.Count);
        var batches = new List<ComposedBatch>();
        foreach (var payment in payments)
        {
            var person = payment.Person;
            var (areaId, providerId) = (person.AreaId, person.Method!.ProviderId);
            if (batches.Count == 0 || batches[^1].AreaId != areaId || batches[^1].ProviderId != providerId)
                batches.Add(new ComposedBatch(areaId, person.AreaCode, providerId, 0, Vnd.Zero));
            batches[^1] = batches[^1] with { Count = batches[^1].Count + 1, Amount = batches[^1].Amount + payment.Due.Amount };
            var position = instructions.Count;
            instructions.Add(new ComposedInstruction(
                batches.Count - 1, person, InstructionReference.Create(frame.Period, frame.RunId, position + 1), payment.DecisionNumber, payment.Due.Amount));
            foreach (var line in payment.Due.Current)
            {
                var content = new LineContent(line.Component, line.For, line.Rule.Id, line.Payee, line.Base, line.Coefficient, line.Amount, line.Reasons.ToString());
                lines.Add(new ComposedLine(position, person, PayrollLineKind.Current, content, null));
            }

            foreach (var adjustment in payment.Due.Adjustments)
            {
                // What another run left of the run's own months is current money.
                var kind = adjustment.For >= frame.Period && adjustment.Amount > Vnd.Zero ? PayrollLineKind.Current : adjustment.Kind;
                lines.Add(new ComposedLine(position, person, kind, adjustment.Content, null));
            }

            foreach (var carried in person.Carried) lines.Add(new ComposedLine(position, person, PayrollLineKind.CarriedOver, carried.Content, carried.LineId));
        }

        return new ComposedRun(lines, instructions, batches, exceptions, reckoned, []);
    }

    private sealed class Payment(PayrollPerson person, PersonDue due)
    {
        private readonly string village = VietnameseOrder.TextKey(person.Village);
        private readonly string name = VietnameseOrder.NameKey(person.FullName);

        public PayrollPerson Person { get; } = person;

        public PersonDue Due { get; } = due;

        public string DecisionNumber => (Due.Current.Count > 0 ? Due.Current[0].Decision : null)?.DecisionNumber
            ?? Due.Adjustments.Select(adjustment => adjustment.Line?.Decision?.DecisionNumber).FirstOrDefault(number => number is not null)
            ?? (Person.File.Entitlements.Count > 0 ? Person.File.Entitlements[0].DecisionNumber : "");

        public ExceptionCause? ObstacleIn(PayPeriod period) =>
            Person.File.Death is { } death && death < period.FirstDay ? ExceptionCause.Deceased
            : Person.Method is null ? ExceptionCause.NoPaymentMethod
            : !Person.Method.HasContract ? ExceptionCause.NoContract
            : null;

        // Commune, provider, village, name: the order of the lists that people sign.
        public static int InListOrder(Payment left, Payment right)
        {
            var order = string.CompareOrdinal(left.Person.AreaCode, right.Person.AreaCode);
            if (order == 0) order = left.Person.AreaId.CompareTo(right.Person.AreaId);
            if (order == 0) order = left.Person.Method!.ProviderId.CompareTo(right.Person.Method!.ProviderId);
            if (order == 0) order = string.CompareOrdinal(left.village, right.village);
            if (order == 0) order = string.CompareOrdinal(left.name, right.name);
            return order != 0 ? order : left.Person.File.Id.CompareTo(right.Person.File.Id);
        }
    }
}
