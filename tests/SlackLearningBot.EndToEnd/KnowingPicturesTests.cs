using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>Somebody who learns for some days: what they know by skill, drawn and in words, and all of it a click away. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class KnowingPicturesTests
{
    private const string Anna = "U0PGANNA001";
    private const int MostDays = 16;
    private const string Answers = "[data-action-id^='lesson.answer']";

    private static readonly string Pictures = Path.Combine(Checkout.Root, "artifacts", "screenshots");

    private RunningPlayground playground = null!;
    private Browser browser = null!;
    private IPage page = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        playground = await RunningPlayground.StartAsync();
        page = await browser.OpenAsync(new Uri(playground.Url, $"?as={Anna}"), 1200, 900);
        await Assertions.Expect(Home).ToContainTextAsync("Start learning");
        foreach (var track in await Home.Locator("[data-action-id='rhythm.tracks'] input").AllAsync())
        {
            await track.CheckAsync();
        }

        await Home.GetByRole(AriaRole.Button, new() { Name = "Start learning" }).ClickAsync();
        await page.GetByTestId("modal-close").ClickAsync();
        await page.GetByTestId("tab-messages").ClickAsync();
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

    private ILocator Home => page.GetByTestId("home");

    private ILocator Newest => page.Locator("[data-testid=message][data-ephemeral=false]").Last;

    private ILocator Remark => page.Locator("[data-ephemeral=true]").Last;

    [Test]
    public async Task Progress_draws_what_is_known_and_all_skills_are_a_click_away()
    {
        for (var day = 0; day < MostDays; day++)
        {
            await SayAsync("/learn progress");
            if (await Remark.Locator("[data-action-id='memory.skills']").CountAsync() > 0)
            {
                break;
            }

            await PassDayAsync();
        }

        await Assertions.Expect(Remark).ToContainTextAsync("What you know, by skill");
        await page.SetViewportSizeAsync(1200, 1400);
        await Remark.ScrollIntoViewIfNeededAsync();
        await ShootAsync("progress");

        await Remark.Locator("[data-action-id='memory.skills']").ClickAsync();

        await Assertions.Expect(page.GetByTestId("modal")).ToContainTextAsync("What you know, by skill");
        var shown = await page.GetByTestId("modal").InnerTextAsync();
        Assert.That(shown.Split("of 100 now").Length - 1, Is.GreaterThan(8));
        await ShootAsync("skills");
    }

    private async Task PassDayAsync()
    {
        await DoAsync("clock", new { next_morning_of = Anna });
        await SettleAsync();
        await LearnAsync();
        await DoAsync("clock", new { advance = "PT8H" });
        await SettleAsync();
    }

    /// <summary>Answers what is asked by buttons, one question after the other.</summary>
    private async Task LearnAsync()
    {
        var open = page.Locator("[data-testid=message][data-ephemeral=false]").Filter(new() { Has = page.Locator(Answers) });
        while (await open.CountAsync() > 0)
        {
            var (before, message) = (await open.Last.InnerTextAsync(), page.Locator($"[data-ts='{await open.Last.GetAttributeAsync("data-ts")}']"));
            await message.Locator(Answers).First.ClickAsync();
            await Assertions.Expect(message).Not.ToHaveTextAsync(before, new() { UseInnerText = true });
        }
    }

    private async Task SettleAsync()
    {
        var (sent, quietFor) = (-1, 0);
        while (quietFor < 4) // what became due is sent meanwhile, and would be too late tomorrow
        {
            await Task.Delay(300);
            var answer = await page.APIRequest.GetAsync(new Uri(playground.Url, $"/playground/messages?as={Anna}").ToString());
            var now = JsonNode.Parse(await answer.TextAsync())!["messages"]!.AsArray().Count;
            (sent, quietFor) = (now, now == sent ? quietFor + 1 : 0);
        }
    }

    private async Task DoAsync(string verb, object body)
    {
        var answer = await page.APIRequest.PostAsync(new Uri(playground.Url, $"/playground/{verb}").ToString(), new() { DataObject = body });
        Assert.That(answer.Ok, Is.True, $"{verb}: {await answer.TextAsync()}");
    }

    private async Task SayAsync(string text)
    {
        var before = await page.Locator("[data-ephemeral=true]").CountAsync();
        await page.GetByTestId("composer").FillAsync(text);
        await page.GetByTestId("send").ClickAsync();
        await Assertions.Expect(page.Locator("[data-ephemeral=true]")).ToHaveCountAsync(before + 1);
    }

    private async Task ShootAsync(string name)
    {
        await page.Mouse.MoveAsync(4, 4); // nothing looks pointed at
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
    }
}
