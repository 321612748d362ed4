using SocialPay.Application;
using SocialPay.Application.Data;
using SocialPay.Application.Demo;
using SocialPay.Application.Resources;
using SocialPay.LocalDatabase;
using SocialPay.Web.Access;
using SocialPay.Web.Batches;
using SocialPay.Web.Coverage;
using SocialPay.Web.Hosting;
using SocialPay.Web.Policy;
using SocialPay.Web.Registration;
using SocialPay.Web.Shell;
using SocialPay.Web.Spreadsheets;

var builder = WebApplication.CreateBuilder(args);
var demo = args.Contains("--demo");
if (demo && !DemoAssembly.IsThere)
{
    await Console.Error.WriteLineAsync(DemoAssembly.Missing.Message());
    return 1;
}

if (builder.AddTransport() is { } wrong)
{
    await Console.Error.WriteLineAsync(wrong);
    return 1;
}

builder.AddLog();
builder.Services.AddSocialPay(await builder.ConnectionStringAsync(demo));
builder.AddPages();
// After the pages, whose own watch over the session it replaces.
builder.AddAccess();
builder.Services.AddBatchDownloads();

var app = builder.Build();
await app.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(app.Lifetime.ApplicationStopping);
await app.Services.ReadLawAsync(app.Lifetime.ApplicationStopping);
if (demo) await DemoStart.RunAsync(app);

app.UseTransport(demo);
app.UseResponseHeaders();
app.UseRequestLog();
if (!app.Environment.IsDevelopment()) app.UseExceptionHandler(Links.Failure, createScopeForErrors: true);
app.UseWrongRequests();
app.UseRequestLocalization();
app.UseAddressGuard();
app.UseAuthentication();
app.UseAuthorization();
app.UseFirstPasswords();
app.UseRateLimiter();
app.UseUploadLimit();
app.UseAntiforgery();
app.UseFormCheck();

app.MapStaticAssets().AllowAnonymous();
app.MapHealthChecks("/health").AllowAnonymous();
app.MapLanguageChoice();
app.MapSignOut();
app.MapBatchDownloads();
app.MapUploads();
app.MapRegistrationFiles();
app.MapCoverageDownload();
app.MapLawDownload();
app.MapPages();
await app.RunAsync();
// The private database of ./run, unless a command works on it.
await ConnectionStringFinder.ReleaseAsync(CancellationToken.None);
return 0;
