using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>The weeks after the first day, whatever day the first one is: the weekly note, the question after ignored days, and what waits in App Home. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class WeekPicturesTests
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
        page = await browser.OpenAsync(new Uri(playground.Url, $"?as={Anna}"), 1200, 720);
        await Assertions.Expect(Home).ToContainTextAsync("Start learning");
        foreach (var track in (await Home.Locator("[data-action-id='rhythm.tracks'] input").AllAsync()).Take(2))
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

    [Test, Order(1)]
    public async Task The_week_ends_with_a_note_of_what_was_learnt()
    {
        var note = await PassDaysAsync("Your week", LearnAsync);

        await Assertions.Expect(note).ToContainTextAsync("What is next");
        await ShootAsync("weekly-note");
    }

    [Test, Order(2)]
    public async Task After_three_ignored_days_one_question_and_a_click_answers_it()
    {
        var question = await PassDaysAsync("Shall I come less often?", () => Task.CompletedTask);
        await ShootAsync("less-often");
        var answered = page.Locator($"[data-ts='{await question.GetAttributeAsync("data-ts")}']");

        await question.GetByRole(AriaRole.Button, new() { Name = "Keep it as it is" }).ClickAsync();

        await Assertions.Expect(answered).ToContainTextAsync("All right, nothing changes.");
    }

    [Test, Order(3)]
    public async Task What_the_days_budget_held_back_waits_in_App_Home()
    {
        await SayAsync("/learn nudges 1");
        for (var day = 0; day < MostDays && !await IsWaitingAsync(); day++)
        {
            await page.GetByTestId("tab-messages").ClickAsync();
            await PassDayAsync(LearnAsync);
        }

        await page.SetViewportSizeAsync(1200, 1180);
        await Assertions.Expect(Home).ToContainTextAsync("Waiting for you");
        await ShootAsync("home-waiting");
    }

    private async Task<bool> IsWaitingAsync()
    {
        await page.GetByTestId("tab-home").ClickAsync();
        await Assertions.Expect(Home).ToContainTextAsync("My tracks");
        return (await Home.InnerTextAsync()).Contains("Waiting for you", StringComparison.Ordinal);
    }

    /// <summary>Days pass until the bot says these words.</summary>
    private async Task<ILocator> PassDaysAsync(string words, Func<Task> act)
    {
        var said = page.GetByTestId("message").Filter(new() { HasText = words });
        for (var day = 0; day < MostDays; day++)
        {
            await PassDayAsync(act);
            if (await said.CountAsync() > 0)
            {
                return said.Last;
            }
        }

        Assert.Fail($"In {MostDays} days nobody said “{words}”.");
        throw new InvalidOperationException(words);
    }

    /// <summary>A morning, what is done with what came, and the afternoon.</summary>
    private async Task PassDayAsync(Func<Task> act)
    {
        await TurnAsync(new { next_morning_of = Anna });
        await act();
        await TurnAsync(new { advance = "PT8H" });
    }

    /// <summary>Answers what is asked by buttons, one question after the other.</summary>
    private async Task LearnAsync()
    {
        while (await Newest.Locator(Answers).CountAsync() > 0)
        {
            var before = await Newest.InnerTextAsync();
            await Newest.Locator(Answers).First.ClickAsync();
            await Assertions.Expect(Newest).Not.ToHaveTextAsync(before, new() { UseInnerText = true });
        }
    }

    /// <summary>Turns people's time; answered when the bot knows what became due. Nobody opens anything: that would be a sign of life.</summary>
    private async Task TurnAsync(object body)
    {
        var answer = await page.APIRequest.PostAsync(new Uri(playground.Url, "/playground/clock").ToString(), new() { DataObject = body });
        Assert.That(answer.Ok, Is.True, await answer.TextAsync());
        var (sent, quietFor) = (-1, 0);
        while (quietFor < 4) // what became due is sent meanwhile, and would be too late tomorrow
        {
            await Task.Delay(300);
            var now = await CountSentAsync();
            (sent, quietFor) = (now, now == sent ? quietFor + 1 : 0);
        }

        await Assertions.Expect(page.GetByTestId("message")).ToHaveCountAsync(sent);
    }

    private async Task<int> CountSentAsync()
    {
        var answer = await page.APIRequest.GetAsync(new Uri(playground.Url, $"/playground/messages?as={Anna}").ToString());
        return JsonNode.Parse(await answer.TextAsync())!["messages"]!.AsArray().Count;
    }

    private async Task SayAsync(string text)
    {
        await page.GetByTestId("composer").FillAsync(text);
        await page.GetByTestId("send").ClickAsync();
        await Assertions.Expect(page.Locator("[data-ephemeral=true]").Last).ToContainTextAsync("Saved.");
    }

    private async Task ShootAsync(string name)
    {
        await page.Mouse.MoveAsync(4, 4);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
    }
}
