using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>The first days of somebody who joined every track, until every type of question was met: by mouse on a desk, by keyboard alone on a phone. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class QuestionPicturesTests
{
    private const string Anna = "U0PGANNA001";
    private const string Erik = "U0PGERIK001";
    private const int Steps = 40;
    private const string CountResults = "node => node.textContent.split(/[✅❌]/u).length";

    private static readonly string Pictures = Path.Combine(Checkout.Root, "artifacts", "screenshots");

    private RunningPlayground playground = null!;
    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        playground = await RunningPlayground.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (playground is not null)
        {
            await playground.DisposeAsync();
        }

        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }

    [Test]
    public async Task On_a_desk_each_is_filled_in_by_mouse_and_answered_in_place()
    {
        var asked = await WorkThroughAsync(Anna, width: 1100, byKeyboard: false, "");

        Assert.That(asked, Is.EquivalentTo(QuestionFilling.Questions.Select(question => question.Type).Concat(["single", "true-false"])));
    }

    [Test]
    public async Task On_a_phone_each_is_filled_in_by_keyboard_alone_and_nothing_sticks_out()
    {
        var asked = await WorkThroughAsync(Erik, width: 390, byKeyboard: true, "-phone");

        Assert.That(asked, Is.EquivalentTo(QuestionFilling.Questions.Select(question => question.Type).Concat(["single", "true-false"])));
    }

    /// <summary>Joins every track, and answers each morning's lesson until every type was met.</summary>
    private async Task<IReadOnlySet<string>> WorkThroughAsync(string person, int width, bool byKeyboard, string suffix)
    {
        var page = await browser.OpenAsync(new Uri(playground.Url, $"?as={person}"), width, height: 2400); // high enough for a whole lesson
        await JoinAsync(page);
        var desk = await browser.OpenAsync(new Uri(playground.Url, $"?as={person}"));
        var hand = new QuestionFilling(page, byKeyboard);
        var asked = new HashSet<string>();
        for (var step = 0; step < Steps && asked.Count < QuestionFilling.Questions.Count + 2; step++)
        {
            var message = page.Locator("[data-testid=message][data-ephemeral=false]").Last;
            if (await message.CountAsync() == 0 || !await IsOpenAsync(message))
            {
                await NextMorningAsync(page, desk);
            }
            else if (await message.Locator("[data-action-id='lesson.submit']").CountAsync() > 0)
            {
                asked.Add(await FillAsync(page, hand, message, byKeyboard, suffix));
            }
            else
            {
                asked.Add(await ClickAsync(page, hand, message, asked, suffix));
            }

            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.Zero);
        }

        return asked;
    }

    private static async Task JoinAsync(IPage page)
    {
        var home = page.GetByTestId("home");
        await Assertions.Expect(home).ToContainTextAsync("Start learning");
        foreach (var track in await home.Locator("[data-action-id='rhythm.tracks'] input").AllAsync())
        {
            await track.CheckAsync();
        }

        await home.GetByRole(AriaRole.Button, new() { Name = "Start learning" }).ClickAsync();
        await page.GetByTestId("modal-close").ClickAsync();
        await page.GetByTestId("tab-messages").ClickAsync();
    }

    private static async Task NextMorningAsync(IPage page, IPage desk)
    {
        var lessons = page.Locator("[data-testid=message][data-ephemeral=false]");
        var before = await lessons.CountAsync();
        await desk.GetByTestId("clock-morning").ClickAsync();
        await Assertions.Expect(lessons).ToHaveCountAsync(before + 1);
    }

    private static async Task<bool> IsOpenAsync(ILocator message) =>
        await message.Locator("[data-action-id^='lesson.answer'], [data-action-id='lesson.submit']").CountAsync() > 0;

    private static async Task<string> FillAsync(IPage page, QuestionFilling hand, ILocator message, bool isWrong, string suffix)
    {
        var text = await message.InnerTextAsync();
        // Questions that were answered stand above the one that is open, also those of earlier lessons that are asked again.
        var (type, ask, right, wrong) = QuestionFilling.Questions.MaxBy(question => text.LastIndexOf(question.Ask, StringComparison.Ordinal));
        await ShootAsync(page, message, ask, $"question-{type}-open{suffix}");
        var results = await message.EvaluateAsync<int>(CountResults);
        await hand.FillAsync(message, type, isWrong ? wrong : right);
        await hand.PressAsync(message, "Submit");
        if (type == "typed" && !isWrong)
        {
            await Assertions.Expect(message).ToContainTextAsync("You wrote “ANALIZE”. Did you mean ANALYZE?");
            await ShootAsync(page, message, ask, $"question-typed-near{suffix}");
            await hand.PressAsync(message, "Yes");
        }

        await WaitForResultAsync(page, message, results); // fields there may be again: those of the next question
        await Assertions.Expect(message).ToContainTextAsync(isWrong ? "Not quite." : "Right.");
        await ShootAsync(page, message, ask, $"question-{type}-answered{suffix}");
        return type;
    }

    private static async Task WaitForResultAsync(IPage page, ILocator message, int before) =>
        await page.WaitForFunctionAsync($"([node, before]) => ({CountResults})(node) > before", new object[] { await message.ElementHandleAsync(), before });

    private static async Task<string> ClickAsync(IPage page, QuestionFilling hand, ILocator message, IReadOnlySet<string> asked, string suffix)
    {
        var buttons = message.Locator("[data-action-id^='lesson.answer']");
        var words = await buttons.First.InnerTextAsync();
        var type = words == "True" ? "true-false" : "single";
        var ask = await message.EvaluateAsync<string>(
            "node => [...node.querySelector('.message-body').children].find((block, at, all) => all[at + 1]?.querySelector?.('[data-action-id^=\"lesson.answer\"]'))?.querySelector('strong, b')?.textContent ?? ''");
        if (!asked.Contains(type))
        {
            await ShootAsync(page, message, ask, $"question-{type}-open{suffix}");
        }

        var results = await message.EvaluateAsync<int>(CountResults);
        await buttons.First.PressAsync("Enter");
        await WaitForResultAsync(page, message, results);
        if (!asked.Contains(type))
        {
            await ShootAsync(page, message, ask, $"question-{type}-answered{suffix}");
        }

        return type;
    }

    /// <summary>The part of a message from a question's words to the next line across.</summary>
    private static async Task ShootAsync(IPage page, ILocator message, string ask, string name)
    {
        var box = await message.EvaluateAsync<float[]>(
            """
            (node, ask) => {
              const blocks = [...node.querySelector('.message-body').children];
              const at = blocks.findLastIndex(block => block.textContent.includes(ask));
              let end = at;
              while (end + 1 < blocks.length && !blocks[end + 1].matches('hr, :has(hr)')) end++;
              const [first, last] = [blocks[at].getBoundingClientRect(), blocks[end].getBoundingClientRect()];
              return [first.left - 12, first.top - 8, Math.min(first.width + 20, 700), last.bottom - first.top + 16];
            }
            """, ask);
        await page.Mouse.MoveAsync(4, 4); // nothing looks pointed at
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Pictures, name + ".png"),
            Clip = new Clip { X = box[0], Y = box[1], Width = box[2], Height = box[3] },
        });
    }
}
