using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Tracks;

/// <summary>People who said yes before the test begins, and what they see.</summary>
internal static class Learners
{
    public static Task MakeLearnerAsync(this TestBot bot, PersonHands person, string zone = "Europe/Stockholm") => bot.ExecuteAsync(
        """
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        values (@TeamId, @UserId, @Zone, '08:00', 31, @Now, @Now + interval '1 year')
        """,
        new { person.Workspace.TeamId, person.UserId, Zone = zone, Now = bot.Now.UtcDateTime });

    public static Task<IReadOnlyList<string>> JoinedAsync(this TestBot bot, PersonHands person) => bot.QueryAsync<string>(
        "select track_id from enrolment where team_id = @TeamId and user_id = @UserId and left_at is null order by 1", TestBot.Key(person));

    public static string Shown(this View view) => view.Versions[^1];

    public static string Shown(this Message message) => $"{message.Text} {message.Blocks}";
}
