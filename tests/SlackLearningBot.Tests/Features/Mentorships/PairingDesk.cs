using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>Ben mentors Anna, unless a test says otherwise. It is Monday, 09:30 in Stockholm and 08:30 in London; both work from nine to five.</summary>
internal sealed class PairingDesk : IAsyncDisposable
{
    public const string Monday = "2026-11-23T08:30:00Z";

    private PairingDesk(TestBot bot) => Bot = bot;

    public TestBot Bot { get; }

    public static async Task<PairingDesk> StartAsync(string at = Monday, Action<IServiceCollection>? services = null)
    {
        var desk = new PairingDesk(await TestBot.StartAsync(at, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, services));
        foreach (var person in new[] { desk.Bot.Anna, desk.Bot.Ben, desk.Bot.Maria, desk.Bot.Kenji, desk.Bot.Priya, desk.Bot.Erik })
        {
            await desk.Bot.ExecuteAsync(
                """
                insert into person (team_id, user_id, name, real_name, zone, email, refreshed_at) values (@TeamId, @UserId, @Name, @RealName, @TimeZone, @Email, @Now)
                    on conflict (team_id, user_id) do update set real_name = excluded.real_name, zone = excluded.zone, email = excluded.email
                """,
                new { person.Workspace.TeamId, person.UserId, person.Me.Name, person.Me.RealName, person.Me.TimeZone, Email = $"{person.Me.Name}@juniper.example", Now = desk.Bot.Now.UtcDateTime });
        }

        return desk;
    }

    /// <summary>They agreed; everything that is owed now is sent.</summary>
    public async Task<Guid> BeginAsync(string kind = "classic", PersonHands[]? mentors = null, PersonHands[]? mentees = null, string goal = "Give a talk without notes", bool settle = true)
    {
        mentors ??= kind == "peer" ? [] : [Bot.Ben];
        mentees ??= kind == "peer" ? [Bot.Anna, Bot.Ben] : [Bot.Anna];
        var one = new NewMentorship(
            Bot.Anna.Workspace.TeamId, kind, [.. mentors.Select(person => person.UserId)], [.. mentees.Select(person => person.UserId)], goal, Bot.Now);
        var id = await Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => Bot.Services.GetRequiredService<IMentorships>().BeginAsync(transaction, one, CancellationToken.None), CancellationToken.None);
        if (settle)
        {
            await Bot.SettleAsync();
        }

        return id;
    }

    /// <summary>The conversation of the mentorship; there is one.</summary>
    public Task<string?> ChannelAsync() => Bot.ScalarAsync<string>("select channel from mentorship");

    /// <summary>What stands in it, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> SaidAsync(PersonHands? reader = null) =>
        [.. (reader ?? Bot.Ben).Messages((await ChannelAsync())!).Where(message => message.EphemeralTo is null)];

    /// <summary>The newest message in it that says this.</summary>
    public async Task<Message> FindAsync(string words) => (await SaidAsync()).Last(message => All(message).Contains(words, StringComparison.Ordinal));

    public async Task<int> CountAsync(string words) => (await SaidAsync()).Count(message => All(message).Contains(words, StringComparison.Ordinal));

    public static string All(Message message) => LessonDesk.All(message);

    public static int Told(PersonHands person, string words) => person.Messages().Count(message => All(message).Contains(words, StringComparison.Ordinal));

    public static Message Last(PersonHands person) => person.Messages().Last(message => message.EphemeralTo is null);

    /// <summary>The files in it as text, oldest first.</summary>
    public async Task<IReadOnlyList<string>> CalendarsAsync() =>
        [.. (await SaidAsync()).SelectMany(message => message.Files).Select(file => Encoding.UTF8.GetString(file.Bytes!))];

    /// <summary>As Slack writes a moment in a text.</summary>
    public static string At(string instant) => $"<!date^{TestBot.Instant(instant).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}^";

    /// <summary>Presses in a message of the conversation, and everything that follows is sent.</summary>
    public async Task<HandResult> ClickAsync(PersonHands person, Message message, string words)
    {
        var result = await person.ClickAsync(message, words);
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>Agrees on the first proposal of the newest message that has one.</summary>
    public async Task ChooseAsync(PersonHands? person = null) => await ClickAsync(person ?? Bot.Anna, await FindAsync("meet.choose:0"), "meet.choose:0");

    /// <summary>Fills in the form on top and sends it.</summary>
    public async Task<HandResult> SubmitAsync(PersonHands person, params (string Block, string Type, string Field, JsonNode? Value)[] fields)
    {
        var state = new JsonObject();
        foreach (var (block, type, field, value) in fields)
        {
            state[block] = new JsonObject { [block] = new JsonObject { ["type"] = type, [field] = value } };
        }

        var result = await person.SubmitAsync(state);
        await Bot.SettleAsync();
        return result;
    }

    public Task<HandResult> SubmitTimeAsync(PersonHands person, string at) =>
        SubmitAsync(person, ("meet_time", "datetimepicker", "selected_date_time", TestBot.Instant(at).ToUnixTimeSeconds()));

    public static JsonObject Option(string value, string text = "x") => new() { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = text }, ["value"] = value };

    public static string Modal(PersonHands person) => person.Modal?.Body.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "";

    /// <summary>They agree on the first proposal, time passes, and one of them says that they met.</summary>
    public async Task MeetAsync()
    {
        await ChooseAsync();
        var ends = await Bot.ScalarAsync<DateTime>("select starts_at + minutes * interval '1 minute' from meet_up where state = 'ahead'");
        await Bot.TurnToAsync(ends.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        await ClickAsync(Bot.Ben, await FindAsync("Did you meet?"), "We met");
    }

    /// <summary>Every day at noon, with the ticks of each.</summary>
    public async Task EveryDayUntilAsync(string until)
    {
        for (var day = Bot.Now.Date.AddDays(1).AddHours(12); day <= TestBot.Instant(until).UtcDateTime; day = day.AddDays(1))
        {
            await Bot.TurnToAsync(day.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    public static void IsOk(HandResult result) => Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message} {result.Errors}");
}
