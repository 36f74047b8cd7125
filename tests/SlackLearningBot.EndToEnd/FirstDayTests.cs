using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>A newcomer's first day, in a real browser: welcome, next morning, lesson, answer, App Home. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class FirstDayTests
{
    private const string Anna = "U0PGANNA001";

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

    private Task<IPage> OpenAsync(string person, int width = 1200, int height = 1040) =>
        browser.OpenAsync(new Uri(playground.Url, $"?as={person}"), width, height);

    private static async Task ShootAsync(IPage page, string name)
    {
        await page.Mouse.MoveAsync(4, 4); // nothing looks pointed at
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png") });
    }

    private static ILocator Home(IPage page) => page.GetByTestId("home");

    [Test, Order(1)]
    public async Task From_the_welcome_to_the_answer_and_back_to_App_Home()
    {
        var page = await OpenAsync(Anna);

        await Assertions.Expect(Home(page)).ToContainTextAsync("Learn something in three minutes");
        await Assertions.Expect(Home(page)).ToContainTextAsync("Start learning");
        await Home(page).Locator("[data-action-id='rhythm.tracks'] input").First.CheckAsync();
        await ShootAsync(page, "welcome");
        await Home(page).GetByRole(AriaRole.Button, new() { Name = "Start learning" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("modal")).ToContainTextAsync("All set. Your first lesson comes");
        await ShootAsync(page, "all-set");
        await page.GetByTestId("modal-close").ClickAsync();
        await Assertions.Expect(Home(page)).ToContainTextAsync("Today");
        await ShootAsync(page, "home-before-the-first-lesson");

        await page.GetByTestId("clock-morning").ClickAsync();
        await page.GetByTestId("tab-messages").ClickAsync();
        var lesson = page.GetByTestId("message").Filter(new() { Has = page.Locator("[data-action-id^='lesson.answer']") }).Last;
        await Assertions.Expect(lesson).ToBeVisibleAsync();
        await ShootAsync(page, "lesson");

        await lesson.Locator("[data-action-id^='lesson.answer']").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("log")).ToContainTextAsync("Done. Your next lesson comes");
        await Assertions.Expect(page.Locator("[data-testid=message] [data-action-id^='lesson.answer']")).ToHaveCountAsync(0);
        await ShootAsync(page, "answer");

        await page.GetByTestId("tab-home").ClickAsync();
        await Assertions.Expect(Home(page)).ToContainTextAsync("1 of 6");
        await ShootAsync(page, "home");
    }

    [Test, Order(2)]
    public async Task The_command_is_completed_with_the_keyboard_alone_and_answered_for_the_person_alone()
    {
        var page = await OpenAsync(Anna);
        await page.GetByTestId("tab-messages").ClickAsync();

        await page.GetByTestId("composer").FocusAsync();
        await page.Keyboard.TypeAsync("/le");
        await Assertions.Expect(page.GetByTestId("completion")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("tiem 07:45");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("log")).ToContainTextAsync("/learn time");
        await Assertions.Expect(page.Locator("[data-ephemeral=true]").Last).ToContainTextAsync("Did you mean");
        await ShootAsync(page, "nearest-command");
    }

    [Test, Order(3)]
    public async Task The_settings_form_tells_what_is_wrong_beside_the_field_and_takes_what_is_right()
    {
        var page = await OpenAsync(Anna);
        await page.GetByTestId("tab-home").ClickAsync();
        await Home(page).Locator("[data-action-id='settings.open']").ClickAsync();
        var modal = page.GetByTestId("modal");
        await Assertions.Expect(modal).ToBeVisibleAsync();
        await modal.Locator("input[type=time]").FillAsync("03:00");
        await page.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(modal.Locator("[data-error-for='rhythm_hour']")).ToContainTextAsync("05:00");
        await ShootAsync(page, "settings-error");

        await modal.Locator("input[type=time]").FillAsync("07:45");
        await page.GetByTestId("modal-submit").ClickAsync();

        await Assertions.Expect(modal).ToContainTextAsync("07:45");
        await ShootAsync(page, "settings-saved");
        await page.GetByTestId("modal-close").ClickAsync();

        await Assertions.Expect(modal).ToHaveCountAsync(0);
        await Assertions.Expect(Home(page)).ToContainTextAsync("07:45");
    }

    [Test, Order(4)]
    public async Task On_a_phone_the_lesson_is_readable_and_nothing_sticks_out()
    {
        var page = await OpenAsync(Anna, width: 390, height: 844);
        await page.GetByTestId("tab-messages").ClickAsync();
        await Assertions.Expect(page.GetByTestId("message").First).ToBeVisibleAsync();

        await ShootAsync(page, "phone");

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.That(overflow, Is.Zero);
    }

    [Test, Order(5)]
    public async Task Another_person_sees_nothing_of_it()
    {
        var page = await OpenAsync("U0PGBEN0001");

        await Assertions.Expect(Home(page)).ToContainTextAsync("Learn something in three minutes");
        await page.GetByTestId("tab-messages").ClickAsync();

        await Assertions.Expect(page.Locator("[data-testid=message]")).ToHaveCountAsync(0);
    }

    [Test, Order(6)]
    public async Task Who_is_erased_finds_a_fresh_form_and_not_what_they_once_put_into_it()
    {
        var page = await OpenAsync("U0PGERIK001");
        var track = Home(page).Locator("[data-action-id='rhythm.tracks'] input").First;
        await track.CheckAsync();
        await Home(page).GetByRole(AriaRole.Button, new() { Name = "Start learning" }).ClickAsync();
        await page.GetByTestId("modal-close").ClickAsync();

        await Home(page).Locator("[data-action-id='data.erase']").ClickAsync();
        await page.GetByTestId("confirm-yes").ClickAsync();
        await page.GetByTestId("modal").Locator("input").FillAsync("ERASE");
        await page.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("modal")).ToContainTextAsync("I have erased");
        await page.GetByTestId("modal-close").ClickAsync();

        await Assertions.Expect(Home(page)).ToContainTextAsync("Learn something in three minutes");
        await Assertions.Expect(track).Not.ToBeCheckedAsync();
    }

    [Test, Order(7)]
    public async Task Who_removed_the_app_installs_it_again_and_finds_their_progress()
    {
        var page = await OpenAsync(Anna);
        await page.GetByTestId("tab-home").ClickAsync();
        await page.GetByTestId("my-menu").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove the app…" }).ClickAsync();
        await page.GetByTestId("confirm-yes").ClickAsync();
        await Assertions.Expect(page.GetByTestId("not-installed")).ToBeVisibleAsync();
        await ShootAsync(page, "removed");

        await page.GetByRole(AriaRole.Link, new() { Name = "Install it again" }).ClickAsync();
        await ShootAsync(page, "install");
        await page.GetByRole(AriaRole.Link).First.ClickAsync();
        await ShootAsync(page, "consent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await ShootAsync(page, "installed");

        var after = await OpenAsync(Anna);
        await after.GetByTestId("tab-home").ClickAsync();
        await Assertions.Expect(after.GetByTestId("not-installed")).ToHaveCountAsync(0);
        await Assertions.Expect(Home(after)).ToContainTextAsync("1 of 6");
    }
}
