using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>An owner makes an assessment, gives it to a colleague who begins it, sees how it goes, and takes it back. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class AssessmentPicturesTests
{
    private const string Anna = "U0PGANNA001";
    private const string Priya = "U0PGPRIYA01";

    private static readonly string Pictures = Path.Combine(Checkout.Root, "artifacts", "screenshots");

    private RunningPlayground playground = null!;
    private Browser browser = null!;
    private IPage owner = null!;
    private IPage learner = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        playground = await RunningPlayground.StartAsync();
        owner = await OpenAsync(Priya, 1200);
        learner = await OpenAsync(Anna, 390);
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

    private async Task<IPage> OpenAsync(string person, int width)
    {
        var page = await browser.OpenAsync(new Uri(playground.Url, $"?as={person}"), width, 1000);
        await page.GetByTestId("tab-messages").ClickAsync();
        return page;
    }

    private static ILocator Modal(IPage page) => page.GetByTestId("modal");

    private static ILocator Newest(IPage page) => page.Locator("[data-testid=message][data-ephemeral=false]").Last;

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByTestId("composer").FillAsync(text);
        await page.GetByTestId("send").ClickAsync();
    }

    private static async Task ChooseAsync(IPage page, string action, string words)
    {
        await Modal(page).Locator($"button[data-action-id='{action}']").ClickAsync();
        await page.GetByRole(AriaRole.Option).Filter(new() { HasTextRegex = new Regex($"^\\s*{Regex.Escape(words)}") }).First.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
    }

    private async Task ShootAsync(IPage page, string name)
    {
        await page.Mouse.MoveAsync(4, 4);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.Zero, $"{name}: nothing sticks out of {playground.Url}");
    }

    [Test, Order(1)]
    public async Task It_is_made_given_and_begun()
    {
        await SayAsync(owner, "/learn assess new");
        await Modal(owner).GetByLabel("Title").FillAsync("Feedback basics");
        await Modal(owner).Locator("button[data-action-id='assessment_Tracks']").ClickAsync();
        await owner.GetByRole(AriaRole.Option).First.ClickAsync();
        await owner.Keyboard.PressAsync("Escape");
        await Modal(owner).GetByLabel("How many questions does an attempt ask?").FillAsync("3");
        await Modal(owner).GetByLabel("Minutes for an attempt").FillAsync("20");
        await owner.GetByTestId("modal-submit").ClickAsync();
        await Modal(owner).GetByRole(AriaRole.Button, new() { Name = "Give it to people…" }).ClickAsync();
        await ChooseAsync(owner, "assign_people", "Anna");
        await owner.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(Modal(owner)).ToContainTextAsync("I am looking who that is.");
        await owner.GetByTestId("modal-close").ClickAsync();

        await Newest(owner).GetByRole(AriaRole.Button, new() { Name = "Give it to 1 person" }).ClickAsync();
        await Assertions.Expect(Newest(owner)).ToContainTextAsync("Feedback basics is given to 1 person.");
        await learner.APIRequest.PostAsync(new Uri(playground.Url, "/playground/clock").ToString(), new() { DataObject = new { next_morning_of = Anna } });
        await learner.APIRequest.PostAsync(new Uri(playground.Url, "/playground/clock").ToString(), new() { DataObject = new { advance = "PT3H" } });
        await Assertions.Expect(Newest(learner)).ToContainTextAsync("The clock runs from the moment the first question is shown");
        await Newest(learner).GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Assertions.Expect(Newest(learner)).ToContainTextAsync("question 1 of 3");
        await ShootAsync(learner, "assessment-question-phone");
    }

    [Test, Order(2)]
    public async Task The_owner_sees_how_it_goes_and_gets_the_names_as_a_file()
    {
        await SayAsync(owner, "/learn assess status");
        await Assertions.Expect(Modal(owner)).ToContainTextAsync("1 person: 1 under way.");
        await Modal(owner).GetByRole(AriaRole.Button, new() { Name = "Details" }).ClickAsync();
        await Assertions.Expect(Modal(owner)).ToContainTextAsync("Under way:");
        await ShootAsync(owner, "assessment-status");

        await Modal(owner).GetByRole(AriaRole.Button, new() { Name = "Names as CSV" }).ClickAsync();
        await Assertions.Expect(Modal(owner)).ToContainTextAsync("The file is on its way");
        await owner.GetByTestId("modal-back").ClickAsync();
        await Assertions.Expect(owner.GetByTestId("message").Filter(new() { HasText = "Who stands where, as you asked." })).ToHaveCountAsync(1);
    }

    [Test, Order(3)]
    public async Task Taken_back_after_a_question_it_ends_before_the_learners_eyes()
    {
        var take = Modal(owner).GetByRole(AriaRole.Button, new() { Name = "Take it back…" });
        await take.ClickAsync();
        await Assertions.Expect(owner.GetByTestId("confirm")).ToContainTextAsync("1 person is not through with it.");
        await ShootAsync(owner, "assessment-take-back");
        await owner.GetByTestId("confirm-deny").ClickAsync();
        await Assertions.Expect(Newest(learner)).ToContainTextAsync("question 1 of 3");

        await take.ClickAsync();
        await owner.GetByTestId("confirm-yes").ClickAsync();

        await Assertions.Expect(Modal(owner)).ToContainTextAsync("1 taken back before the end");
        await Assertions.Expect(take).ToHaveCountAsync(0);
        await Assertions.Expect(Newest(learner)).ToContainTextAsync("was taken back while you were at it");
        await ShootAsync(learner, "assessment-taken-back-phone");
    }
}
