using System.Globalization;
using System.Text.RegularExpressions;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Priya owns the programme "SQL for analysts"; Anna and Erik go through it, and Ben is their manager. It is Monday, 10:00 in London.</summary>
internal sealed class ProgrammeDesk : IAsyncDisposable
{
    public const string Monday = "2026-11-23T10:00:00Z";

    /// <summary>Thursday, 10 December, 14:00 in Stockholm.</summary>
    public const string Session = "2026-12-10T13:00:00Z";

    public const string Yaml = """
        id: sql
        title: SQL for analysts
        steps:
          - { id: goal, kind: do, days: -12, for: manager, title: "Ask {name} what they want", text: "Two minutes in your next 1:1 with {name}." }
          - id: index
            kind: watch
            days: -10
            title: Why an index is fast
            link: https://example.com/video
            minutes: 8
            or:
              - { kind: read, title: The same on paper, link: "https://example.com/paper", minutes: 12 }
          - { id: paper, kind: read, days: -5, title: Joins, link: "https://example.com/joins" }
          - { id: workshop, kind: session, title: Workshop, minutes: 90, place: Room 4 }
          - { id: recap, kind: recap, days: 1, title: What we saw, link: "https://example.com/notes" }
          - { id: show, kind: do, days: 7, title: Show a colleague, text: Show a colleague a query. }
        """;

    private static readonly string[] Signs = ["🎒 *", "🧭 *", "✅ *"];

    private ProgrammeDesk(TestBot bot)
    {
        Bot = bot;
        Lessons = new LessonDesk(bot);
    }

    public TestBot Bot { get; }

    public LessonDesk Lessons { get; }

    public static async Task<ProgrammeDesk> StartAsync(bool saved = true)
    {
        var desk = new ProgrammeDesk(await TestBot.StartAsync(Monday));
        var bot = desk.Bot;
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { bot.Priya.Workspace.TeamId, bot.Priya.UserId, bot.Now });
        if (saved)
        {
            await desk.SaveAsync(Yaml);
        }

        return desk;
    }

    public async Task<Message> DropAsync(string yaml, string name = "sql.yaml") => await Bot.DropAsync(Bot.Priya, AuthorDesk.File(name, yaml));

    /// <summary>Drops the file and saves it.</summary>
    public async Task SaveAsync(string yaml)
    {
        var report = await DropAsync(yaml);
        var result = await Bot.Priya.ClickAsync(report, "programme.save");
        Assert.That(result.Ok, Is.True, $"{report.Words()} {result.Error}");
        await Bot.SettleAsync();
    }

    /// <summary>Fills in who goes through it, and looks how many that is.</summary>
    public async Task<HandResult> ChooseAsync(PersonHands[]? people = null, string session = Session, string? place = "Room 4", string? channel = null, string? group = null, string own = "none")
    {
        await Bot.Priya.CommandAsync("/learn program");
        await Bot.Priya.ClickAsync(Bot.Priya.Messages()[^1], "programme.start:sql");
        var result = await Bot.Priya.SubmitAsync(new JsonObject
        {
            ["programme_session"] = Field("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant(session).ToUnixTimeSeconds()),
            ["programme_place"] = Field("programme_place", "plain_text_input", "value", place),
            ["programme_who"] = Field("programme_who", "multi_users_select", "selected_users", new JsonArray([.. (people ?? []).Select(one => (JsonNode)one.UserId)])),
            ["programme_channel"] = Field("programme_channel", "conversations_select", "selected_conversation", channel),
            ["programme_group"] = Field("programme_group", "plain_text_input", "value", group),
            ["programme_own_channel"] = new JsonObject { ["programme_own_channel"] = MentorDesk.Selected(own) },
        });
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>Enrols these people.</summary>
    public async Task BeginAsync(params PersonHands[] people)
    {
        var result = await ChooseAsync(people);
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        await ClickAsync("programme.ask");
    }

    /// <summary>Looks for more people for the newest card's group.</summary>
    public async Task<HandResult> AddAsync(params PersonHands[] people)
    {
        await ClickAsync("programme.show");
        await ClickAsync("programme.more");
        return await SendAsync(
            ("programme_who", "multi_users_select", "selected_users", new JsonArray([.. people.Select(one => (JsonNode)one.UserId)])),
            ("programme_channel", "conversations_select", "selected_conversation", null), ("programme_group", "plain_text_input", "value", null));
    }

    /// <summary>Priya presses a button of the newest card, and everything owed is done.</summary>
    public async Task ClickAsync(string button)
    {
        var result = await Bot.Priya.ClickAsync(Card(), button);
        Assert.That(result.Ok, Is.True, $"{button}: {result.Error} {result.Message}");
        await Bot.SettleAsync();
    }

    public async Task<HandResult> SendAsync(params (string Block, string Type, string Name, JsonNode? Value)[] fields)
    {
        var result = await Bot.Priya.SubmitAsync(new JsonObject(fields.Select(field => KeyValuePair.Create(field.Block, (JsonNode?)Field(field.Block, field.Type, field.Name, field.Value)))));
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>The newest message to Priya.</summary>
    public Message Card() => Last(Bot.Priya);

    public string CardWords() => Shown(Card());

    public static Message Last(PersonHands person) => person.Messages().Last(message => message.EphemeralTo is null);

    public static string Words(PersonHands person) => person.Messages().Any(message => message.EphemeralTo is null) ? Shown(Last(person)) : "";

    /// <summary>Text and blocks; signs in blocks as signs.</summary>
    public static string Shown(Message message) =>
        Regex.Replace(LessonDesk.All(message), @"\\u([0-9A-Fa-f]{4})", match => $"{(char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)}");

    /// <summary>How many messages to somebody say this.</summary>
    public static int Count(PersonHands person, string words) => person.Messages().Count(message => message.EphemeralTo is null && Shown(message).Contains(words, StringComparison.Ordinal));

    public static Message Find(PersonHands person, string words) => person.Messages().Last(message => message.EphemeralTo is null && Shown(message).Contains(words, StringComparison.Ordinal));

    /// <summary>The titles of the steps that came to somebody, in their order.</summary>
    public static IReadOnlyList<string> Steps(PersonHands person) =>
    [
        .. person.Messages()
            .Where(message => message.EphemeralTo is null && Signs.Any(sign => message.Text.StartsWith(sign, StringComparison.Ordinal)))
            .Select(message => message.Text.Split('*')[1]),
    ];

    /// <summary>"step state" of somebody, in the order of the steps.</summary>
    public Task<IReadOnlyList<string>> StatesAsync(PersonHands about) => Bot.QueryAsync<string>(
        """
        select s.step_id || ' ' || s.state
          from programme_step_state s join programme_step t on t.team_id = s.team_id and t.step_id = s.step_id
         where s.about_id = @UserId order by t.position
        """, new { about.UserId });

    public Task ManageAsync(PersonHands person, PersonHands manager) => Bot.ExecuteAsync(
        """
        insert into person (team_id, user_id) values (@TeamId, @ManagerId) on conflict do nothing;
        insert into person (team_id, user_id, manager_id) values (@TeamId, @UserId, @ManagerId) on conflict (team_id, user_id) do update set manager_id = excluded.manager_id
        """, new { person.Workspace.TeamId, person.UserId, ManagerId = manager.UserId });

    /// <summary>So that it is known when it is night for them.</summary>
    public Task LiveInAsync(PersonHands person, string zone) => Bot.ExecuteAsync(
        "insert into person (team_id, user_id, zone) values (@TeamId, @UserId, @Zone) on conflict (team_id, user_id) do update set zone = excluded.zone",
        new { person.Workspace.TeamId, person.UserId, Zone = zone });

    private static JsonObject Field(string action, string type, string name, JsonNode? value) => new() { [action] = new JsonObject { ["type"] = type, [name] = value } };

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
