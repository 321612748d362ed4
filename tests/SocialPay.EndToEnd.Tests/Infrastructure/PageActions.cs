using System.IO.Compression;
using Microsoft.Playwright;

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>What officers do on every page: press a button of its head, agree, read what it says, take a file.</summary>
public static class PageActions
{
    public static Task ClickAsync(this Visitor visitor, string button) =>
        visitor.Page.Locator(".page-actions").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    /// <summary>Presses a button and agrees to its question.</summary>
    public static async Task ConfirmAsync(this Visitor visitor, string button)
    {
        await visitor.ClickAsync(button);
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    public static Task ExpectNoticeAsync(this Visitor visitor, string text) =>
        Assertions.Expect(visitor.Page.Locator(".notice-good")).ToContainTextAsync(text, new() { Timeout = 60_000 });

    /// <summary>The state of the run that is open.</summary>
    public static Task ExpectStateAsync(this Visitor visitor, string state) =>
        Assertions.Expect(visitor.Page.Locator(".run-state .state").First).ToContainTextAsync(state, new() { Timeout = 60_000 });

    /// <summary>Sends a file by the form of the page that is open, and waits for its preview.</summary>
    public static async Task SendAsync(this Visitor visitor, string name, byte[] content)
    {
        await visitor.Page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText($"Tệp: {name}")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    public static async Task<byte[]> DownloadAsync(this Visitor visitor, Func<Task> click)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(click, new() { Timeout = 90_000 });
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public static List<(string Name, byte[] Content)> Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.Name, content.ToArray());
        })];
    }
}
