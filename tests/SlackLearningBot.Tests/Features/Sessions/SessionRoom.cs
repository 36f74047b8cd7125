using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Sessions;

/// <summary>Priya owns the programme and plans sessions, Ben teaches, Anna and the others come. It is Monday, 10:00 in London.</summary>
internal sealed class SessionRoom : IAsyncDisposable
{
    public const string Tuesday = "2026-12-01T10:00:00Z";
    public const string Wednesday = "2026-12-02T10:00:00Z";
    public const string Thursday = "2026-12-03T10:00:00Z";

    private SessionRoom(TalkRoom talks) => Talks = talks;

    /// <summary>The same room, for talks.</summary>
    public TalkRoom Talks { get; }

    public TestBot Bot => Talks.Bot;

    public static async Task<SessionRoom> OpenAsync() => new(await TalkRoom.OpenAsync());

    /// <summary>Priya plans it, it is announced in #learning, and the minute is over.</summary>
    public async Task PlannedAsync(string title = "SQL", string kind = "workshop", int? seats = null, string[]? dates = null)
    {
        var result = await PlanAsync(title, kind, seats, dates);
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("I announce it in"));
        await Bot.TickAsync();
        await Bot.TickAsync();
    }

    public async Task<HandResult> PlanAsync(
        string title = "SQL", string kind = "workshop", int? seats = null, string[]? dates = null, string about = "", string channel = DemoWorkspace.LearningChannel, string place = "Room 4")
    {
        await Bot.Priya.CommandAsync("/learn session new");
        return await SendAsync(Bot.Priya, title, kind, seats, dates ?? [Tuesday], about, channel, place);
    }

    /// <summary>Sends the form that is open.</summary>
    public async Task<HandResult> SendAsync(
        PersonHands person, string title, string kind = "workshop", int? seats = null, string[]? dates = null, string about = "", string channel = DemoWorkspace.LearningChannel, string place = "Room 4")
    {
        var result = await person.SubmitAsync(State(
        [
            ("session_kind", Chosen(kind)), .. About(title, about, [Bot.Ben]), .. Room(seats, place), Announced(channel),
            .. (dates ?? [Tuesday]).Select((at, number) => ($"session_date_{number}", At(at))),
        ]));
        await Bot.SettleAsync();
        return result;
    }

    public static (string Block, JsonObject Value)[] About(string title, string about, params PersonHands[] trainers) =>
    [
        ("session_title", TalkRoom.Typed(title)), ("session_abstract", TalkRoom.Typed(about)), ("session_skills", TalkRoom.Typed("sql")), ("session_trainers", People(trainers)),
    ];

    private static (string Block, JsonObject Value) Announced(string channel) => ("session_channel", TalkRoom.Channel(channel));

    private static (string Block, JsonObject Value)[] Room(int? seats, string place) =>
    [
        ("session_minutes", Chosen("90")), ("session_place", TalkRoom.Typed(place)),
        ("session_seats", new JsonObject { ["type"] = "number_input", ["value"] = seats?.ToString(CultureInfo.InvariantCulture) }),
    ];

    public static JsonObject State(params (string Block, JsonObject Value)[] fields)
    {
        var state = new JsonObject();
        foreach (var (block, value) in fields)
        {
            state[block] = new JsonObject { [block] = value };
        }

        return state;
    }

    public static JsonObject People(params PersonHands[] people) =>
        new() { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray([.. people.Select(one => (JsonNode)one.UserId)]) };

    public static JsonObject Chosen(string value) => new()
    {
        ["type"] = "static_select",
        ["selected_option"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value }, ["value"] = value },
    };

    public static JsonObject At(string at) => new() { ["type"] = "datetimepicker", ["selected_date_time"] = TestBot.Instant(at).ToUnixTimeSeconds() };

    /// <summary>Opens the first session of the list.</summary>
    public static Task<View> CardAsync(PersonHands person) => TalkRoom.OpenCardAsync(person, "/learn sessions");

    /// <summary>Moves one date, or gives it other seats; owners also choose another channel.</summary>
    public async Task<HandResult> MoveAsync(PersonHands person, string from, string to, int? seats = null, string channel = DemoWorkspace.LearningChannel, string place = "Room 4")
    {
        var opened = await person.ClickAsync(await CardAsync(person), $"session.move:{await DateAsync(from):N}");
        Assert.That(opened.Ok, Is.True, $"{opened.Error} {opened.Message}");
        var result = await person.SubmitAsync(State(
        [
            ("session_time", At(to)), .. Room(seats, place),
            .. TalkRoom.Dialog(person).Contains("session_channel", StringComparison.Ordinal) ? [Announced(channel)] : Array.Empty<(string, JsonObject)>(),
        ]));
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>Adds a date to the first session of the list.</summary>
    public async Task<HandResult> AddDateAsync(PersonHands person, string at, int? seats = null)
    {
        await OpenAddDateAsync(person);
        return await SendDateAsync(person, at, seats);
    }

    public static async Task OpenAddDateAsync(PersonHands person)
    {
        var opened = await person.ClickAsync(await CardAsync(person), "Add a date");
        Assert.That(opened.Ok, Is.True, $"{opened.Error} {opened.Message}");
    }

    /// <summary>Sends the form that <see cref="OpenAddDateAsync"/> opened.</summary>
    public async Task<HandResult> SendDateAsync(PersonHands person, string at, int? seats = null)
    {
        var result = await person.SubmitAsync(State([("session_time", At(at)), .. Room(seats, "Room 4")]));
        await Bot.SettleAsync();
        return result;
    }

    public async Task CallOffAsync(PersonHands person, string at)
    {
        var result = await person.ClickAsync(await CardAsync(person), $"session.off:{await DateAsync(at):N}");
        Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message}");
        await Bot.SettleAsync();
    }

    /// <summary>Opens the list of who was there, of the first session.</summary>
    public static async Task OpenListAsync(PersonHands person)
    {
        var result = await person.ClickAsync(await CardAsync(person), "Who was there");
        Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message}");
    }

    /// <summary>Sends the list that is open.</summary>
    public static Task<HandResult> SendListAsync(PersonHands person, params PersonHands[] there) => person.SubmitAsync(State(("session_people", People(there))));

    /// <summary>Says who was there.</summary>
    public async Task ListAsync(PersonHands person, params PersonHands[] there)
    {
        await OpenListAsync(person);
        var result = await SendListAsync(person, there);
        Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message}");
        await Bot.SettleAsync();
    }

    public static async Task<string> ProgressAsync(PersonHands person) => await TalkRoom.AskWordsAsync(person, "/learn progress");

    /// <summary>The gathering on that date.</summary>
    public Task<Guid> DateAsync(string at) => Bot.ScalarAsync<Guid>("select gathering_id from gathering where starts_at = @at", new { at = TestBot.Instant(at) });

    public IReadOnlyList<Message> Boards() => Talks.Boards();

    public Message Board() => Talks.Board();

    public string BoardWords() => LessonDesk.All(Board());

    /// <summary>"I'm coming", beside one of several dates on the announcement.</summary>
    public async Task ComeAsync(PersonHands person, string at)
    {
        var result = await PressAsync(person, at);
        Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message}");
        await Bot.SettleAsync();
    }

    /// <summary>The same click alone, for several at once.</summary>
    public async Task<HandResult> PressAsync(PersonHands person, string at) => await person.ClickAsync(Board(), $"gathering.come:{await DateAsync(at):N}");

    /// <summary>Who has a seat or waits: "UANNA yes Tue".</summary>
    public Task<IReadOnlyList<string>> PlacesAsync() => Bot.QueryAsync<string>(
        """
        select p.user_id || ' ' || p.answer || ' ' || to_char(g.starts_at at time zone 'UTC', 'Dy')
          from gathering_place p join gathering g on g.team_id = p.team_id and g.gathering_id = p.gathering_id
         where p.answer <> 'no'
         order by 1
        """);

    /// <summary>How many messages of the bot to this person say it.</summary>
    public static int Count(PersonHands person, string words) =>
        person.Messages().Count(message => message.EphemeralTo is null && LessonDesk.All(message).Contains(words, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => Talks.DisposeAsync();
}
