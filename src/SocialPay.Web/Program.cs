var builder = WebApplication.CreateBuilder(args);
// Run from the build's folder (./run), the packages' files are found through a list; a published folder has none and needs none.
builder.WebHost.UseStaticWebAssets();
builder.Services.AddHealthChecks();
var app = builder.Build();
app.MapHealthChecks("/health");
app.MapStaticAssets();
app.Run();
