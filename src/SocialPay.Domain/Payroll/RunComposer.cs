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

/// <summary>A run as computed: lines in instructions in batches, and who is owed money that no instruction pays.</summary>
public sealed record ComposedRun(
    IReadOnlyList<ComposedLine> Lines,
    IReadOnlyList<ComposedInstruction> Instructions,
    IReadOnlyList<ComposedBatch> Batches,
    IReadOnlyList<(PayrollPerson Person, ExceptionCause Cause, Vnd Amount)> Exceptions)
{
    public int People => Instructions.Count;

    public Vnd Amount => Batches.Sum(batch => batch.Amount);
}

/// <summary>
/// Makes a run out of people: calculates each, adds what is carried over, and cuts the result into batches per commune and provider
/// with one instruction per person. Pure: the same people in any order give the same run.
/// </summary>
public static class RunComposer
{
    /// <param name="province">Code of the paying province, whose base may be higher than the national one.</param>
    public static ComposedRun Compose(Law law, PayPeriod period, string province, long runId, IEnumerable<PayrollPerson> people)
    {
        var payments = new List<Payment>();
        var exceptions = new List<(PayrollPerson, ExceptionCause, Vnd)>();
        var owed = new List<OwedLine>(4);
        foreach (var person in people)
        {
            owed.Clear();
            Calculator.Owed(law, person.File, period, province, owed);
            owed.RemoveAll(line => AlreadyPaid(person, line, period));
            if (owed.Count == 0 && person.Carried.Count == 0) continue;
            var payment = new Payment(person, [.. owed]);
            if (payment.ObstacleIn(period) is { } cause) exceptions.Add((person, cause, payment.Amount));
            else payments.Add(payment);
        }

        payments.Sort(Payment.InListOrder);
        exceptions.Sort((left, right) => left.Item1.File.Id.CompareTo(right.Item1.File.Id));
        return Cut(period, runId, payments, exceptions);
    }

    private static ComposedRun Cut(PayPeriod period, long runId, List<Payment> payments, List<(PayrollPerson, ExceptionCause, Vnd)> exceptions)
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
            batches[^1] = batches[^1] with { Count = batches[^1].Count + 1, Amount = batches[^1].Amount + payment.Amount };
            var position = instructions.Count;
            instructions.Add(new ComposedInstruction(
                batches.Count - 1, person, InstructionReference.Create(period, runId, position + 1), payment.DecisionNumber, payment.Amount));
            foreach (var line in payment.Owed)
            {
                var content = new LineContent(line.Component, line.For, line.Rule.Id, line.Payee, line.Base, line.Coefficient, line.Amount, line.Reasons.ToString());
                lines.Add(new ComposedLine(position, person, PayrollLineKind.Current, content, null));
            }

            foreach (var carried in person.Carried) lines.Add(new ComposedLine(position, person, PayrollLineKind.CarriedOver, carried.Content, carried.LineId));
        }

        return new ComposedRun(lines, instructions, batches, exceptions);
    }

    // The opening balance: what the old system paid is never paid again.
    private static bool AlreadyPaid(PayrollPerson person, OwedLine line, PayPeriod period)
    {
        for (var i = 0; i < person.PaidThrough.Count; i++)
        {
            if (ReferenceEquals(person.File.Entitlements[i], line.Decision)) return person.PaidThrough[i] is { } through && period <= through;
        }

        return false;
    }

    private sealed class Payment(PayrollPerson person, OwedLine[] owed)
    {
        private readonly string sortName = VietnameseText.Fold(person.FullName);

        public PayrollPerson Person { get; } = person;

        public OwedLine[] Owed { get; } = owed;

        public Vnd Amount { get; } = owed.Sum(line => line.Amount) + person.Carried.Sum(line => line.Content.Amount);

        public string DecisionNumber => Owed.Length > 0 && Owed[0].Decision is { } decision ? decision.DecisionNumber
            : Person.File.Entitlements.Count > 0 ? Person.File.Entitlements[0].DecisionNumber : "";

        public ExceptionCause? ObstacleIn(PayPeriod period) =>
            Person.Carried.Count > 0 && Person.File.Death is { } death && death < period.FirstDay ? ExceptionCause.Deceased
            : Person.Method is null ? ExceptionCause.NoPaymentMethod
            : !Person.Method.HasContract ? ExceptionCause.NoContract
            : null;

        // Commune, provider, village, name: the order of the lists that people sign.
        public static int InListOrder(Payment left, Payment right)
        {
            var order = string.CompareOrdinal(left.Person.AreaCode, right.Person.AreaCode);
            if (order == 0) order = left.Person.AreaId.CompareTo(right.Person.AreaId);
            if (order == 0) order = left.Person.Method!.ProviderId.CompareTo(right.Person.Method!.ProviderId);
            if (order == 0) order = string.CompareOrdinal(left.Person.Village, right.Person.Village);
            if (order == 0) order = string.CompareOrdinal(left.sortName, right.sortName);
            return order != 0 ? order : left.Person.File.Id.CompareTo(right.Person.File.Id);
        }
    }
}
