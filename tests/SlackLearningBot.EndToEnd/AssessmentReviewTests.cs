using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>An assessment from an owner's sheet to the learner's review of what was not right, by keyboard on a phone. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class AssessmentReviewTests
{
    private const string Anna = "U0PGANNA001";

    private const string Sheet = """
        track,question,type,right,why,wrong1,why1,weight1,wrong2,why2
        Ports,Which port has HTTPS?,single,443,RFC 9110 says so.,8443,"Often taken for tests, not the port of HTTPS.",50%,80,That is HTTP.
        """;

    private static readonly string Pictures = Path.Combine(Checkout.Root, "artifacts", "screenshots");

    private Hands hands = null!;
    private RunningPlayground playground = null!;
    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        playground = await RunningPlayground.StartAsync();
        hands = new Hands(playground.Url);
        await hands.DoAsync("clock", new JsonObject { ["next_morning_of"] = "anna" });
        await hands.DoAsync("upload", new JsonObject { ["as"] = "priya", ["files"] = new JsonArray(new JsonObject { ["name"] = "ports.csv", ["text"] = Sheet }) });
        await hands.UntilAsync("priya", "Publish");
        await hands.DoAsync("click", new JsonObject { ["as"] = "priya", ["words"] = "Publish" });
        await hands.DoAsync("command", new JsonObject { ["as"] = "priya", ["text"] = "/learn assess new" });
        await hands.DoAsync("submit", new JsonObject
        {
            ["as"] = "priya", ["fill"] = new JsonObject { ["Title"] = "Ports", ["Its questions come from"] = new JsonArray("Ports"), ["How many attempts?"] = "1" },
        });
        await hands.DoAsync("close", new JsonObject { ["as"] = "priya" });
        await hands.DoAsync("command", new JsonObject { ["as"] = "priya", ["text"] = "/learn assess assign" });
        await hands.DoAsync("submit", new JsonObject { ["as"] = "priya", ["fill"] = new JsonObject { ["Assessment"] = "Ports", ["People"] = new JsonArray("anna") } });
        await hands.DoAsync("close", new JsonObject { ["as"] = "priya" });
        await hands.UntilAsync("priya", "Give it to 1 person");
        await hands.DoAsync("click", new JsonObject { ["as"] = "priya", ["words"] = "Give it to 1 person" });
        await hands.DoAsync("clock", new JsonObject { ["advance"] = "PT2H" });
        await hands.UntilAsync("anna", "Begin");
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

    [Test]
    public async Task A_half_right_answer_is_reviewed_in_points_and_its_question_called_unclear()
    {
        var state = await hands.SeeAsync($"state?as={Anna}");
        var page = await browser.OpenAsync(new Uri(playground.Url, $"?as={Anna}#/{state["bot"]!["dm"]}/messages"), width: 390, height: 844);
        var message = page.GetByTestId("message").Last;
        await PressAsync(page, message, "Begin");
        await PressAsync(page, message, "8443");
        await Assertions.Expect(message).ToContainTextAsync("0 of 1 question right, 1 in part.");
        await PressAsync(page, message, "What to look at again");

        var dialog = page.GetByTestId("modal");
        await Assertions.Expect(dialog).ToContainTextAsync("Half right: it counted 0.5 of 1 point.");
        await Assertions.Expect(dialog).ToContainTextAsync("Often taken for tests");
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.Zero);
        await ShootAsync(page, "assessment-review-phone");
        await page.SetViewportSizeAsync(1200, 900);
        await ShootAsync(page, "assessment-review");
        await PressAsync(page, dialog, "Unclear question");

        await Assertions.Expect(dialog).ToContainTextAsync("Thank you, it is noted.");
        await page.GetByTestId("modal-close").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToContainTextAsync("Half right");
    }

    private static async Task PressAsync(IPage page, ILocator where, string button)
    {
        await where.GetByRole(AriaRole.Button).Filter(new() { HasText = button }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task ShootAsync(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png") });
}
