using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Priya owns the programme; the track sql has four questions whose right answers begin with "Right". It is Monday, 09:30 in Stockholm.</summary>
internal sealed class AssessmentDesk : IAsyncDisposable
{
    public const string Monday = "2026-11-23T08:30:00Z";

    /// <summary>Friday, 17:00 in Stockholm.</summary>
    public const string Friday = "2026-11-27T16:00:00Z";

    private string newest = "";

    private AssessmentDesk(TestBot bot)
    {
        Bot = bot;
        Lessons = new LessonDesk(bot);
    }

    public TestBot Bot { get; }

    public LessonDesk Lessons { get; }

    public static async Task<AssessmentDesk> StartAsync(FaultyNetwork? network = null)
    {
        var desk = new AssessmentDesk(network is null ? await TestBot.StartAsync(Monday) : await TestBot.StartAsync(Monday, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, network.Use));
        await desk.MakeOwnerAsync(desk.Bot.Priya);
        await desk.Lessons.AddTrackAsync("sql", 4);
        return desk;
    }

    public Task MakeOwnerAsync(PersonHands person) => Bot.ExecuteAsync(
        "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
        new { person.Workspace.TeamId, person.UserId, Bot.Now });

    /// <summary>Fills in <c>/learn assess new</c> and sends it.</summary>
    public async Task<HandResult> MakeAsync(
        string title = "SQL basics", string track = "sql", string? count = null, string? quotas = null, string mark = "75", string attempts = "2", string? minutes = null,
        bool certificate = true, PersonHands? owner = null)
    {
        owner ??= Bot.Priya;
        await owner.CommandAsync("/learn assess new");
        var form = new JsonObject
        {
            ["assessment_Tracks"] = Field("assessment_Tracks", "multi_static_select", "selected_options", new JsonArray(Option(track))),
            ["assessment_certificate"] = Field("assessment_certificate", "checkboxes", "selected_options", certificate ? new JsonArray(Option("yes")) : []),
        };
        foreach (var (name, value) in new[] { ("Title", title), ("Count", count), ("Quotas", quotas), ("PassMark", mark), ("Attempts", attempts), ("Minutes", minutes) })
        {
            form[$"assessment_{name}"] = Field($"assessment_{name}", name is "Title" or "Quotas" ? "plain_text_input" : "number_input", "value", value);
        }

        newest = title;
        return await owner.SubmitAsync(form);
    }

    /// <summary>The id of what was made last.</summary>
    public async Task<string> NewestAsync() => (await Bot.ScalarAsync<Guid>("select assessment_id from assessment where title = @Title", new { Title = newest })).ToString();

    /// <summary>Fills in <c>/learn assess assign</c> and sends it.</summary>
    public async Task<HandResult> AssignAsync(
        string[]? people = null, string? channel = null, string? group = null, string? track = null, string? deadline = Friday, string? which = null, PersonHands? owner = null)
    {
        owner ??= Bot.Priya;
        await owner.CommandAsync("/learn assess assign");
        var form = new JsonObject
        {
            ["assign_which"] = Field("assign_which", "static_select", "selected_option", Option(which ?? await NewestAsync())),
            ["assign_people"] = Field("assign_people", "multi_users_select", "selected_users", new JsonArray([.. (people ?? []).Select(id => (JsonNode)id)])),
            ["assign_channel"] = Field("assign_channel", "conversations_select", "selected_conversation", channel),
            ["assign_group"] = Field("assign_group", "plain_text_input", "value", group),
            ["assign_track"] = Field("assign_track", "static_select", "selected_option", track is null ? null : Option(track)),
            ["assign_deadline"] = Field("assign_deadline", "datetimepicker", "selected_date_time", deadline is null ? null : TestBot.Instant(deadline).ToUnixTimeSeconds()),
        };
        var result = await owner.SubmitAsync(form);
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>Makes it, gives it to these people and confirms; they are told at once, because it is a decent hour.</summary>
    public async Task GiveAsync(string[]? people = null, string? channel = null, string? track = null, string deadline = Friday)
    {
        var result = await AssignAsync(people ?? (channel is null && track is null ? [DemoWorkspace.Anna] : null), channel, track: track, deadline: deadline);
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        await Bot.Priya.ClickAsync(Last(Bot.Priya), "assessment.give");
        await Bot.SettleAsync();
    }

    /// <summary>The newest message in a person's conversation with the bot.</summary>
    public static Message Last(PersonHands person) => person.Messages().Last(message => message.EphemeralTo is null);

    public static string Words(PersonHands person) => LessonDesk.All(Last(person));

    /// <summary>Begins with the newest message, which becomes the first question.</summary>
    public static async Task<Message> BeginAsync(PersonHands person)
    {
        var message = Last(person);
        await person.ClickAsync(message, "assessment.start");
        return message;
    }

    /// <summary>Answers what is asked with the option that begins with this word.</summary>
    public static async Task AnswerAsync(PersonHands person, Message message, string begins)
    {
        var option = Elements.In(JsonNode.Parse(message.Blocks!)!.AsArray()).Select(placed => (string?)placed.Element["text"]?["text"]).First(text => text?.StartsWith(begins, StringComparison.Ordinal) == true);
        await person.ClickAsync(message, option!);
    }

    /// <summary>Answers so many right and then so many wrong.</summary>
    public static async Task<Message> TakeAsync(PersonHands person, int right, int wrong)
    {
        var message = await BeginAsync(person);
        for (var at = 0; at < right + wrong; at++)
        {
            await AnswerAsync(person, message, at < right ? "Right" : "Wrong");
        }

        return message;
    }

    public static async Task<string> ListAsync(PersonHands person) => LessonDesk.All((await person.CommandAsync("/learn assessments")).Ephemeral!);

    public static string Modal(PersonHands person) => person.Modal!.Body.Plain();

    public Task<IReadOnlyList<string>> AttemptsAsync(PersonHands person) => Bot.QueryAsync<string>(
        """
        select number || ' ' || coalesce(ended_by, 'open') || coalesce(' ' || percent || ' ' || passed, '')
          from assessment_attempt where team_id = @TeamId and user_id = @UserId order by started_at, number
        """, TestBot.Key(person));

    private static JsonObject Field(string action, string type, string name, JsonNode? value) => new() { [action] = new JsonObject { ["type"] = type, [name] = value } };

    private static JsonObject Option(string value) => new() { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "shown", ["emoji"] = true }, ["value"] = value };

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
