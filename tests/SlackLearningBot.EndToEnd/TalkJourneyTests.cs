using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;
using static SlackLearningBot.EndToEnd.Sights;

namespace SlackLearningBot.EndToEnd;

/// <summary>What colleagues tell one another: a talk from the idea to the questions that come again, a session with two dates, and all of it in one search. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class TalkJourneyTests
{
    private const string Anna = "U0PGANNA001";
    private const string Ben = "U0PGBEN0001";
    private const string Erik = "U0PGERIK001";
    private const string Priya = "U0PGPRIYA01";
    private const string Channel = "C0PGLEARNING";
    private const int Thursday = 3;

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
        foreach (var person in new[] { Anna, Ben, Erik, Priya })
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

    [Test, Order(1)]
    public async Task A_talk_is_proposed_planned_held_and_remembered()
    {
        await days.TurnAsync(0, 10);
        var ben = await OpenAsync(Ben, directs[Ben] + "/messages");
        await SayAsync(ben, "/talk propose");
        var form = ben.GetByTestId("modal");
        await form.GetByLabel("What is it called?").FillAsync("Indexes without tears");
        await form.GetByLabel("What is it about?").FillAsync("How PostgreSQL finds a row, and why yours is slow.");
        await form.GetByLabel("What does one learn?").FillAsync("sql, performance");
        await ShootAsync(ben, "talk-propose");
        await ben.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(form).ToContainTextAsync("“Indexes without tears” is proposed.");
        await ben.GetByTestId("modal-close").ClickAsync();

        var priya = await OpenAsync(Priya, directs[Priya] + "/messages");
        await Button(With(priya, "A talk is proposed:"), "Look at it").ClickAsync();
        var card = priya.GetByTestId("modal");
        await Button(card, "Plan it").ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Where shall I announce it?");
        await SubmitAsync("priya", new JsonObject
        {
            ["talk_time"] = days.At(Thursday, 13).ToUnixTimeSeconds(),
            ["talk_place"] = "Room 4.2",
            ["talk_seats"] = 1,
            ["talk_channel"] = "learning",
        });
        await Assertions.Expect(card).ToContainTextAsync("I announce it in #learning");
        await priya.GetByTestId("modal-close").ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);

        await ComeAsync();
        await HoldAsync(ben);
    }

    /// <summary>Anna gets the seat and Erik waits; when Anna cannot come, the seat is his.</summary>
    private async Task ComeAsync()
    {
        var (anna, erik) = (await OpenAsync(Anna, Channel), await OpenAsync(Erik, Channel));
        var board = With(anna, "Indexes without tears");
        await Button(board, "I'm coming").ClickAsync();
        await Assertions.Expect(board).ToContainTextAsync("All seats are taken.");
        await Button(With(erik, "Indexes without tears"), "I'm coming").ClickAsync();
        await ShootAsync(anna, "talk-announced");
        await erik.GotoAsync(Address(Erik, directs[Erik] + "/messages"));
        await Assertions.Expect(With(erik, "You are on the waiting list")).ToHaveCountAsync(1);

        await anna.GotoAsync(Address(Anna, directs[Anna] + "/messages"));
        await Assertions.Expect(anna.GetByText("talk.ics").First).ToBeVisibleAsync();
        await Button(With(anna, "You have a seat:"), "I can't come").ClickAsync();
        await Assertions.Expect(With(erik, "You have a seat:")).ToHaveCountAsync(1);
        await Assertions.Expect(erik.GetByText("talk.ics").First).ToBeVisibleAsync();
        await ShootAsync(erik, "talk-seat");
    }

    /// <summary>Thanks, a recording, a question of the speaker's; Erik is asked it the day after.</summary>
    private async Task HoldAsync(IPage ben)
    {
        await days.TurnAsync(Thursday, 13, 46);
        var (anna, erik) = (await OpenAsync(Anna, Channel), await OpenAsync(Erik, directs[Erik] + "/messages"));
        await Assertions.Expect(With(anna, "is over. Thank you")).ToHaveCountAsync(1);
        await ShootAsync(anna, "talk-thanks");
        await Button(With(erik, "Were you at"), "I was there").ClickAsync();

        await Button(With(ben, "Thank you for"), "Add to it").ClickAsync();
        var card = ben.GetByTestId("modal");
        await Button(card, "Questions for listeners").ClickAsync();
        await card.GetByLabel("Question 1").FillAsync("What does an index spare the database?");
        await card.GetByLabel("The right answer").First.FillAsync("Reading rows that do not match");
        await card.GetByLabel("Wrong answers").First.FillAsync("Writing to disk, A backup");
        await ShootAsync(ben, "talk-questions");
        await ben.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(card).Not.ToContainTextAsync("The right answer");
        await ben.GetByTestId("modal-close").ClickAsync();

        await days.TurnAsync(Thursday, 16);
        await days.TurnAsync(Thursday + 1, 11);
        var asked = With(erik, "So that it stays:");
        await Assertions.Expect(asked).ToHaveCountAsync(1);
        await Button(asked, "Answer").ClickAsync();
        var quiz = erik.GetByTestId("modal");
        await quiz.GetByLabel("Reading rows that do not match").CheckAsync();
        await ShootAsync(erik, "talk-asked");
        await erik.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(quiz).ToContainTextAsync("✓ What does an index spare the database?");
        await erik.GetByTestId("modal-close").ClickAsync();
    }

    [Test, Order(2)]
    public async Task A_session_has_two_dates_and_one_announcement()
    {
        var priya = await OpenAsync(Priya, directs[Priya] + "/messages");
        await SayAsync(priya, "/learn session new");
        var form = priya.GetByTestId("modal");
        await Assertions.Expect(form).ToContainTextAsync("Date 2 to choose from");
        await SubmitAsync("priya", new JsonObject
        {
            ["session_kind"] = "Workshop",
            ["session_title"] = "Query plans by hand",
            ["session_trainers"] = new JsonArray("ben"),
            ["session_date_0"] = days.At(Thursday + 7, 9).ToUnixTimeSeconds(),
            ["session_date_1"] = days.At(Thursday + 8, 14).ToUnixTimeSeconds(),
            ["session_place"] = "https://meet.example.com/plans",
            ["session_seats"] = 8,
            ["session_channel"] = "learning",
        });
        await Assertions.Expect(form).ToContainTextAsync("I announce it in #learning");
        await priya.GetByTestId("modal-close").ClickAsync();

        var anna = await OpenAsync(Anna, Channel);
        var board = With(anna, "Query plans by hand");
        await board.Locator("[data-action-id^='gathering.come']").Nth(1).ClickAsync(); // named for screen readers by its date
        await Assertions.Expect(board).ToContainTextAsync("1 person comes, 7 seats are left");
        await board.ScrollIntoViewIfNeededAsync();
        await ShootAsync(anna, "session-dates");
    }

    [Test, Order(3)]
    public async Task One_search_finds_lessons_talks_sessions_and_people()
    {
        var anna = await OpenAsync(Anna, directs[Anna] + "/messages");
        await SayAsync(anna, "/learn search query plans");
        var found = anna.Locator("[data-ephemeral=true]").Last;
        await Assertions.Expect(found).ToContainTextAsync("Query plans by hand");
        await SayAsync(anna, "/learn search sql");
        await Assertions.Expect(found).ToContainTextAsync("Indexes without tears");
        await Assertions.Expect(found).ToContainTextAsync("Ben Okafor");
        await ShootAsync(anna, "search-all");
    }

    private Task<JsonNode> SubmitAsync(string person, JsonObject fill) => hands.DoAsync("submit", new JsonObject { ["as"] = person, ["fill"] = fill });

    private string Address(string person, string place) => new Uri(playground.Url, $"?as={person}#/{place}").ToString();

    private Task<IPage> OpenAsync(string person, string place) => browser.OpenAsync(new Uri(Address(person, place)), 1200, 900);

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByTestId("composer").FillAsync(text);
        await page.GetByTestId("send").ClickAsync();
    }
}
