using System.Globalization;
using System.Text.Json.Nodes;
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

    [Test]
    public async Task Whose_workspace_and_until_when_is_chosen_and_all_of_it_cleared_at_once()
    {
        var page = await browser.OpenAsync(playground.Url);
        await page.APIRequest.PostAsync(new Uri(playground.Url, "/playground/workspaces").ToString(), new() { DataObject = new { team = "T0BIRCH", name = "Birch Works", domain = "birch" } });
        await page.GetByTestId("faults").ClickAsync();
        await Assertions.Expect(page.GetByTestId("faults-active")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("faults-clear")).ToBeHiddenAsync();

        await page.Keyboard.TypeAsync("W1 rate");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("fault-team").SelectOptionAsync("Birch Works");
        await Assertions.Expect(page.GetByTestId("fault-user")).ToBeHiddenAsync();
        await page.GetByTestId("fault-user-written").FillAsync("bea");
        await page.GetByTestId("fault-from").SelectOptionAsync("In 10 minutes");
        await page.GetByTestId("fault-until").SelectOptionAsync("After 1 minute");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByTestId("fault-set").ClickAsync();

        await Assertions.Expect(page.GetByTestId("fault-row")).ToContainTextAsync("Birch Works · bea · from");
        await page.GetByTestId("fault-team").SelectOptionAsync("Any workspace");
        await page.GetByTestId("fault-set").ClickAsync();
        await Assertions.Expect(page.GetByTestId("fault-row")).ToHaveCountAsync(2);
        await page.GetByTestId("toast").GetByLabel("Dismiss").ClickAsync();
        await page.GetByTestId("faults-dialog").Locator(".dialog-body").EvaluateAsync("body => body.scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Root, "artifacts", "screenshots", "faults.png") });
        var rule = (await StandsReadyAsync(page))[0]!;
        Assert.That((Instant(rule, "until") - Instant(rule, "from")).TotalMinutes, Is.EqualTo(1).Within(0.001));
        Assert.That((string?)rule["team"], Is.EqualTo("T0BIRCH"));
        await page.GetByTestId("faults-clear").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("faults-active")).ToContainTextAsync("Nothing goes wrong");
        await Assertions.Expect(page.GetByTestId("faults-clear")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByTestId("faults-active")).ToBeFocusedAsync();
    }

    [Test]
    public async Task An_end_before_its_beginning_is_refused_in_words()
    {
        var page = await browser.OpenAsync(playground.Url);
        await page.GetByTestId("faults").ClickAsync();
        await Assertions.Expect(page.GetByTestId("faults-active")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("W9");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByTestId("fault-from").SelectOptionAsync("In 10 minutes");
        await page.GetByTestId("fault-until").SelectOptionAsync("At…");
        await Assertions.Expect(page.GetByTestId("fault-until-at")).Not.ToHaveValueAsync("");
        await page.GetByTestId("fault-set").ClickAsync();

        await Assertions.Expect(page.GetByTestId("toast")).ToContainTextAsync("'until' is not after 'from'");
        await Assertions.Expect(page.GetByTestId("fault-row")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Limits_and_the_seed_are_set_without_a_mouse_and_hold()
    {
        var page = await browser.OpenAsync(playground.Url);
        await page.GetByTestId("faults").ClickAsync();
        await page.GetByTestId("faults-more").FocusAsync();
        await Assertions.Expect(page.GetByTestId("faults-more")).ToContainTextAsync("no limits · seed 1");

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByTestId("limit-planning")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync(" ");
        await Assertions.Expect(page.GetByTestId("faults-more")).ToContainTextAsync("planning rates");
        await page.GetByTestId("fault-seed").FillAsync("7");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("faults-more")).ToContainTextAsync("planning rates · seed 7");
        var state = await StateAsync(page);
        Assert.That(((bool?)state["limits"]!["planning"], (int?)state["seed"]), Is.EqualTo((true, 7)));
        await page.GetByTestId("limit-planning").UncheckAsync();
        await Assertions.Expect(page.GetByTestId("faults-more")).ToContainTextAsync("no limits");
        Assert.That((bool?)(await StateAsync(page))["limits"]!["planning"], Is.False);
        await page.APIRequest.PostAsync(new Uri(playground.Url, "/playground/faults").ToString(), new() { DataObject = new { seed = 1 } });
    }

    private async Task<JsonArray> StandsReadyAsync(IPage page) => (await StateAsync(page))["active"]!.AsArray();

    private async Task<JsonNode> StateAsync(IPage page) =>
        JsonNode.Parse(await (await page.APIRequest.GetAsync(new Uri(playground.Url, "/playground/faults").ToString())).TextAsync())!;

    private static DateTimeOffset Instant(JsonNode rule, string name) => DateTimeOffset.Parse((string)rule[name]!, CultureInfo.InvariantCulture);
}
