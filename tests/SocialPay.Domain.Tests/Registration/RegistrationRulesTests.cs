using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using static SocialPay.Domain.Tests.Registration.Registrations;

namespace SocialPay.Domain.Tests.Registration;

public class RegistrationRulesTests
{
    [Fact]
    public void Check_FindsNothingWrongWithASoundRegistration() => RegistrationRules.TidyAndCheck(Sound(), Today).ShouldBeEmpty();

    /// <summary>What is spoilt, and all that must be said about it; warnings in brackets.</summary>
    public static TheoryData<string, Action<RegistrationRequest>, string> Cases => new()
    {
        { "no name", request => request.FullName = "...", "full_name:Missing_full_name account_holder:HolderDiffers" },
        { "odd name", request => { request.FullName = "Nông Thị Hòa 2"; request.AccountHolder = request.FullName; }, "(full_name:UnusualName)" },
        { "formula as name", request => { request.FullName = "=HYPERLINK"; request.AccountHolder = request.FullName; }, "(full_name:UnusualName)" },
        { "highland name", request => { request.FullName = "H’ Linh Niê-Kđăm"; request.AccountHolder = "H' LINH NIE-KDAM"; }, "" },
        { "no birth", request => request.Birth = null, "birth:Missing_birth" },
        { "year only", request => request.Birth = BirthDate.InYear(1940), "" },
        { "born tomorrow", request => { request.Birth = BirthDate.On(Today.AddDays(1)); request.IdNumber = "080123456"; },
            "birth:BirthInFuture id_issued_on:IdIssuedBeforeBirth decision_date:DecisionBeforeBirth start:StartBeforeBirth" },
        { "131 years old", request => { request.Birth = BirthDate.InYear(1890); request.IdNumber = "080123456"; }, "birth:BirthTooOld" },
        { "130 years old", request => { request.Birth = BirthDate.InYear(1891); request.IdNumber = "080123456"; }, "" },
        { "no sex", request => request.Sex = null, "sex:Missing_sex" },
        { "no number, no reason", request => request.IdNumber = null, "id_number:Missing_id_number" },
        { "no number, a reason", request => { request.IdNumber = " "; request.NoIdReason = "Mất giấy tờ"; }, "" },
        { "number of 11", request => request.IdNumber = "20140000123", "id_number:IdNumberShort" },
        { "number of a man", request => request.IdNumber = "020040000123", "(id_number:IdNumberSex)" },
        { "issued tomorrow", request => request.IdIssuedOn = Today.AddDays(1), "id_issued_on:IdIssuedInFuture" },
        { "bad phone", request => request.Phone = "123", "phone:PhoneForm" },
        { "old phone", request => request.Phone = "01681234567", "(phone:PhoneConverted)" },
        { "phone without zero", request => request.Phone = "912345678", "(phone:PhoneZeroAdded)" },
        { "no commune", request => request.Commune = " ", "commune:Missing_commune" },
        { "no group", request => request.Groups.Clear(), "groups:Missing_groups" },
        { "no decision", request => { request.DecisionNumber = ""; request.DecisionDate = null; }, "decision_number:Missing_decision_number decision_date:Missing_decision_date" },
        { "decided tomorrow", request => request.DecisionDate = Today.AddDays(1), "decision_date:DecisionInFuture (start:StartLongBeforeDecision)" },
        { "no start", request => request.Start = null, "start:Missing_start" },
        { "start before birth", request => { request.Birth = BirthDate.On(new DateOnly(2020, 6, 1)); request.IdNumber = "020320000123"; request.IdIssuedOn = null; }, "start:StartBeforeBirth" },
        { "start in the month of birth", request => { request.Birth = BirthDate.On(new DateOnly(2020, 5, 31)); request.IdNumber = "020320000123"; request.IdIssuedOn = null; }, "" },
        { "start 13 months before", request => request.Start = new PayPeriod(2019, 5), "(start:StartLongBeforeDecision)" },
        { "start 13 months after", request => { request.Start = new PayPeriod(2021, 7); request.PaidThrough = null; }, "(start:StartLongAfterDecision)" },
        { "paid two months ahead", request => request.PaidThrough = new PayPeriod(2021, 8), "" },
        { "paid three months ahead", request => request.PaidThrough = new PayPeriod(2021, 9), "paid_through:PaidThroughInFuture" },
        { "paid before start", request => request.PaidThrough = new PayPeriod(2020, 3), "(paid_through:PaidThroughBeforeStart)" },
        { "paid through the month before", request => request.PaidThrough = new PayPeriod(2020, 4), "" },
        { "no way of payment", request => { request.PaymentKind = null; request.Provider = null; }, "provider:Missing_provider payment_kind:Missing_payment_kind" },
        { "no account", request => { request.AccountNumber = null; request.AccountHolder = ""; }, "account_number:Missing_account_number account_holder:Missing_account_holder" },
        { "5 digits", request => request.AccountNumber = "12345", "account_number:AccountForm" },
        { "6 digits", request => request.AccountNumber = "123 456", "" },
        { "20 digits", request => request.AccountNumber = "12345678901234567890", "account_number:AccountForm" },
        { "lost digits", request => request.AccountNumber = "1.01000000123456E+17", "account_number:AccountForm" },
        { "a card", request => request.AccountNumber = "9704150000000001", "(account_number:AccountLooksLikeCard)" },
        { "wallet by phone", request => { request.PaymentKind = PaymentMethodKind.EMoneyAccount; request.AccountNumber = "0912345678"; }, "" },
        { "wallet without zero", request => { request.PaymentKind = PaymentMethodKind.EMoneyAccount; request.AccountNumber = "912345678"; }, "(account_number:PhoneZeroAdded)" },
        { "wallet by another number", request => { request.PaymentKind = PaymentMethodKind.EMoneyAccount; request.AccountNumber = "1234567"; }, "(account_number:AccountNotPhone)" },
        { "another holder", request => request.AccountHolder = "NONG VAN HOA", "account_holder:HolderDiffers" },
        { "the proxy's account", request => { request.AccountHolder = "HOANG VAN BE"; Proxy(request); }, "" },
        { "cash with an account", request => request.PaymentKind = PaymentMethodKind.CashAtPoint, "(account_number:AccountUnused)" },
        { "a proxy", request => Proxy(request), "" },
        { "proxy's bad number", request => { Proxy(request); request.ProxyIdNumber = "12"; }, "proxy_id_number:IdNumberForm" },
        { "proxy without name", request => { Proxy(request); request.ProxyName = null; }, "proxy_name:Missing_proxy_name" },
        { "paper ends before it begins", request => { Proxy(request); request.ProxyTo = new DateOnly(2020, 1, 1); }, "proxy_to:ProxyEndsBeforeStart" },
        { "paper has ended", request => { Proxy(request); request.ProxyTo = new DateOnly(2020, 12, 31); }, "(proxy_to:ProxyEnded)" },
        { "no paper number", request => { Proxy(request); request.ProxyPaperNumber = null; }, "(proxy_paper_number:ProxyPaperIncomplete)" },
        { "carer's bad number", request => request.CarerIdNumber = "12", "carer_id_number:IdNumberForm" },
        { "too long", request => request.Village = new string('x', 201), "village:TooLong" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_Table(string what, Action<RegistrationRequest> spoil, string codes) =>
        string.Join(' ', Codes(RegistrationRules.TidyAndCheck(Sound(spoil), Today))).ShouldBe(codes, what);

    [Fact]
    public void Check_Tidies()
    {
        var request = Sound(sound => (sound.IdNumber, sound.AccountNumber, sound.Phone) = ("0201 4000 0123", "1010-0000.0123", "0168 123 4567"));
        RegistrationRules.TidyAndCheck(request, Today);
        (request.IdNumber, request.AccountNumber, request.Phone).ShouldBe(("020140000123", "101000000123", "0381234567"));
    }

    [Fact]
    public void FirstPayment_IsAfterWhatWasPaidAndNotBeforeTheStart()
    {
        Sound().FirstPayment.ShouldBe(new PayPeriod(2021, 1));
        Sound(request => request.PaidThrough = null).FirstPayment.ShouldBe(new PayPeriod(2020, 5));
        Sound(request => request.PaidThrough = new PayPeriod(2020, 1)).FirstPayment.ShouldBe(new PayPeriod(2020, 5));
    }

    private static void Proxy(RegistrationRequest request) =>
        (request.ProxyName, request.ProxyIdNumber, request.ProxyPaperNumber, request.ProxyFrom, request.ProxyTo) =
        ("Hoàng Văn Bế", "020080000001", "15/GUQ", new DateOnly(2020, 6, 1), new DateOnly(2021, 5, 31));
}
