using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>Faults are chosen in the page, by keyboard alone and on a phone, and their hits are seen there.</summary>
internal sealed class FaultPanelTests
{
    private RunningPlayground playground = null!;
    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        playground = await RunningPlayground.StartAsync("--no-bot");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var started in new IAsyncDisposable?[] { playground, browser })
        {
            if (started is not null)
            {
                await started.DisposeAsync();
            }
        }
    }

    [TearDown]
    public Task ClosePages() => browser.CloseAllAsync();

    [TestCase(1280)]
    [TestCase(390)]
    public async Task A_fault_is_found_set_seen_to_strike_and_removed_without_a_mouse(int width)
    {
        var page = await browser.OpenAsync(playground.Url, width, 844);

        await page.GetByTestId("faults").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("faults-active")).ToContainTextAsync("Nothing goes wrong");
        await page.Keyboard.TypeAsync("html");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("fault-form")).ToContainTextAsync("W9 HTML error page");
        await page.GetByTestId("fault-at").FocusAsync();
        await page.Keyboard.TypeAsync("api.test");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("fault-row")).ToContainTextAsync("api.test");
        var answer = await page.APIRequest.GetAsync(new Uri(playground.Url, "/api/api.test").ToString());
        await Assertions.Expect(page.GetByTestId("fault-hits")).ToHaveTextAsync("1 ×");
        await page.GetByTestId("fault-remove").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("fault-row")).ToHaveCountAsync(0);
        Assert.That(answer.Status, Is.EqualTo(500));
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("faults-dialog")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task What_is_done_at_once_says_what_came_of_it()
    {
        var page = await browser.OpenAsync(playground.Url);

        await page.GetByTestId("faults").ClickAsync();
        await Assertions.Expect(page.GetByTestId("faults-active")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("E14");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("fault-set").ClickAsync();

        await Assertions.Expect(page.GetByTestId("toast")).ToContainTextAsync("E14: the app answered connection_failed");
    }
}
