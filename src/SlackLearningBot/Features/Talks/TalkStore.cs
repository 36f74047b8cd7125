using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Talks;

/// <summary>All writing on <c>talk</c>.</summary>
internal static class TalkStore
{
    private const string SaveSql = """
        insert into talk (team_id, gathering_id, recording, slides, take_aways)
        values (@TeamId, @TalkId, @Recording, @Slides, @TakeAways)
            on conflict (team_id, gathering_id) do update set recording = excluded.recording, slides = excluded.slides, take_aways = excluded.take_aways
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, string teamId, Guid talkId, TalkLog log, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql, new { TeamId = teamId, TalkId = talkId, log.Recording, log.Slides, TakeAways = string.Join('\n', log.TakeAways) }, transaction, cancellationToken: cancel));

    private const string FindZoneSql = """
        select coalesce((select zone from learner where team_id = @TeamId and user_id = @UserId), (select zone from person where team_id = @TeamId and user_id = @UserId))
        """;

    /// <summary>The zone a person's days are counted in; null when it is not known.</summary>
    public static Task<string?> FindZoneAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(FindZoneSql, person, transaction, cancellationToken: cancel));
}
