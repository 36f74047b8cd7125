using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>Priya owns the programme, Ben speaks, Anna and the others listen. It is Monday, 10:00 in London.</summary>
internal sealed class TalkRoom : IAsyncDisposable
{
    public const string Monday = "2026-11-23T10:00:00Z";

    private TalkRoom(TestBot bot) => Bot = bot;

    public TestBot Bot { get; }

    /// <summary>With a bot that was started for something else.</summary>
    public static TalkRoom In(TestBot bot) => new(bot);

    public static async Task<TalkRoom> OpenAsync(string at = Monday)
    {
        var bot = await TestBot.StartAsync(at);
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { bot.Priya.Workspace.TeamId, bot.Priya.UserId, bot.Now });
        return new TalkRoom(bot);
    }

    /// <summary>Logs a talk of the past; the speaker is whoever logs it, unless others are named.</summary>
    public async Task<HandResult> LogAsync(
        PersonHands person, string title, string day = "2026-11-12", PersonHands[]? speakers = null, string skills = "", string? recording = null, params string[] takeAways)
    {
        await person.CommandAsync("/talk log");
        var result = await SendAsync(person, title, "", skills, speakers ?? [person], [("talk_day", Date(day)), ("talk_recording", Address(recording)), .. TakeAways(takeAways)]);
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>Proposes a talk of one's own.</summary>
    public async Task<HandResult> ProposeAsync(PersonHands person, string title, string about = "", string skills = "", string wished = "", PersonHands[]? speakers = null)
    {
        await person.CommandAsync("/talk propose");
        var result = await SendAsync(person, title, about, skills, speakers ?? [person], ("talk_wished", Typed(wished)));
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>Sends the form that is open, with what a talk says.</summary>
    public static Task<HandResult> SendAsync(PersonHands person, string title, string about, string skills, PersonHands[] speakers, params (string Block, JsonObject Value)[] others)
    {
        var state = new JsonObject();
        (string Block, JsonObject Value)[] all =
        [
            ("talk_title", Typed(title)), ("talk_abstract", Typed(about)), ("talk_skills", Typed(skills)),
            ("talk_speakers", new JsonObject { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray([.. speakers.Select(one => (JsonNode)one.UserId)]) }),
            .. others,
        ];
        foreach (var (block, value) in all)
        {
            state[block] = new JsonObject { [block] = value };
        }

        return person.SubmitAsync(state);
    }

    public static (string Block, JsonObject Value)[] TakeAways(params string[] lines) => [.. lines.Select((line, at) => ($"talk_take_away_{at}", Typed(line)))];

    public static JsonObject Channel(string? id) => new() { ["type"] = "channels_select", ["selected_channel"] = id };

    public static JsonObject Typed(string text) => new() { ["type"] = "plain_text_input", ["value"] = text.Length > 0 ? text : null };

    public static JsonObject Address(string? text) => new() { ["type"] = "url_text_input", ["value"] = text };

    public static JsonObject Date(string day) => new() { ["type"] = "datepicker", ["selected_date"] = day };

    /// <summary>Proposes a talk, and Priya plans it for Thursday, 15:00 in London, announced in #learning.</summary>
    public async Task PlannedAsync(PersonHands speaker, string title, int? seats = null)
    {
        await ProposeAsync(speaker, title);
        var result = await PlanAsync(Bot.Priya, "2026-11-26T15:00:00Z", seats: seats);
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        await Bot.TickAsync();
    }

    /// <summary>Plans the first talk of the list, or moves it; in #learning unless another channel is named, and with "" nowhere.</summary>
    public async Task<HandResult> PlanAsync(PersonHands person, string at, int? seats = null, string? channel = null, string place = "Room 4", string minutes = "45")
    {
        await person.ClickAsync(await OpenCardAsync(person, "/talk list"), "talk.plan");
        var state = new JsonObject();
        (string Block, JsonObject Value)[] all =
        [
            ("talk_time", new JsonObject { ["type"] = "datetimepicker", ["selected_date_time"] = TestBot.Instant(at).ToUnixTimeSeconds() }),
            ("talk_minutes", new JsonObject { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = minutes }, ["value"] = minutes } }),
            ("talk_place", Typed(place)),
            ("talk_seats", new JsonObject { ["type"] = "number_input", ["value"] = seats?.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
            .. Dialog(person).Contains("talk_channel", StringComparison.Ordinal)
                ? [("talk_channel", Channel(channel is "" ? null : channel ?? DemoWorkspace.LearningChannel))]
                : Array.Empty<(string, JsonObject)>(),
        ];
        foreach (var (block, value) in all)
        {
            state[block] = new JsonObject { [block] = value };
        }

        var result = await person.SubmitAsync(state);
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>Everything the bot wrote in #learning, oldest first.</summary>
    public IReadOnlyList<Message> Boards() =>
        [.. Bot.Anna.Messages(DemoWorkspace.LearningChannel).Where(message => message.EphemeralTo is null && message.UserId == DemoWorkspace.BotUser)];

    /// <summary>The announcement, as it is now.</summary>
    public Message Board() => Boards()[0];

    public async Task ComeAsync(PersonHands person) => await PressAsync(person, "I'm coming");

    public async Task StayAsync(PersonHands person) => await PressAsync(person, "I can't come");

    private async Task PressAsync(PersonHands person, string button)
    {
        var result = await person.ClickAsync(Board(), button);
        Assert.That(result.Ok, Is.True, $"{button}: {result.Error} {result.Message}");
        await Bot.SettleAsync();
    }

    /// <summary>Who has one.</summary>
    public Task<IReadOnlyList<string>> SeatsAsync() => Bot.QueryAsync<string>("select user_id from gathering_place where answer = 'yes' order by user_id");

    /// <summary>The calendar files a person got, oldest first.</summary>
    public static IReadOnlyList<string> Calendars(PersonHands person) =>
        [.. person.Messages().SelectMany(message => message.Files).Where(file => file.Bytes is not null).Select(file => System.Text.Encoding.UTF8.GetString(file.Bytes!))];

    /// <summary>Types it, and answers what is said to them alone.</summary>
    public static async Task<Message> AskAsync(PersonHands person, string command)
    {
        await person.CommandAsync(command);
        return person.Messages().Last(message => message.EphemeralTo is not null);
    }

    public static async Task<string> AskWordsAsync(PersonHands person, string command) => LessonDesk.All(await AskAsync(person, command));

    /// <summary>What the dialog on top says.</summary>
    public static string Dialog(PersonHands person) => person.Modal is { } view ? view.Body.ToJsonString(Plain) : "";

    /// <summary>Opens the first talk of <c>/talk mine</c>, or of another list.</summary>
    public static async Task<View> OpenCardAsync(PersonHands person, string command = "/talk mine")
    {
        var result = await person.ClickAsync(await AskAsync(person, command), "Open");
        Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message}");
        return person.Modal!;
    }

    /// <summary>The newest message to a person that is not to them alone.</summary>
    public static Message Last(PersonHands person) => person.Messages().Last(message => message.EphemeralTo is null);

    public static string Words(PersonHands person) => string.Join('\n', person.Messages().Where(message => message.EphemeralTo is null).Select(LessonDesk.All));

    public static string Errors(HandResult result) => result.Errors?.ToJsonString(Plain) ?? "";

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
