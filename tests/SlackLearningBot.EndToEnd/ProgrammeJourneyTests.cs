using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;
using static SlackLearningBot.EndToEnd.Sights;

namespace SlackLearningBot.EndToEnd;

/// <summary>A programme from the dropped file to the follow-up, with the clock turned day by day: each step once, at its time, to whom it is for. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class ProgrammeJourneyTests
{
    private const string Anna = "U0PGANNA001";
    private const string Erik = "U0PGERIK001";
    private const string Priya = "U0PGPRIYA01";

    /// <summary>On which day after the first the session is: a Thursday.</summary>
    private const int Session = 17;

    private const string Yaml = """
        id: sql-for-analysts
        title: SQL for analysts
        description: Read a query plan, and make a slow query fast.
        steps:
          - id: index
            kind: watch
            days: -10
            title: Why an index is fast
            link: https://example.com/video
            minutes: 8
            or:
              - { kind: read, title: The same on paper, link: "https://example.com/paper", minutes: 12 }
          - { id: joins, kind: read, days: -5, title: Joins in pictures, link: "https://example.com/joins", minutes: 6 }
          - { id: bite, kind: lesson, days: -2, title: The answer first, lesson: writing-answer-first }
          - { id: workshop, kind: session, title: Workshop, minutes: 90, place: Room 4 }
          - { id: recap, kind: recap, days: 1, title: What we saw, link: "https://example.com/notes" }
          - { id: keep, kind: questions, days: 4, title: Keep it, track: clear-writing, weeks: 6 }
        """;

    private readonly Dictionary<string, string> directs = [];

    private Hands hands = null!;
    private RunningPlayground playground = null!;
    private Browser browser = null!;
    private LondonDays days = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        playground = await RunningPlayground.StartAsync();
        hands = new Hands(playground.Url);
        days = await LondonDays.BeginAsync(hands);
        foreach (var person in new[] { Anna, Erik, Priya })
        {
            directs[person] = (string)(await hands.SeeAsync($"state?as={person}"))["bot"]!["dm"]!;
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

    [Test]
    public async Task A_programme_is_brought_in_lived_through_and_followed_up()
    {
        var priya = await OpenAsync(Priya);
        await BringInAsync(priya);
        await ChooseAsync(priya);

        var (anna, erik) = (await OpenAsync(Anna), await OpenAsync(Erik));
        await HearOfItAsync(anna);
        await DoBeforeAsync(anna, erik);
        await MeetAsync(priya, anna, erik);
        await FollowUpAsync(anna, erik);

        Assert.That(await StepsAsync(Anna), Is.EqualTo(new[] { "The same on paper", "Joins in pictures", "The answer first", "What we saw", "Keep it" }), "each once");
        Assert.That(await StepsAsync(Erik), Is.EqualTo(new[] { "Why an index is fast", "Joins in pictures", "The answer first", "What we saw", "Keep it" }), "each once");
    }

    private static async Task BringInAsync(IPage priya)
    {
        await priya.GetByTestId("file-picker").SetInputFilesAsync(new FilePayload { Name = "sql.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(Yaml) });
        await Assertions.Expect(priya.GetByTestId("pending-file")).ToHaveCountAsync(1);
        await priya.GetByTestId("send").ClickAsync();

        var report = Newest(priya);
        await Assertions.Expect(report).ToContainTextAsync("5 steps around a session of 90 minutes");
        await Assertions.Expect(report).ToContainTextAsync("10 days before the session: watch Why an index is fast (or read)");
        await ShootAsync(priya, "programme-draft");
        await Button(report, "Save the programme").ClickAsync();
        await Assertions.Expect(report).ToContainTextAsync("is saved as version 1");
    }

    private async Task ChooseAsync(IPage priya)
    {
        await Button(Newest(priya), "Choose people…").ClickAsync();
        var dialog = priya.GetByTestId("modal");
        await Assertions.Expect(dialog).ToContainTextAsync("A channel of its own?");
        await ShootAsync(priya, "programme-people");
        await hands.DoAsync("submit", new JsonObject
        {
            ["as"] = "priya",
            ["fill"] = new JsonObject
            {
                ["programme_session"] = days.At(Session, 13).ToUnixTimeSeconds(),
                ["programme_who"] = new JsonArray("anna", "erik"),
                ["programme_own_channel"] = "private",
            },
        });
        await Assertions.Expect(dialog).ToContainTextAsync("nobody is told before that");
        await priya.GetByTestId("modal-close").ClickAsync();

        var card = Newest(priya);
        await Assertions.Expect(card).ToContainTextAsync("you chose 2 people by name; that is 2 people to enrol. Shall I enrol them?");
        await ShootAsync(priya, "programme-enrol");
        await Button(card, "Enrol 2 people").ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Look again");
    }

    /// <summary>The first word, the session with its file for the calendar, and the group's channel.</summary>
    private async Task HearOfItAsync(IPage anna)
    {
        await Assertions.Expect(With(anna, "enrolled you in")).ToContainTextAsync("SQL for analysts: 5 steps");
        var invitation = With(anna, "Workshop of SQL for analysts");
        await Assertions.Expect(invitation).ToContainTextAsync("Room 4");
        await Button(invitation, "Put it into my calendar").ClickAsync();
        await Assertions.Expect(anna.GetByText("session.ics").First).ToBeVisibleAsync();
        await ShootAsync(anna, "programme-hello");

        await days.TurnAsync(0, 10, 30);
        await anna.GotoAsync(await ChannelAsync(Anna));
        await Assertions.Expect(anna.GetByTestId("message").Filter(new() { HasText = "This is the channel of a group of" })).ToHaveCountAsync(1);
        await ShootAsync(anna, "programme-channel");
        await anna.GotoAsync(Direct(Anna));
    }

    /// <summary>A video, or the paper instead; an article; a lesson. Anna does them, Erik nothing.</summary>
    private async Task DoBeforeAsync(IPage anna, IPage erik)
    {
        await days.PassAsync(1, 6);
        Assert.That(await StepsAsync(Anna), Is.Empty, "not a day too early");

        await days.TurnAsync(7, 10);
        var index = Newest(anna);
        await Assertions.Expect(index).ToContainTextAsync("Why an index is fast");
        await Assertions.Expect(index).ToContainTextAsync("step 1 of 5");
        await ShootAsync(anna, "programme-step");
        await Button(index, "Read · 12 min").ClickAsync();
        await Assertions.Expect(index).ToContainTextAsync("The same on paper");
        await Assertions.Expect(index).ToContainTextAsync("example.com");
        await ShootAsync(anna, "programme-form");
        await Button(index, "Done").ClickAsync();
        await Assertions.Expect(index).ToContainTextAsync("✅ The same on paper");

        await days.PassAsync(8, 10);
        await days.TurnAsync(11, 10);
        var joins = Newest(anna);
        await Assertions.Expect(joins).ToContainTextAsync("Joins in pictures");
        await Button(joins, "Done").ClickAsync();
        await Assertions.Expect(joins).ToContainTextAsync("Next: The answer first");

        await days.PassAsync(12, 14);
        await Assertions.Expect(With(erik, "this is still open")).ToContainTextAsync("Joins in pictures");
        await days.TurnAsync(15, 10);
        var bite = Newest(anna);
        await Assertions.Expect(bite).ToContainTextAsync("The answer first");
        await Button(bite, "Read it").ClickAsync();
        await Assertions.Expect(anna.GetByTestId("modal")).ToContainTextAsync("answer");
        await anna.GetByTestId("modal-close").ClickAsync();
        await Button(bite, "Done").ClickAsync();
        await Assertions.Expect(bite).ToContainTextAsync("✅ The answer first");

        await days.TurnAsync(16, 10);
        await Assertions.Expect(With(anna, "this is still open")).ToHaveCountAsync(0);
    }

    /// <summary>The session: Anna comes, Erik misses it and gets the recording once there is one.</summary>
    private async Task MeetAsync(IPage priya, IPage anna, IPage erik)
    {
        await days.TurnAsync(Session, 12, 46);
        await Assertions.Expect(With(anna, "starts at")).ToHaveCountAsync(1);
        await days.TurnAsync(Session, 14, 31);
        var asked = Newest(anna);
        await Assertions.Expect(asked).ToContainTextAsync("Were you at Workshop");
        await ShootAsync(anna, "programme-there");
        await Button(asked, "I was there").ClickAsync();
        await Assertions.Expect(asked).ToContainTextAsync("You were at Workshop");
        var missed = With(erik, "Were you at");
        await Button(missed, "I missed it").ClickAsync();
        await Assertions.Expect(With(erik, "You missed Workshop")).ToContainTextAsync("The recording comes here when there is one");

        var card = With(priya, "Look again");
        await Button(card, "Look again").ClickAsync();
        await Button(card, "Add the recording…").ClickAsync();
        var dialog = priya.GetByTestId("modal");
        await dialog.Locator("input").FillAsync("https://example.com/recording");
        await priya.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Change the recording…");
        await ShootAsync(priya, "programme-owner");
        await priya.GetByTestId("modal-close").ClickAsync();
        await hands.UntilAsync("erik", "In case you missed");
        await ShootAsync(erik, "programme-recording");
    }

    /// <summary>The recap on the next day, and questions for some weeks after a yes.</summary>
    private async Task FollowUpAsync(IPage anna, IPage erik)
    {
        await days.TurnAsync(Session + 1, 10);
        await Assertions.Expect(Newest(anna)).ToContainTextAsync("What we saw");
        await Assertions.Expect(Newest(anna)).Not.ToContainTextAsync("Watch the recording");
        await Assertions.Expect(Newest(erik)).ToContainTextAsync("What we saw");
        await Assertions.Expect(Newest(erik)).ToContainTextAsync("Watch the recording");
        Assert.That(await hands.ScreenAsync("anna"), Does.Not.Contain("In case you missed"));

        await days.PassAsync(Session + 2, Session + 3);
        await days.TurnAsync(Session + 4, 10);
        var keep = Newest(anna);
        await Assertions.Expect(keep).ToContainTextAsync("Keep it");
        await ShootAsync(anna, "programme-questions");
        await Button(keep, "Ask me for 6 weeks").ClickAsync();
        await Assertions.Expect(keep).ToContainTextAsync("✅ Keep it");

        await days.TurnAsync(Session + 5, 10);
        await Assertions.Expect(anna.Locator("[data-testid=message] [data-action-id^='lesson.answer']").First).ToBeVisibleAsync();
        await ShootAsync(anna, "programme-follow-up");
        await days.PassAsync(Session + 6, Session + 8);
    }

    /// <summary>The titles of the steps that stand in somebody's direct message with the bot, in their order.</summary>
    private async Task<string[]> StepsAsync(string person) =>
    [
        .. (await hands.SeeAsync($"messages?as={person}"))["messages"]!.AsArray()
            .Select(message => (string?)message!["text"] ?? "")
            .Where(text => text.StartsWith("🎒 *", StringComparison.Ordinal) || text.StartsWith("✅ *", StringComparison.Ordinal))
            .Select(text => text.Split('*')[1]),
    ];

    private async Task<string> ChannelAsync(string person)
    {
        for (var tries = 0; ; tries++)
        {
            var channel = (await hands.SeeAsync($"state?as={person}"))["channels"]!.AsArray().FirstOrDefault(one => ((string?)one!["name"])?.StartsWith("sql-for-analysts-", StringComparison.Ordinal) == true);
            if (channel is not null)
            {
                return new Uri(playground.Url, $"?as={person}#/{(string)channel["id"]!}").ToString();
            }

            Assert.That(tries, Is.LessThan(100), "they are brought in within ten seconds");
            await Task.Delay(100);
        }
    }

    private string Direct(string person) => new Uri(playground.Url, $"?as={person}#/{directs[person]}/messages").ToString();

    private Task<IPage> OpenAsync(string person) => browser.OpenAsync(new Uri(Direct(person)), 1200, 900);
}
