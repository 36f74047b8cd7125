using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;
using static SlackLearningBot.EndToEnd.Sights;

namespace SlackLearningBot.EndToEnd;

/// <summary>From looking for a mentor to the end: found, asked, accepted, met once, asked after three weeks of silence, ended. Leaves pictures in artifacts/screenshots.</summary>
internal sealed class MentorJourneyTests
{
    private const string Anna = "U0PGANNA001";
    private const string Ben = "U0PGBEN0001";

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
        await hands.DoAsync("clock", new JsonObject { ["next_morning_of"] = "ben" });
        await hands.DoAsync("command", new JsonObject { ["as"] = "ben", ["text"] = "/mentor offer" });
        await hands.DoAsync("submit", new JsonObject
        {
            ["as"] = "ben",
            ["fill"] = new JsonObject { ["mentor.gives_words"] = "public speaking, SQL", ["A few lines about you"] = "I speak at meet-ups, and I remember how my knees shook at the first one." },
        });
        await hands.DoAsync("close", new JsonObject { ["as"] = "ben" });
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
    public async Task Somebody_finds_a_mentor_meets_them_is_asked_after_three_weeks_and_ends_it()
    {
        var direct = (string)(await hands.SeeAsync($"state?as={Anna}"))["bot"]!["dm"]!;
        var anna = await browser.OpenAsync(new Uri(playground.Url, $"?as={Anna}#/{direct}/messages"), 1200, 900);
        await anna.GetByTestId("composer").FillAsync("/mentor find public speaking");
        await anna.GetByTestId("send").ClickAsync();
        var found = anna.Locator("[data-ephemeral=true]").Last;
        await Assertions.Expect(found).ToContainTextAsync("I speak at meet-ups");
        await Assertions.Expect(found).ToContainTextAsync("Why this match?");
        await ShootAsync(anna, "mentor-found");

        await Button(found, "Ask").ClickAsync();
        var dialog = anna.GetByTestId("modal");
        await dialog.Locator("textarea").FillAsync("I want to speak at our next all-hands, and I liked how you explained the outage.");
        await ShootAsync(anna, "mentor-ask");
        await anna.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("I tell you what they say.");
        await anna.GetByTestId("modal-close").ClickAsync();

        var ben = await browser.OpenAsync(new Uri(playground.Url, $"?as={Ben}#/{(string)(await hands.SeeAsync($"state?as={Ben}"))["bot"]!["dm"]!}/messages"), 1200, 900);
        var asked = Newest(ben);
        await Assertions.Expect(asked).ToContainTextAsync("explained the outage");
        await ShootAsync(ben, "mentor-asked");
        await Button(asked, "Yes, gladly").ClickAsync();
        await Assertions.Expect(asked).ToContainTextAsync("You said yes to");
        await Assertions.Expect(Newest(anna)).ToContainTextAsync("said yes");

        await Task.WhenAll(anna.GotoAsync(await GroupOfAsync(Anna)), ben.GotoAsync(await GroupOfAsync(Ben)));
        await Assertions.Expect(Newest(anna)).ToContainTextAsync("You agreed on a mentorship");
        await ShootAsync(anna, "mentorship-hello");
        await Button(Newest(anna), "Meet then").First.ClickAsync();
        await Assertions.Expect(anna.GetByText("meeting.ics").First).ToBeVisibleAsync();
        await Assertions.Expect(anna.GetByText("Tell each other where you come from").First).ToBeVisibleAsync();

        await hands.DoAsync("clock", new JsonObject { ["advance"] = "P1D" });
        await hands.DoAsync("clock", new JsonObject { ["advance"] = "PT2H" });
        await Assertions.Expect(ben.Locator("[data-testid=message]", new() { HasText = "Your first meeting:" })).ToContainTextAsync("Today at 09:00");
        var after = Newest(ben);
        await Assertions.Expect(after).ToContainTextAsync("Did you meet?");
        await Button(after, "We met").ClickAsync();
        await Assertions.Expect(after).ToContainTextAsync("A good beginning.");
        await ShootAsync(ben, "mentorship-met");

        for (var week = 0; week < 3; week++)
        {
            await hands.DoAsync("clock", new JsonObject { ["advance"] = "P7D" });
        }

        await hands.DoAsync("clock", new JsonObject { ["advance"] = "PT2H" });
        await hands.UntilAsync("anna", "How shall it go on?");
        await anna.GotoAsync(new Uri(playground.Url, $"?as={Anna}#/{direct}/messages").ToString());
        await Assertions.Expect(Newest(anna)).ToContainTextAsync("It has been quiet between you and");
        await ShootAsync(anna, "mentorship-quiet");
        await Button(Newest(anna), "End it").ClickAsync();
        await anna.GetByTestId("modal-submit").ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("It is ended.");

        await Assertions.Expect(Newest(ben)).ToContainTextAsync("This mentorship has come to its end. You met once.");
        await ShootAsync(ben, "mentorship-over");
    }

    /// <summary>The address of the only group conversation of a person.</summary>
    private async Task<string> GroupOfAsync(string person)
    {
        for (var tries = 0; ; tries++)
        {
            var group = (await hands.SeeAsync($"state?as={person}"))["channels"]!.AsArray().FirstOrDefault(channel => (string)channel!["kind"]! == "mpim");
            if (group is not null)
            {
                return new Uri(playground.Url, $"?as={person}#/{(string)group["id"]!}").ToString();
            }

            Assert.That(tries, Is.LessThan(100), "they get a conversation within ten seconds");
            await Task.Delay(100);
        }
    }
}
