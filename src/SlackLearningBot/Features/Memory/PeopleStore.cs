using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Features.Memory;

/// <summary>Reads how many people want to be asked, by a few statements for all of them.</summary>
internal static class PeopleStore
{
    private const string ReadSql = """
        select a.user_id, coalesce(l.days, 31)::smallint as days, own.retention as own, of_all.retention as of_all,
               least(own.questions_a_day, of_all.questions_a_day, @ADay) as questions_a_day
          from unnest(@UserIds::text[]) as a (user_id)
          left join learner l on l.team_id = @TeamId and l.user_id = a.user_id
          left join memory_wish own on own.team_id = @TeamId and own.scope = 'person' and own.about = a.user_id
          left join memory_wish of_all on of_all.team_id = @TeamId and of_all.scope = 'workspace' and of_all.about = ''
        """;

    private const string ReadTracksSql = """
        select e.user_id, q.question_id, max(w.retention)::double precision as retention
          from memory_wish w
          join enrolment e on e.team_id = w.team_id and e.track_id = w.about and e.left_at is null and e.user_id = any(@UserIds)
          join track_lesson tl on tl.team_id = w.team_id and tl.track_id = w.about
          join question q on q.team_id = tl.team_id and q.lesson_id = tl.lesson_id
         where w.team_id = @TeamId and w.scope = 'track' and w.retention is not null
         group by e.user_id, q.question_id
        """;

    public static async Task<IReadOnlyDictionary<string, AskedPerson>> ReadAsync(NpgsqlTransaction transaction, string teamId, string[] userIds, CancellationToken cancel)
    {
        var key = new { TeamId = teamId, UserIds = userIds, QuestionBudget.ADay };
        var rows = await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(ReadSql, key, transaction, cancellationToken: cancel));
        var tracks = (await transaction.Connection!.QueryAsync<(string UserId, string QuestionId, double Retention)>(
            new CommandDefinition(ReadTracksSql, key, transaction, cancellationToken: cancel))).ToLookup(row => row.UserId);
        return rows.ToDictionary(row => row.UserId, row => new AskedPerson(
            (LearningDays)row.Days, row.QuestionsADay, row.Own, row.OfAll, tracks[row.UserId].ToDictionary(one => one.QuestionId, one => one.Retention)));
    }

    private sealed record Row
    {
        public required string UserId { get; init; }
        public required short Days { get; init; }
        public double? Own { get; init; }
        public double? OfAll { get; init; }
        public required int QuestionsADay { get; init; }
    }
}

/// <summary>How somebody wants to be asked.</summary>
/// <param name="Days">On which questions come.</param>
/// <param name="QuestionsADay">At most.</param>
/// <param name="Own">The retention they wished for.</param>
/// <param name="OfAll">What the workspace wished for.</param>
/// <param name="OfTracks">What the tracks of theirs wish for, by question.</param>
internal sealed record AskedPerson(LearningDays Days, int QuestionsADay, double? Own, double? OfAll, IReadOnlyDictionary<string, double> OfTracks)
{
    /// <summary>The learner's own word goes before that of the track, and that before the workspace's.</summary>
    public double RetentionOf(string questionId) => Math.Round(Own ?? (OfTracks.TryGetValue(questionId, out var track) ? track : OfAll ?? AskingWish.Usual), 4);
}
