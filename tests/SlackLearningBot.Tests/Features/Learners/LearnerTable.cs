using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>What the tests of this folder look at and fill in.</summary>
internal static class LearnerTable
{
    public static async Task<Row?> ReadAsync(TestBot bot, PersonHands person) => (await bot.QueryAsync<Row>(
        "select zone, hour, days, paused_until, stopped_at, next_lesson_at from learner where team_id = @TeamId and user_id = @UserId",
        TestBot.Key(person))).SingleOrDefault();

    public static Task AddTrackAsync(TestBot bot, string id, string title, string description = "About it", int position = 1) => bot.ExecuteAsync(
        "insert into track (team_id, track_id, title, description, position) values (@Team, @Id, @Title, @Description, @Position)",
        new { Team = bot.Anna.Workspace.TeamId, Id = id, Title = title, Description = description, Position = position });

    /// <summary>Somebody who said yes, as the table keeps it.</summary>
    public static Task AddAsync(
        TestBot bot, PersonHands person, string next, string zone = "Europe/Stockholm", string hour = "08:30", int days = 31) => bot.ExecuteAsync(
        """
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        values (@TeamId, @UserId, @Zone, @Hour::time, @Days, '2026-01-01T00:00Z', @Next::timestamptz)
        """,
        new { person.Workspace.TeamId, person.UserId, Zone = zone, Hour = hour, Days = (short)days, Next = next });

    /// <summary>The form as Slack would send it.</summary>
    public static JsonObject Form(string? hour = null, string? days = null, string? zone = null, string[]? eachDay = null, string[]? tracks = null)
    {
        var state = new JsonObject();
        if (hour is not null)
        {
            state["rhythm_hour"] = new JsonObject { ["rhythm.hour"] = new JsonObject { ["type"] = "timepicker", ["selected_time"] = hour } };
        }

        if (days is not null)
        {
            state["rhythm_days"] = new JsonObject { ["rhythm.days"] = new JsonObject { ["type"] = "static_select", ["selected_option"] = Option(days) } };
        }

        if (eachDay is not null)
        {
            state["rhythm_days"] = new JsonObject { ["rhythm.each_day"] = new JsonObject { ["type"] = "checkboxes", ["selected_options"] = Options(eachDay) } };
        }

        if (zone is not null)
        {
            state["rhythm_zone"] = new JsonObject { ["rhythm.zone"] = new JsonObject { ["type"] = "static_select", ["selected_option"] = Option(zone) } };
        }

        if (tracks is not null)
        {
            state["rhythm_tracks"] = new JsonObject { ["rhythm.tracks"] = new JsonObject { ["type"] = "checkboxes", ["selected_options"] = Options(tracks) } };
        }

        return state;
    }

    /// <summary>A view or message as people would read it: without escapes.</summary>
    public static string Plain(this JsonObject body) => body.ToJsonString(AsRead);

    private static readonly JsonSerializerOptions AsRead = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A menu of the form, to be put beside other fields.</summary>
    public static JsonObject With(this JsonObject state, string block, string action, string value)
    {
        state[block] = new JsonObject { [action] = new JsonObject { ["type"] = "static_select", ["selected_option"] = Option(value) } };
        return state;
    }

    private static JsonArray Options(string[] values) => new([.. values.Select(value => (JsonNode)Option(value))]);

    private static JsonObject Option(string value) => new()
    {
        ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "shown", ["emoji"] = true },
        ["value"] = value,
    };

    internal sealed record Row
    {
        public required string Zone { get; init; }
        public required TimeOnly Hour { get; init; }
        public required short Days { get; init; }
        public DateOnly? PausedUntil { get; init; }
        public DateTimeOffset? StoppedAt { get; init; }
        public DateTimeOffset? NextLessonAt { get; init; }
    }
}
