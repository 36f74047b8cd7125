using Dapper;
using Npgsql;

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
}
