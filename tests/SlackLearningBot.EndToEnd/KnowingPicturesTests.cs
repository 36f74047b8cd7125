using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>Somebody who learns for some days: why a lesson comes, an assessment from the announcement to its first question, and what they know by skill. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class KnowingPicturesTests
{
    private const string Anna = "U0PGANNA001";
    private const string Priya = "U0PGPRIYA01";
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

    [Test, Order(1)]
    public async Task A_lesson_says_what_speaks_for_it_and_what_skipping_means()
    {
        await GiveAssessmentAsync();
        await PassDayAsync();
        await DoAsync("clock", new { next_morning_of = Anna });
        await SettleAsync();
        var lesson = page.GetByTestId("message").Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "Why this?" }) }).Last;

        await lesson.GetByRole(AriaRole.Button, new() { Name = "Why this?" }).Last.ClickAsync();

        await Assertions.Expect(Remark).ToContainTextAsync("If you skip it");
        await Assertions.Expect(Remark).ToContainTextAsync("points");
        await ShootAsync("why");
        await LearnAsync();
    }

    [Test, Order(2)]
    public async Task An_assessment_is_announced_and_its_first_question_stands_in_the_same_message()
    {
        await DoAsync("clock", new { advance = "PT4H" });
        await SettleAsync();
        var announced = page.GetByTestId("message").Filter(new() { HasText = "Clear writing and SQL" }).Filter(new() { Has = page.Locator("[data-action-id='assessment.start']") }).Last;
        await Assertions.Expect(announced).ToBeVisibleAsync();
        await announced.ScrollIntoViewIfNeededAsync();
        await ShootAsync("assessment");
        var message = page.Locator($"[data-ts='{await announced.GetAttributeAsync("data-ts")}']");

        await message.Locator("[data-action-id='assessment.start']").ClickAsync();

        await Assertions.Expect(message).ToContainTextAsync("Question 1 of 3");
        await message.ScrollIntoViewIfNeededAsync();
        await ShootAsync("assessment-question");
    }

    [Test, Order(3)]
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

    /// <summary>Priya makes an assessment of two of Anna's tracks and gives it to her.</summary>
    private async Task GiveAssessmentAsync()
    {
        await DoAsync("command", new { @as = Priya, text = "/learn assess new" });
        await DoAsync("submit", new JsonObject
        {
            ["as"] = Priya,
            ["fill"] = new JsonObject
            {
                ["Title"] = "Clear writing and SQL",
                ["Its questions come from"] = new JsonArray("clear-writing", "sql-performance"),
                ["How many questions does an attempt ask?"] = "3",
            },
        });
        await DoAsync("close", new { @as = Priya });
        await DoAsync("command", new { @as = Priya, text = "/learn assess assign" });
        await DoAsync("submit", new JsonObject { ["as"] = Priya, ["fill"] = new JsonObject { ["Assessment"] = "Clear writing and SQL", ["People"] = new JsonArray(Anna) } });
        for (var tried = 0; ; tried++)
        {
            var given = await page.APIRequest.PostAsync(new Uri(playground.Url, "/playground/click").ToString(), new() { DataObject = new { @as = Priya, action_id = "assessment.give" } });
            if (given.Ok)
            {
                return;
            }

            Assert.That(tried, Is.LessThan(40), await given.TextAsync());
            await Task.Delay(250);
        }
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
        var answer = await page.APIRequest.PostAsync(
            new Uri(playground.Url, $"/playground/{verb}").ToString(),
            body is JsonNode json ? new() { DataString = json.ToJsonString(), Headers = new Dictionary<string, string> { ["content-type"] = "application/json" } } : new() { DataObject = body });
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
