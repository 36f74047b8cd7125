using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Tastes;

/// <summary>All writing on <c>preference</c> and <c>taste_word</c>.</summary>
internal static class TasteStore
{
    private const string FindSql = "select goals, formats, minutes from preference where team_id = @TeamId and user_id = @UserId";

    private const string ReadSkillsSql = """
        select s.skill
          from lesson l
         cross join lateral unnest(l.skills) as s (skill)
         where l.team_id = @TeamId and l.retired_at is null
         group by s.skill
         order by count(*) desc, s.skill
         limit @Most
        """;

    /// <summary>What a person said suits them, and the skills there are to choose from, the most frequent first.</summary>
    public static async Task<(Preference Preference, IReadOnlyList<string> Skills)> ReadAsync(NpgsqlConnection connection, LearnerKey person, int most, CancellationToken cancel)
    {
        var known = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(FindSql, person, cancellationToken: cancel));
        var skills = await connection.QueryAsync<string>(new CommandDefinition(ReadSkillsSql, new { person.TeamId, Most = most }, cancellationToken: cancel));
        return (known is null ? Preference.None : new Preference(known.Goals, known.Formats, known.Minutes), skills.AsList());
    }

    private const string SaveSql = """
        insert into preference (team_id, user_id, goals, formats, minutes, changed_at)
        values (@TeamId, @UserId, @Goals, @Formats, @Minutes, @Now)
            on conflict (team_id, user_id) do update
           set goals = excluded.goals, formats = excluded.formats, minutes = excluded.minutes, changed_at = excluded.changed_at
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, LearnerKey person, Preference preference, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new { person.TeamId, person.UserId, Goals = preference.Goals.ToArray(), Formats = preference.Formats.ToArray(), Minutes = (short)preference.Minutes, Now = now },
            transaction,
            cancellationToken: cancel));

    private const string SaySql = """
        insert into taste_word (team_id, user_id, lesson_id, likes, said_at)
        select t.team_id, t.user_id, t.lesson_id, @Likes, @Now
          from lesson_turn t
         where t.team_id = @TeamId and t.user_id = @UserId and t.lesson_id = @LessonId
            on conflict (team_id, user_id, lesson_id) do update set likes = excluded.likes, said_at = excluded.said_at
        """;

    /// <summary>False when the lesson never came to this person.</summary>
    public static async Task<bool> SayAsync(NpgsqlTransaction transaction, LearnerKey person, string lessonId, bool likes, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaySql, new { person.TeamId, person.UserId, LessonId = lessonId, Likes = likes, Now = now }, transaction, cancellationToken: cancel)) == 1;

    private const string FindFormatSql = "select format from lesson where team_id = @TeamId and lesson_id = @LessonId";

    public static Task<string?> FindFormatAsync(NpgsqlTransaction transaction, string teamId, string lessonId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            FindFormatSql, new { TeamId = teamId, LessonId = lessonId }, transaction, cancellationToken: cancel));

    private const string CountTracksSql = "select count(*)::int from enrolment where team_id = @TeamId and user_id = @UserId and left_at is null";

    public static Task<int> CountTracksAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<int>(new CommandDefinition(CountTracksSql, person, transaction, cancellationToken: cancel));

    private sealed record Row(string[] Goals, string[] Formats, short Minutes);
}

/// <summary>What a person says suits them.</summary>
/// <param name="Goals">Skills they want to learn.</param>
/// <param name="Formats">Those they like, as their columns write them.</param>
/// <param name="Minutes">That they have on a learning day.</param>
internal sealed record Preference(IReadOnlyList<string> Goals, IReadOnlyList<string> Formats, int Minutes)
{
    public static Preference None { get; } = new([], [], (int)LearnerPicture.UsualMinutes);
}
