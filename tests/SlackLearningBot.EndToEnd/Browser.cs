using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>Chromium as it is found on the machine; without one the tests are skipped, and with CI=true they fail.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private static readonly string[] Applications =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        if (Find() is not { } executable)
        {
            const string reason = "No Chromium, Chrome or Edge was found on this machine: install one (Debian: apt-get install chromium).";
            if (Environment.GetEnvironmentVariable("CI") is "true")
            {
                Assert.Fail($"Skipped with CI=true: {reason}");
            }

            Assert.Ignore(reason);
            throw new InvalidOperationException(reason);
        }

        Assertions.SetDefaultExpectTimeout(20_000); // a machine that runs other tests beside it is slow, not wrong
        var driver = await Playwright.CreateAsync();
        var chromium = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--lang=en-GB",
            ],
        });
        return new Browser(driver, chromium);
    }

    public async Task<IPage> OpenAsync(Uri url, int width = 1280, int height = 900)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => TestContext.Progress.WriteLine($"The page failed: {error}");
        page.Console += (_, message) => TestContext.Progress.WriteLine($"The page said: {message.Text}");
        await page.GotoAsync(url.ToString());
        await page.Locator(".app[data-ready]").WaitForAsync();
        return page;
    }

    /// <summary>Closes every page, so that one test's people do not read what another's should.</summary>
    public async Task CloseAllAsync()
    {
        foreach (var context in browser.Contexts.ToList())
        {
            await context.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .Concat(Applications)
            .FirstOrDefault(File.Exists);
}
