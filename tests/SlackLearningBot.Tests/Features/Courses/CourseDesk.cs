using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Features.Tracks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Courses;

/// <summary>People who learn elsewhere, and Priya who owns the list.</summary>
internal static class CourseDesk
{
    public const string Url = "https://example.org/sql";

    public static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync();
        await bot.PrepareAsync();
        return bot;
    }

    /// <summary>Priya owns the list, and everybody's zone is known.</summary>
    public static Task PrepareAsync(this TestBot bot) => bot.ExecuteAsync(
        """
        insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now);
        insert into person (team_id, user_id, real_name, zone, refreshed_at) select @TeamId, unnest(@People::text[]), 'A colleague', 'Europe/Stockholm', @Now
            on conflict (team_id, user_id) do update set real_name = excluded.real_name, zone = excluded.zone, refreshed_at = excluded.refreshed_at;
        """,
        new { bot.Priya.Workspace.TeamId, bot.Priya.UserId, Now = bot.Now.UtcDateTime, People = new[] { bot.Anna, bot.Ben, bot.Maria, bot.Priya }.Select(person => person.UserId).ToArray() });

    /// <summary>Fills in the form of <c>/learn add</c>.</summary>
    public static async Task<HandResult> AddAsync(this PersonHands person, string title = "SQL for everybody", string url = Url, string kind = "course", string hours = "1.5", string skills = "sql")
    {
        await person.CommandAsync($"/learn add {url}");
        return await person.SubmitAsync(Described(title, url, kind, hours, skills));
    }

    public static JsonObject Described(string title, string url, string kind, string hours, string skills) => new()
    {
        ["course_title"] = new JsonObject { ["course_title"] = MentorDesk.Typed(title) },
        ["course_url"] = new JsonObject { ["course_url"] = Address(url) },
        ["course_kind"] = new JsonObject { ["course_kind"] = MentorDesk.Selected(kind) },
        ["course_hours"] = new JsonObject { ["course_hours"] = MentorDesk.Typed(hours) },
        ["course_skills"] = new JsonObject { ["course_skills"] = MentorDesk.Typed(skills) },
    };

    /// <summary>"I did it", in the message at hand.</summary>
    public static async Task<HandResult> DidAsync(this PersonHands person, Message message, string day, string certificate = "")
    {
        await person.ClickAsync(message, "I did it");
        return await person.SubmitAsync(Done(day, certificate));
    }

    public static JsonObject Done(string day, string certificate = "") => new()
    {
        ["done_day"] = new JsonObject { ["done_day"] = new JsonObject { ["type"] = "datepicker", ["selected_date"] = day } },
        ["done_certificate"] = new JsonObject { ["done_certificate"] = Address(certificate) },
    };

    public static async Task<Message> ListAsync(this PersonHands person, string words = "") => (await person.CommandAsync($"/learn courses {words}")).Ephemeral!;

    public static async Task<string> SeenAsync(this PersonHands person, string words = "") => (await person.ListAsync(words)).Shown();

    /// <summary>What the open dialog says.</summary>
    public static string Dialog(this PersonHands person) => MentorDesk.Dialog(person);

    private static JsonObject Address(string url) => new() { ["type"] = "url_text_input", ["value"] = url.Length > 0 ? url : null };
}
