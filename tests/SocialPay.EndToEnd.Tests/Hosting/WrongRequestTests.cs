using System.Net;
using SocialPay.Application.Spreadsheets;
using SocialPay.EndToEnd.Tests.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Hosting;

/// <summary>What cannot be answered is refused with its status, a plain page and one line in the log.</summary>
[Collection(nameof(Site))]
public sealed class WrongRequestTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tep", false)]
    [InlineData("tep", true)]
    [InlineData("doi-tuong/tep-excel", false)]
    [InlineData("doi-tuong/tep-excel", true)]
    [InlineData("dang-xuat", false)]
    [InlineData("doi-mat-khau", true)]
    public async Task Form_WithoutTokenOrWithAForeignOne_Is400(string path, bool foreign)
    {
        using var officer = await SignedInAsync();
        using var stranger = await SignInForm.OpenAsync(await site.HostAsync());
        using var form = new MultipartFormDataContent { { new StringContent("178"), "area" }, { new StringContent("2021-04"), "month" }, { new ByteArrayContent([1]), "file", "a.csv" } };
        if (foreign) form.Add(new StringContent(stranger.FormToken), "__RequestVerificationToken");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };

        await ShouldBeRefusedAsync(officer.Caller, request, HttpStatusCode.BadRequest, "Yêu cầu không hợp lệ");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upload_TooLarge_Is413(bool chunked)
    {
        using var officer = await SignedInAsync();
        var page = await officer.Caller.GetStringAsync("doi-mat-khau", Cancellation);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(SignInForm.TokenOf(page)), "__RequestVerificationToken" },
            { new ByteArrayContent(new byte[Uploads.MaximumBytes + 65_536]), "file", "a.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "tep?ve=/nhap-tu-excel") { Content = form };
        // Told the length, the server answers before anything is sent.
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = chunked;

        await ShouldBeRefusedAsync(officer.Caller, request, HttpStatusCode.RequestEntityTooLarge, "Tệp quá lớn");
    }

    [Theory]
    [InlineData("format=docx")]
    [InlineData("format=7")]
    [InlineData("")]
    public async Task Download_UnknownFormat_Is404(string query)
    {
        using var officer = await SignedInAsync();
        var run = await (await site.HostAsync()).Database.ScalarAsync<long>("select min(id) from payroll_runs");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"bang-chi-tra/{run}/tep?{query}");

        await ShouldBeRefusedAsync(officer.Caller, request, HttpStatusCode.NotFound, "Không tìm thấy", lines: 0);
    }

    [Fact]
    public async Task PagesAndDownloads_AreKeptNowhere_FilesOfTheSiteAre()
    {
        using var officer = await SignedInAsync();
        var run = await (await site.HostAsync()).Database.ScalarAsync<long>("select min(id) from payroll_runs");

        foreach (var path in new[] { $"bang-chi-tra/{run}/tep?format=csv", $"bang-chi-tra/{run}/dong", "nhap-tu-excel/tep-mau", "doi-tuong", "doi-mat-khau" })
        {
            using var answer = await officer.Caller.GetAsync(path, Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.GetValues("Cache-Control").ShouldBe(["no-store"], path);
        }

        using var file = await officer.Caller.GetAsync("icon.svg", Cancellation);
        file.Headers.CacheControl!.NoStore.ShouldBeFalse();
    }

    // The request's own line of the log comes besides; warnings and errors are counted, and traces.
    private async Task ShouldBeRefusedAsync(HttpClient caller, HttpRequestMessage request, HttpStatusCode status, string title, int lines = 1)
    {
        var host = await site.HostAsync();
        var before = host.Log.Length;

        using var answer = await caller.SendAsync(request, Cancellation);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain($">{title}</h1>");
        await Task.Delay(500, Cancellation);
        var log = host.Log[before..];
        log.Split('\n').Count(line => line.Contains(" WRN ", StringComparison.Ordinal) || line.Contains(" ERR ", StringComparison.Ordinal)).ShouldBe(lines, log);
        log.ShouldNotContain("   at ");
    }

    private async Task<SignInForm> SignedInAsync()
    {
        var form = await SignInForm.OpenAsync(await site.HostAsync());
        (await form.SendAsync("lap.bang", TestOfficers.Password)).ShouldBe(SignInAnswer.SignedIn);
        return form;
    }
}
