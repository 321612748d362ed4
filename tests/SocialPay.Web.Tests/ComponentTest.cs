using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests;

/// <summary>Components with the services of the site, read by an officer who has chosen no language. The browser answers nothing.</summary>
public abstract class ComponentTest : BunitContext
{
    static ComponentTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(15);

    protected ComponentTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddComponentLibrary();
    }

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>The places of the library's lists, dialogs and toasts, as on every page.</summary>
    protected IRenderedComponent<LibraryProviders> Page() => Render<LibraryProviders>();

    /// <summary>A key pressed in what took keys last: the library catches them in the browser, which then calls its (internal) service.</summary>
    protected Task PressAsync(IRenderedComponent<LibraryProviders> page, string key)
    {
        var keys = Services.GetRequiredService<IKeyInterceptorService>();
        var id = JSInterop.Invocations["mudKeyInterceptor.connect"][^1].Arguments.OfType<string>().First();
        return page.InvokeAsync(() => (Task)keys.GetType().GetMethod("OnKeyDown")!.Invoke(keys, [id, new KeyboardEventArgs { Key = key }])!);
    }

    /// <summary>From here on the reader has chosen English.</summary>
    protected static void ReadInEnglish() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
}
