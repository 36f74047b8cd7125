using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>Every type of question, answered with the keyboard alone and on a phone. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class QuestionTests
{
    private static readonly string Pictures = Path.Combine(Checkout.Root, "artifacts", "screenshots");

    /// <summary>Who learns what, and the questions they answer before the one that is tested.</summary>
    private static readonly (string Person, string Track, string[] Before)[] Learners =
    [
        ("anna", "Feedback people can use", ["At 10:20 you skipped the error page, and two people asked about it.", "True"]),
        ("ben", "Good 1:1s and meetings, near and far", ["Hearing what bothers him about the on-call rota."]),
        ("erik", "Tech talks people remember", ["Give each cache key an expiry; stale data then cures itself."]),
        ("kenji", "Incident response without panic", ["Roll the release back, then look for the cause.", "True"]),
        ("priya", "Faster SQL in PostgreSQL", ["Run ANALYZE on that table and look again.", "True"]),
    ];

    private Hands hands = null!;
    private RunningPlayground playground = null!;
    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        playground = await RunningPlayground.StartAsync();
        hands = new Hands(playground.Url);
        await hands.TurnToSaturdayAsync();
        foreach (var (person, track, _) in Learners)
        {
            await hands.DoAsync("home", new JsonObject { ["as"] = person });
        }

        foreach (var (person, track, _) in Learners)
        {
            await hands.UntilAsync(person, "What interests you?", "home"); // the starter catalogue was there before the address was told
            await hands.DoAsync("click", new JsonObject { ["as"] = person, ["words"] = "Start learning", ["fill"] = new JsonObject { ["What interests you?"] = new JsonArray(track) } });
            await hands.DoAsync("close", new JsonObject { ["as"] = person });
        }

        foreach (var zone in new[] { "kenji", "anna", "ben" })
        {
            await hands.DoAsync("clock", new JsonObject { ["next_morning_of"] = zone }); // Monday begins in Tokyo, then in Stockholm, then in London
        }

        foreach (var (person, _, before) in Learners)
        {
            foreach (var answer in before)
            {
                await hands.UntilAsync(person, $"({answer})");
                await hands.DoAsync("click", new JsonObject { ["as"] = person, ["words"] = answer });
            }
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        hands?.Dispose();
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

    [Test]
    public Task Several_right_answers_are_ticked() => AnswerAsync("anna", "multiple", "Right.", async (page, question) =>
    {
        foreach (var option in new[] { "You answered three questions that were put to Cleo.", "You came in at 9:20.", "You looked at your phone while Ben was speaking." })
        {
            await question.GetByLabel(option).FocusAsync();
            await page.Keyboard.PressAsync("Space");
        }
    });

    [Test]
    public Task A_number_is_typed() => AnswerAsync("ben", "numeric", "Right.", async (page, question) =>
    {
        await question.GetByLabel("Your answer in minutes").FocusAsync();
        await page.Keyboard.TypeAsync("20 min");
    });

    [Test]
    public Task Pairs_are_matched() => AnswerAsync("erik", "matching", "Right.", async (page, question) =>
    {
        await ChooseAsync(page, question, "Feature flags at our company", "A topic");
        await ChooseAsync(page, question, "Put a removal date on every feature flag, or you will pay for it twice", "A core sentence");
        await ChooseAsync(page, question, "First Redis, then eviction, then metrics", "A list of contents");
    });

    [Test]
    public Task Steps_are_put_into_order() => AnswerAsync("kenji", "ordering", "Right.", async (page, question) =>
    {
        await ChooseAsync(page, question, "1st", "Ask whether the release changed the database");
        await ChooseAsync(page, question, "2nd", "Roll the release back");
        await ChooseAsync(page, question, "3rd", "Check that the errors stop");
        await ChooseAsync(page, question, "4th", "Look for the cause");
    });

    [Test]
    public Task A_word_is_typed_and_a_slip_of_the_finger_is_asked_about() => AnswerAsync("priya", "typed", "Right.", async (page, question) =>
    {
        await question.GetByRole(AriaRole.Textbox).FocusAsync();
        await page.Keyboard.TypeAsync("ANALIZE");
        await PressAsync(page, question, "Submit");
        await Assertions.Expect(question).ToContainTextAsync("Did you mean");
        await ShootAsync(page, "question-near-miss-phone");
        await question.GetByRole(AriaRole.Textbox).FocusAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync("analyze");
    });

    private async Task AnswerAsync(string person, string type, string result, Func<IPage, ILocator, Task> fillIn)
    {
        var state = await hands.SeeAsync($"state?as={person}");
        var page = await browser.OpenAsync(new Uri(playground.Url, $"?as={person}#/{state["bot"]!["dm"]}/messages"), width: 390, height: 844);
        var message = page.GetByTestId("message").Last;
        await Assertions.Expect(message.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToBeVisibleAsync();
        await ShootAsync(page, $"question-{type}-phone");

        await fillIn(page, message);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.Zero);
        await page.SetViewportSizeAsync(1200, 1040);
        await ShootFieldsAsync(page, message, $"question-{type}");
        await PressAsync(page, message, "Submit");

        await Assertions.Expect(message).ToContainTextAsync(result);
        await Assertions.Expect(message.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToHaveCountAsync(0);
        await ShootAsync(page, $"question-{type}-answered");
    }

    private static async Task PressAsync(IPage page, ILocator where, string button)
    {
        await where.GetByRole(AriaRole.Button, new() { Name = button }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Opens the list of a labelled field and walks to an option with the arrows.</summary>
    private static async Task ChooseAsync(IPage page, ILocator where, string label, string option)
    {
        await where.GetByLabel(label).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var list = page.GetByRole(AriaRole.Listbox);
        await Assertions.Expect(list).ToBeFocusedAsync();
        for (var step = 0; step < 6 && await list.Locator(".is-active").InnerTextAsync() != option; step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(where.GetByLabel(label)).ToContainTextAsync(option);
    }

    /// <summary>The question alone, from its words to Submit.</summary>
    private static async Task ShootFieldsAsync(IPage page, ILocator message, string name)
    {
        var askedBack = message.Locator(".block").Filter(new() { HasText = "Did you mean" });
        var isAskedBack = await askedBack.CountAsync() > 0;
        var top = await (isAskedBack ? askedBack.First : message.Locator(".block-input").First).BoundingBoxAsync();
        var words = isAskedBack ? 64 : 44;
        var end = await message.GetByRole(AriaRole.Button, new() { Name = "Submit" }).BoundingBoxAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Pictures, name + ".png"), Clip = new Clip { X = top!.X - 16, Y = top.Y - words, Width = top.Width + 32, Height = end!.Y + end.Height - top.Y + words + 16 },
        });
    }

    private static Task ShootAsync(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png") });
}
