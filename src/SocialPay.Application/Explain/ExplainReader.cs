using System.Globalization;
using System.Text.Json;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Explain;

/// <summary>Reads a file of facts: the format of docs/explain.md, every fault with the field it is in.</summary>
public sealed class ExplainReader(Law law, PayPeriod period)
{
    private static readonly string[] Fields =
        ["province", "programmes", "person", "cared", "entitlements", "granted", "bases", "recoveryCap", "lookBackFrom"];

    /// <summary>Of a granted amount; also what a line of an answer has besides, so that it can be given back as granted.</summary>
    private static readonly string[] GrantedFields =
        ["for", "component", "amount", "programme", "payee", "rule", "kind", "base", "coefficient", "reason", "group", "flag", "facts", "excluded"];

    private readonly FactsReader people = new(law, period);

    public Result<ExplainQuestion> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            return ExplainErrors.NotJson(fault.Message);
        }
    }

    private Result<ExplainQuestion> Read(JsonElement root)
    {
        if (JsonFields.Unknown(root, "", Fields) is { } unknown) return unknown;
        if (!root.TryGetProperty("person", out var personField)) return ExplainErrors.Missing("person");
        var person = people.Read(personField, "person");
        if (person.Error is { } noPerson) return noPerson;
        var province = Province(root);
        if (province.Error is { } noProvince) return noProvince;
        var programmes = Programmes(root);
        if (programmes.Error is { } noProgrammes) return noProgrammes;
        var decisions = Decisions(root);
        if (decisions.Error is { } noDecisions) return noDecisions;
        var cared = Cared(root, person.Value);
        if (cared.Error is { } noCared) return noCared;
        var granted = Granted(root);
        if (granted.Error is { } noGranted) return noGranted;
        var bases = Bases(root, province.Value);
        if (bases.Error is { } noBases) return noBases;
        var cap = JsonFields.MoneyOrNull(root, "recoveryCap", "");
        if (cap.Error is { } noCap) return noCap;
        var from = JsonFields.MonthOrNull(root, "lookBackFrom", "");
        if (from.Error is { } noFrom) return noFrom;

        var file = person.Value;
        var dated = file.Facts.Where(fact => fact.From != FactsReader.Always).Select(fact => (PayPeriod?)PayPeriod.Of(fact.From)).Min();
        // Where it stands for that of people cared for, it says nothing of her own care.
        var facts = cared.Value.RelationIsTheirs ? file.Facts.Where(fact => fact.Attribute != AttributeCatalogue.Relation) : file.Facts;
        return new ExplainQuestion(
            period, province.Value, programmes.Value, With(file, facts, decisions.Value ?? []), decisions.Value is not null, cared.Value.Files,
            granted.Value, bases.Value, cap.Value, from.Value, dated);
    }

    private static PersonFile With(PersonFile file, IEnumerable<DatedFact> facts, IEnumerable<GrantedGroup> decisions) =>
        new(file.Id, file.Birth, file.Sex, file.Death, facts, decisions);

    /// <summary>A code as text, or as a number without leading zeros.</summary>
    private static Result<string> Province(JsonElement root)
    {
        if (root.TryGetProperty("province", out var value) && value.ValueKind == JsonValueKind.Number) return value.GetRawText().PadLeft(2, '0');
        var text = JsonFields.TextOrNull(root, "province", "");
        return text.Error is { } fault ? fault : text.Value ?? "";
    }

    private static Result<IReadOnlySet<Programme>> Programmes(JsonElement root)
    {
        var list = JsonFields.ListOrNull(root, "programmes", "");
        if (list.Error is { } fault) return fault;
        if (list.Value is not { } entries) return Calculator.Programmes.ToHashSet();
        var programmes = new HashSet<Programme>();
        foreach (var (entry, path) in entries)
        {
            var programme = JsonFields.Code(entry, path, PolicyCodes.Programmes);
            if (programme.Error is { } unknown) return unknown;
            programmes.Add(programme.Value);
        }

        return programmes;
    }

    /// <summary>One decision for each component that the group can pay, unless the file names one.</summary>
    private Result<List<GrantedGroup>?> Decisions(JsonElement root)
    {
        var list = JsonFields.ListOrNull(root, "entitlements", "");
        if (list.Error is { } fault) return fault;
        if (list.Value is not { } entries) return (List<GrantedGroup>?)null;
        var decisions = new List<GrantedGroup>();
        foreach (var (entry, path) in entries)
        {
            if (JsonFields.Unknown(entry, path, ["group", "start", "end", "component", "decision"]) is { } unknown) return unknown;
            var group = JsonFields.TextOrNull(entry, "group", path);
            if (group.Error is { } noGroup) return noGroup;
            if (group.Value is not { } code) return ExplainErrors.Missing($"{path}.group");
            if (!law.HasGroup(code)) return ExplainErrors.UnknownValue($"{path}.group", code, law.Groups);
            var start = JsonFields.MonthOrNull(entry, "start", path);
            if (start.Error is { } noStart) return noStart;
            if (start.Value is not { } from) return ExplainErrors.Missing($"{path}.start");
            var end = JsonFields.MonthOrNull(entry, "end", path);
            if (end.Error is { } noEnd) return noEnd;
            if (end.Value < from) return ExplainErrors.EndBeforeStart($"{path}.end");
            var component = JsonFields.CodeOrNull(entry, "component", path, PolicyCodes.Components);
            if (component.Error is { } noComponent) return noComponent;
            var number = JsonFields.TextOrNull(entry, "decision", path);
            if (number.Error is { } noNumber) return noNumber;
            var components = component.Value is { } one ? [one] : law.ComponentsOf(code);
            decisions.AddRange(components.Select(each => new GrantedGroup(code, each, from, end.Value, number.Value ?? "", decisions.Count + 1)));
        }

        return decisions;
    }

    /// <summary>Who does not say her relation to the carer has the one that the carer's own file gives.</summary>
    private Result<(IReadOnlyList<PersonFile> Files, bool RelationIsTheirs)> Cared(JsonElement root, PersonFile carer)
    {
        var list = JsonFields.ListOrNull(root, "cared", "");
        if (list.Error is { } fault) return fault;
        var files = new List<PersonFile>();
        foreach (var (entry, path) in list.Value ?? [])
        {
            var person = people.Read(entry, path);
            if (person.Error is { } noPerson) return noPerson;
            files.Add(person.Value);
        }

        var ofCarer = carer.Facts.Where(fact => fact.Attribute == AttributeCatalogue.Relation).ToList();
        var silent = files.FindAll(file => !file.Facts.Any(fact => fact.Attribute == AttributeCatalogue.Relation));
        files = files.ConvertAll(file => silent.Contains(file) ? With(file, [.. file.Facts, .. ofCarer], []) : file);
        return (TakenIn.Counted(files), silent.Count > 0);
    }

    private Result<IReadOnlyList<GrantedEntry>?> Granted(JsonElement root)
    {
        var list = JsonFields.ListOrNull(root, "granted", "");
        if (list.Error is { } fault) return fault;
        if (list.Value is not { } entries) return (List<GrantedEntry>?)null;
        var granted = new List<GrantedEntry>();
        foreach (var (entry, path) in entries)
        {
            if (JsonFields.Unknown(entry, path, GrantedFields) is { } unknown) return unknown;
            var month = JsonFields.MonthOrNull(entry, "for", path);
            if (month.Error is { } noMonth) return noMonth;
            if (month.Value is not { } when) return ExplainErrors.Missing($"{path}.for");
            var component = JsonFields.CodeOrNull(entry, "component", path, PolicyCodes.Components);
            if (component.Error is { } noComponent) return noComponent;
            var amount = JsonFields.MoneyOrNull(entry, "amount", path, signed: true);
            if (amount.Error is { } noAmount) return noAmount;
            if (amount.Value is not { } money) return ExplainErrors.Missing($"{path}.amount");
            var programme = JsonFields.CodeOrNull(entry, "programme", path, PolicyCodes.Programmes);
            if (programme.Error is { } noProgramme) return noProgramme;
            var payee = JsonFields.CodeOrNull(entry, "payee", path, PolicyCodes.Payees);
            if (payee.Error is { } noPayee) return noPayee;
            var rule = JsonFields.TextOrNull(entry, "rule", path);
            if (rule.Error is { } noRule) return noRule;
            var row = rule.Value is { Length: > 0 } id ? law.Find(id) : null;
            if (component.Value is null && row is null) return ExplainErrors.Missing($"{path}.component");
            granted.Add(new GrantedEntry(
                when, component.Value ?? row!.Component, money, programme.Value ?? row?.Programme, payee.Value ?? row?.Payee, row?.Id ?? ""));
        }

        return granted;
    }

    private static Result<IReadOnlyList<ProvincialBase>> Bases(JsonElement root, string province)
    {
        var list = JsonFields.ListOrNull(root, "bases", "");
        if (list.Error is { } fault) return fault;
        var bases = new List<ProvincialBase>();
        foreach (var (entry, path) in list.Value ?? [])
        {
            if (JsonFields.Unknown(entry, path, ["base", "from", "to", "amount"]) is { } unknown) return unknown;
            var reference = JsonFields.CodeOrNull(entry, "base", path, PolicyCodes.BaseReferences);
            if (reference.Error is { } noReference) return noReference;
            var from = JsonFields.DayOrNull(entry, "from", path);
            if (from.Error is { } noFrom) return noFrom;
            var to = JsonFields.DayOrNull(entry, "to", path);
            if (to.Error is { } noTo) return noTo;
            var amount = JsonFields.MoneyOrNull(entry, "amount", path);
            if (amount.Error is { } noAmount) return noAmount;
            if (amount.Value is not { Amount: > 0 } money) return ExplainErrors.Missing($"{path}.amount");
            if (to.Value < from.Value) return ExplainErrors.EndBeforeStart($"{path}.to");
            bases.Add(new ProvincialBase(province, reference.Value ?? BaseReference.SocialAssistanceBase, from.Value ?? FactsReader.Always, to.Value, money));
        }

        return bases;
    }
}
