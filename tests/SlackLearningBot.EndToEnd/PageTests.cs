using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>What people do in the Playground's page, with an app of somebody else behind it.</summary>
internal sealed class PageTests
{
    private const string Anna = "U0PGANNA001";
    private const string Learning = "C0PGLEARNING";

    private static readonly string Pictures = Path.Combine(Checkout.Root, "artifacts", "screenshots");

    private OwnApp app = null!;
    private RunningPlayground playground = null!;
    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        app = await OwnApp.StartAsync();
        var manifest = Path.Combine(TestContext.CurrentContext.WorkDirectory, "notes.yaml");
        await File.WriteAllTextAsync(manifest, OwnApp.Manifest);
        playground = await RunningPlayground.StartAsync("--no-bot", "--app-url", app.Url.ToString(), "--manifest", manifest);
        app.Slack = playground.Url;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var started in new IAsyncDisposable?[] { playground, app, browser })
        {
            if (started is not null)
            {
                await started.DisposeAsync();
            }
        }
    }

    [TearDown]
    public Task ClosePages() => browser.CloseAllAsync();

    private Task<IPage> OpenAsync(string place = "", int width = 1200, int height = 900) =>
        browser.OpenAsync(new Uri(playground.Url, $"?as={Anna}#/{place}"), width, height);

    private static Task ShootAsync(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png") });

    private static async Task UseShortcutAsync(IPage page, string name)
    {
        await page.GetByTestId("shortcuts").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
    }

    [Test]
    public async Task Dialogues_stack_up_to_three_go_back_one_by_one_and_a_fourth_is_refused_in_words()
    {
        var page = await OpenAsync(Learning);
        var modal = page.GetByTestId("modal");
        await UseShortcutAsync(page, "New note");
        foreach (var depth in new[] { 1, 2 })
        {
            await Assertions.Expect(modal).ToContainTextAsync($"Note {depth}");
            await modal.GetByLabel("Name").FillAsync("more");
            await page.GetByTestId("modal-submit").ClickAsync();
        }

        await Assertions.Expect(modal).ToContainTextAsync("Note 3");
        await ShootAsync(page, "modal-stack");
        await modal.GetByLabel("Name").FillAsync("more");
        await page.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("toast")).ToContainTextAsync("push_limit_reached");
        await Assertions.Expect(modal).ToContainTextAsync("Note 3");

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to Note 2" }).ClickAsync();
        await Assertions.Expect(modal).ToContainTextAsync("Note 2");
        await Assertions.Expect(modal.GetByLabel("Name")).ToHaveValueAsync("more", new() { Timeout = 20_000 });
        await page.GetByTestId("modal-x").ClickAsync();
        await Assertions.Expect(modal).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_message_shortcut_hands_the_message_over_with_the_keyboard_alone()
    {
        var page = await OpenAsync(Learning);
        var message = page.GetByTestId("message").First;
        await message.GetByTestId("message-more").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await ShootAsync(page, "message-shortcut");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("modal")).ToContainTextAsync("Keep: What should the next track be about?");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("modal")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_form_is_filled_in_corrected_and_sent_without_a_mouse()
    {
        app.Submitted.Clear();
        var page = await OpenAsync(Learning);
        await page.GetByTestId("shortcuts").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("new");
        await page.Keyboard.PressAsync("Enter");
        var modal = page.GetByTestId("modal");
        await Assertions.Expect(modal.GetByLabel("Name")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("taken");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(modal.Locator("[data-error-for=name]")).ToContainTextAsync("That name is taken");
        await Assertions.Expect(modal.GetByLabel("Name")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync("free");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("ana");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await ShootAsync(page, "keyboard-form");
        await page.GetByTestId("modal-submit").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(modal).ToHaveCountAsync(0);
        var sent = app.Submitted[^1];
        Assert.That((string?)sent["name"]!["name"]!["value"], Is.EqualTo("free"));
        Assert.That((string?)sent["kind"]!["kind"]!["selected_option"]!["value"], Is.EqualTo("Question"));
        Assert.That((string?)sent["topic"]!["topic"]!["selected_option"]!["value"], Is.EqualTo("Anatomy"));
    }

    [Test]
    public async Task A_dropped_picture_is_shown_and_a_picked_file_can_be_downloaded()
    {
        var page = await OpenAsync(Learning);
        var picture = Path.Combine(Checkout.Root, "tests", "SlackLearningBot.EndToEnd", "Screenshots", "lesson.png");
        var bytes = Convert.ToBase64String(await File.ReadAllBytesAsync(picture));
        var files = await page.EvaluateHandleAsync(
            """
            coded => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([Uint8Array.from(atob(coded), c => c.charCodeAt(0))], 'plan.png', { type: 'image/png' }));
              return transfer;
            }
            """,
            bytes);
        await page.Locator(".pane").DispatchEventAsync("dragenter", new { dataTransfer = files });
        await Assertions.Expect(page.GetByText("Share in #learning")).ToBeVisibleAsync();
        await page.Locator(".pane").DispatchEventAsync("drop", new { dataTransfer = files });
        await page.GetByTestId("file-picker").SetInputFilesAsync(new FilePayload { Name = "notes.md", MimeType = "text/markdown", Buffer = "# Notes"u8.ToArray() });
        await Assertions.Expect(page.GetByTestId("pending-file")).ToHaveCountAsync(2);
        await page.GetByTestId("composer").FillAsync("The plan and my notes");
        await page.GetByTestId("send").ClickAsync();

        var message = page.GetByTestId("message").Last;
        await Assertions.Expect(message).ToContainTextAsync("The plan and my notes");
        await Assertions.Expect(message.GetByTestId("file-picture")).ToBeVisibleAsync();
        await ShootAsync(page, "files");
        var download = await page.RunAndWaitForDownloadAsync(() => message.GetByTestId("file").Last.ClickAsync());
        Assert.That(await File.ReadAllTextAsync(await download.PathAsync()), Is.EqualTo("# Notes"));
    }

    [Test]
    public async Task A_reaction_a_thread_and_an_edit_are_seen_by_everybody_at_once()
    {
        var page = await OpenAsync(Learning);
        var ben = await browser.OpenAsync(new Uri(playground.Url, $"?as=U0PGBEN0001#/{Learning}"));
        await page.GetByTestId("composer").FillAsync("Who knows *Erlang*?");
        await page.GetByTestId("send").ClickAsync();
        var bens = ben.GetByTestId("message").Filter(new() { HasText = "Who knows Erlang?" });
        await bens.HoverAsync();
        await bens.GetByTestId("react").ClickAsync();
        await ben.Keyboard.TypeAsync("raised hand");
        await ben.Keyboard.PressAsync("Enter");
        await bens.GetByTestId("reply").ClickAsync();
        await ben.GetByTestId("thread-composer").FillAsync("I do, a little");
        await ben.GetByTestId("also-in-channel").CheckAsync();
        await ben.Keyboard.PressAsync("Tab");
        await ben.GetByTestId("thread").GetByTestId("send").ClickAsync();

        var annas = page.GetByTestId("message").Filter(new() { HasText = "Who knows" }).First;
        await Assertions.Expect(annas.GetByTestId("reaction")).ToContainTextAsync("1");
        await Assertions.Expect(annas.GetByTestId("replies")).ToContainTextAsync("1 reply");
        await Assertions.Expect(page.GetByTestId("log")).ToContainTextAsync("I do, a little");
        await ShootAsync(ben, "thread");
        await annas.HoverAsync();
        await annas.GetByTestId("message-more").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit message" }).ClickAsync();
        await page.GetByTestId("edit-field").FillAsync("Who knows *Elixir*?");
        await page.GetByTestId("edit-save").ClickAsync();
        await Assertions.Expect(ben.GetByTestId("log")).ToContainTextAsync("Who knows Elixir?");
        await Assertions.Expect(ben.GetByTestId("log").GetByTestId("edited")).ToBeVisibleAsync();
    }

    [Test]
    public async Task People_set_a_status_pause_notifications_and_new_ones_join()
    {
        var page = await OpenAsync(Learning);
        await page.GetByTestId("my-menu").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Set a status…" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Emoji" }).FillAsync("palm tree");
        await page.GetByTestId("form-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("form-error")).ToContainTextAsync("not an emoji's name");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Emoji" }).FillAsync(":palm_tree:");
        await page.GetByLabel("What is your status?").FillAsync("In Lisbon");
        await page.GetByTestId("form-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("person-switcher")).ToContainTextAsync("In Lisbon");
        await page.GetByTestId("my-menu").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "For 1 hour" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("person-switcher").GetByLabel("Active, notifications paused")).ToBeVisibleAsync();

        await page.GetByTestId("my-menu").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "A new person joins…" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Nora Nyström");
        await page.GetByTestId("form-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("sidebar")).ToContainTextAsync("Nora Nyström");
        await page.GetByTestId("my-menu").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "People…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deactivate Nora Nyström" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("people-row").Filter(new() { HasText = "Nora" })).ToContainTextAsync("deactivated");
        await ShootAsync(page, "people");
    }

    [Test]
    public async Task An_app_that_fails_is_reported_in_words_and_the_command_is_not_lost()
    {
        var page = await OpenAsync(Learning);
        await page.GetByTestId("composer").FillAsync("/boom");
        await page.GetByTestId("send").ClickAsync();

        await Assertions.Expect(page.GetByTestId("toast")).ToContainTextAsync("/boom did not work: the app answered with an error (500).");
        await Assertions.Expect(page.GetByTestId("composer")).ToHaveValueAsync("/boom");
    }

    [Test]
    public async Task On_a_phone_menus_threads_and_dialogues_fit()
    {
        var page = await OpenAsync(Learning, width: 390, height: 844);
        await app.CallAsync("chat.postMessage", new JsonObject { ["channel"] = Learning, ["text"] = new string('w', 300) + " https://example.com/" + new string('a', 200) });
        await UseShortcutAsync(page, "New note");
        await Assertions.Expect(page.GetByTestId("modal")).ToBeVisibleAsync();
        await ShootAsync(page, "phone-modal");
        await NothingSticksOutAsync(page);
        await page.GetByTestId("modal-x").ClickAsync();
        await page.GetByTestId("menu").ClickAsync();
        await page.GetByTestId("my-menu").ClickAsync();
        await ShootAsync(page, "phone-menu");
        await NothingSticksOutAsync(page);
    }

    private static async Task NothingSticksOutAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('body *')].filter(node => node.checkVisibility())
              .filter(node => { const { left, right } = node.getBoundingClientRect(); return right > innerWidth + 1 && left < innerWidth; })
              .filter(node => !node.closest('.carousel, .table-scroll, .pre')).map(node => node.className)
            """);
        Assert.That(wide, Is.Empty);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.Zero);
    }
}
