using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using F = SocialPay.Domain.Registration.RegistrationFields;

namespace SocialPay.Domain.Registration;

/// <summary>
/// What a registration must satisfy by itself (policy-rules §11, §12): errors stop it, warnings are shown. What needs the register, the
/// areas or the providers is checked by the use cases; what needs the law, by <see cref="GrantRules"/>.
/// </summary>
public static class RegistrationRules
{
    private const int OldestAge = 130;
    private const int LongName = 200;
    private const int LongNumber = 60;
    private const int LongReason = 300;

    /// <summary>A start this many months from its decision is worth a second look.</summary>
    private const int UnusualMonths = 12;

    /// <summary>So many children or wards of one person are worth a second look.</summary>
    private const int UnusualCount = 10;

    private static readonly AttributeDefinition[] Counted =
    [
        AttributeCatalogue.ChildrenSupported, AttributeCatalogue.ChildrenUnder36Months, AttributeCatalogue.FosteredCount, AttributeCatalogue.FosteredRank,
        AttributeCatalogue.MartyrsCount,
    ];

    /// <summary>February is paid with January before Tết.</summary>
    private const int MonthsPaidAhead = 2;

    /// <summary>Tidies what has one right form: numbers without separators, old telephone numbers converted.</summary>
    public static IReadOnlyList<RegistrationProblem> TidyAndCheck(RegistrationRequest request, DateOnly today)
    {
        var problems = new List<RegistrationProblem>();
        Tidy(request, problems);
        CheckPerson(request, today, problems);
        CheckDecision(request, today, problems);
        CheckAccount(request, problems);
        CheckProxy(request, problems);
        CheckTexts(request, problems);
        foreach (var attribute in Counted)
        {
            if (request.Facts.TryGetValue(attribute.Name, out var text) && attribute.TryEncode(text, out var count) && count >= UnusualCount)
                problems.Add(new(attribute.Name, RegistrationErrors.UnlikelyCount(text), IsWarning: true));
        }

        return problems;
    }

    private static void Tidy(RegistrationRequest request, List<RegistrationProblem> problems)
    {
        request.IdNumber = Clean(request.IdNumber, IdentityNumber.Clean);
        request.CarerIdNumber = Clean(request.CarerIdNumber, IdentityNumber.Clean);
        request.ProxyIdNumber = Clean(request.ProxyIdNumber, IdentityNumber.Clean);
        request.AccountNumber = Clean(request.AccountNumber, AccountNumber.Clean);
        request.Phone = TidyPhone(F.Phone, request.Phone, problems);
        request.ProxyPhone = TidyPhone(F.ProxyPhone, request.ProxyPhone, problems);
        // The number of an e-money account is a telephone's, and loses its leading zero like one.
        if (request is not { PaymentKind: PaymentMethodKind.EMoneyAccount, AccountNumber: { } account } || Telephone.Normalise(account) is not { } number) return;
        if (Telephone.Change(account, number) is { } change) problems.Add(new(F.AccountNumber, change, IsWarning: true));
        request.AccountNumber = number;
    }

    private static string? Clean(string? text, Func<string, string> clean) => text is not null && clean(text) is { Length: > 0 } cleaned ? cleaned : null;

    private static string? TidyPhone(string field, string? text, List<RegistrationProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Telephone.Normalise(text) is not { } number)
        {
            problems.Add(new(field, RegistrationErrors.PhoneForm(text)));
            return text;
        }

        if (Telephone.Change(text, number) is { } change) problems.Add(new(field, change, IsWarning: true));
        return number;
    }

    private static void CheckPerson(RegistrationRequest request, DateOnly today, List<RegistrationProblem> problems)
    {
        if (!request.FullName.Any(char.IsLetter)) problems.Add(new(F.FullName, RegistrationErrors.Missing(F.FullName)));
        else if (request.FullName.Any(IsUnusual)) problems.Add(new(F.FullName, RegistrationErrors.UnusualName(request.FullName), IsWarning: true));
        if (request.Sex is null) problems.Add(new(F.Sex, RegistrationErrors.Missing(F.Sex)));
        if (string.IsNullOrWhiteSpace(request.Commune)) problems.Add(new(F.Commune, RegistrationErrors.Missing(F.Commune)));
        CheckBirth(request, today, problems);
        CheckIdentity(request, today, problems);
    }

    private static bool IsUnusual(char character) => !char.IsLetter(character) && !char.IsWhiteSpace(character) && character is not ('\'' or '’' or 'ʼ' or '-' or '.');

    private static void CheckBirth(RegistrationRequest request, DateOnly today, List<RegistrationProblem> problems)
    {
        if (request.Birth is not { } birth) problems.Add(new(F.Birth, RegistrationErrors.Missing(F.Birth)));
        else if (birth.Date > today) problems.Add(new(F.Birth, RegistrationErrors.BirthInFuture));
        else if (birth.AgeOn(today) > OldestAge) problems.Add(new(F.Birth, RegistrationErrors.BirthTooOld(birth.AgeOn(today))));
    }

    private static void CheckIdentity(RegistrationRequest request, DateOnly today, List<RegistrationProblem> problems)
    {
        if (request.IdNumber is not { } number)
        {
            if (string.IsNullOrWhiteSpace(request.NoIdReason)) problems.Add(new(F.IdNumber, RegistrationErrors.Missing(F.IdNumber)));
        }
        else if (IdentityNumber.Fault(number) is { } fault)
        {
            problems.Add(new(F.IdNumber, fault));
        }
        else
        {
            problems.AddRange(IdentityNumber.Contradictions(number, request.Birth, request.Sex).Select(error => new RegistrationProblem(F.IdNumber, error, IsWarning: true)));
        }

        if (request.IdIssuedOn > today) problems.Add(new(F.IdIssuedOn, RegistrationErrors.IdIssuedInFuture));
        else if (request.IdIssuedOn < request.Birth?.Date) problems.Add(new(F.IdIssuedOn, RegistrationErrors.IdIssuedBeforeBirth));
    }

    private static void CheckDecision(RegistrationRequest request, DateOnly today, List<RegistrationProblem> problems)
    {
        if (request.Groups.Count == 0) problems.Add(new(F.Groups, RegistrationErrors.Missing(F.Groups)));
        if (string.IsNullOrWhiteSpace(request.DecisionNumber)) problems.Add(new(F.DecisionNumber, RegistrationErrors.Missing(F.DecisionNumber)));
        if (request.DecisionDate is not { } decided) problems.Add(new(F.DecisionDate, RegistrationErrors.Missing(F.DecisionDate)));
        else if (decided > today) problems.Add(new(F.DecisionDate, RegistrationErrors.DecisionInFuture));
        else if (decided < request.Birth?.Date) problems.Add(new(F.DecisionDate, RegistrationErrors.DecisionBeforeBirth));
        if (request.Start is { } start) CheckStart(request, start, problems);
        else problems.Add(new(F.Start, RegistrationErrors.Missing(F.Start)));
        if (request.PaidThrough is not { } paid) return;
        if (paid > PayPeriod.Of(today).AddMonths(MonthsPaidAhead)) problems.Add(new(F.PaidThrough, RegistrationErrors.PaidThroughInFuture));
        else if (paid.Next < request.Start) problems.Add(new(F.PaidThrough, RegistrationErrors.PaidThroughBeforeStart, IsWarning: true));
    }

    private static void CheckStart(RegistrationRequest request, PayPeriod start, List<RegistrationProblem> problems)
    {
        if (request.Birth is { } birth && start.LastDay < birth.Date) problems.Add(new(F.Start, RegistrationErrors.StartBeforeBirth));
        if (request.DecisionDate is not { Year: >= 1900 and < 2999 } decided) return;
        var after = start - PayPeriod.Of(decided);
        if (after > UnusualMonths) problems.Add(new(F.Start, RegistrationErrors.StartLongAfterDecision(after), IsWarning: true));
        if (-after > UnusualMonths) problems.Add(new(F.Start, RegistrationErrors.StartLongBeforeDecision(-after), IsWarning: true));
    }

    private static void CheckAccount(RegistrationRequest request, List<RegistrationProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(request.Provider)) problems.Add(new(F.Provider, RegistrationErrors.Missing(F.Provider)));
        if (request.PaymentKind is not { } kind)
        {
            problems.Add(new(F.PaymentKind, RegistrationErrors.Missing(F.PaymentKind)));
            return;
        }

        if (!kind.IsCashless())
        {
            // Said aloud, because it is not kept.
            if (request.AccountNumber is not null) problems.Add(new(F.AccountNumber, RegistrationErrors.AccountUnused, IsWarning: true));
            return;
        }

        if (request.AccountNumber is not { } number) problems.Add(new(F.AccountNumber, RegistrationErrors.Missing(F.AccountNumber)));
        else if (!AccountNumber.IsPossible(number)) problems.Add(new(F.AccountNumber, RegistrationErrors.AccountForm(number)));
        else if (AccountNumber.LooksLikeCard(number)) problems.Add(new(F.AccountNumber, RegistrationErrors.AccountLooksLikeCard, IsWarning: true));
        else if (kind == PaymentMethodKind.EMoneyAccount && Telephone.Normalise(number) is null) problems.Add(new(F.AccountNumber, RegistrationErrors.AccountNotPhone, IsWarning: true));

        if (string.IsNullOrWhiteSpace(request.AccountHolder)) problems.Add(new(F.AccountHolder, RegistrationErrors.Missing(F.AccountHolder)));
        else if (!AccountNumber.SameHolder(request.AccountHolder, request.FullName) && !AccountNumber.SameHolder(request.AccountHolder, request.ProxyName))
            problems.Add(new(F.AccountHolder, RegistrationErrors.HolderDiffers(request.AccountHolder, request.FullName)));
    }

    private static void CheckProxy(RegistrationRequest request, List<RegistrationProblem> problems)
    {
        if (request.CarerIdNumber is { } carer && IdentityNumber.Fault(carer) is { } carerFault) problems.Add(new(F.CarerIdNumber, carerFault));
        if (request.ProxyIdNumber is { } id && IdentityNumber.Fault(id) is { } fault) problems.Add(new(F.ProxyIdNumber, fault));
        if (!request.HasProxy)
        {
            if (request.ProxyIdNumber is not null || request.ProxyPaperNumber is not null || request.ProxyPhone is not null)
                problems.Add(new(F.ProxyName, RegistrationErrors.Missing(F.ProxyName)));
            return;
        }

        if (request.ProxyTo < request.ProxyFrom) problems.Add(new(F.ProxyTo, RegistrationErrors.ProxyEndsBeforeStart));
        else if (request.ProxyTo is { } to && request.FirstPayment is { } month && to < month.FirstDay) problems.Add(new(F.ProxyTo, RegistrationErrors.ProxyEnded(to), IsWarning: true));
        if (!request.HasWholeProxyPaper()) problems.Add(new(F.ProxyPaperNumber, RegistrationErrors.ProxyPaperIncomplete, IsWarning: true));
    }

    /// <summary>Number and dates of the paper are known, so that the proxy counts as verified.</summary>
    public static bool HasWholeProxyPaper(this RegistrationRequest request) =>
        !string.IsNullOrWhiteSpace(request.ProxyPaperNumber) && request is { ProxyFrom: not null, ProxyTo: not null };

    private static void CheckTexts(RegistrationRequest request, List<RegistrationProblem> problems)
    {
        ReadOnlySpan<(string Field, string? Text, int Most)> texts =
        [
            (F.FullName, request.FullName, LongName), (F.Village, request.Village, LongName), (F.Ethnicity, request.Ethnicity, LongNumber),
            (F.NoIdReason, request.NoIdReason, LongReason), (F.DecisionNumber, request.DecisionNumber, LongNumber), (F.CarerName, request.CarerName, LongName),
            (F.AccountHolder, request.AccountHolder, LongName), (F.ProxyName, request.ProxyName, LongName),
            (F.ProxyPaperNumber, request.ProxyPaperNumber, LongNumber), (F.ProxyCertifiedBy, request.ProxyCertifiedBy, LongName),
            (F.District, request.District, LongName), (F.Commune, request.Commune, LongName), (F.Provider, request.Provider, LongName), (F.Bank, request.Bank, LongName),
        ];
        foreach (var (field, text, most) in texts)
        {
            if (text is null) continue;
            if (text.Length > most) problems.Add(new(field, RegistrationErrors.TooLong(most)));
            // A name with a mark that turns the direction of writing reads as another's.
            if (text.Any(VietnameseText.IsInvisible)) problems.Add(new(field, RegistrationErrors.HiddenCharacters));
            else if (OldFonts.IsLikely(text)) problems.Add(new(field, RegistrationErrors.OldFont(text)));
        }
    }
}
