using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Care;

/// <summary>Finds who may not have done anything for some days.</summary>
internal static class SilenceStore
{
    // Days without a lesson neither count nor break the row: those of a pause, of a holiday, of a lesson that was put off. The zone of a sign of
    // life is not known here, so the day before it is looked at too and the caller decides; whoever is there every day costs two index rows.
    private const string FindSql = """
        select h.team_id, h.user_id, s.seen_at, came.first_day, asked.last_asked
          from unnest(@TeamIds::text[], @UserIds::text[], @Days::text[]) as h (team_id, user_id, day)
          left join sign_of_life s on s.team_id = h.team_id and s.user_id = h.user_id
         cross join lateral (
               select count(*) as days, min(last.slot) as first_day
                 from (select d.slot
                         from delivery d
                        where d.team_id = h.team_id and d.recipient = h.user_id and d.kind = @Lesson and d.state = 'sent' and d.class = 2
                          and d.slot < h.day and d.slot >= coalesce(to_char(s.seen_at at time zone 'utc' - interval '1 day', 'YYYY-MM-DD'), '')
                        order by d.slot desc
                        limit @Most) last) came
         cross join lateral (
               select max(a.slot) as last_asked
                 from delivery a
                where a.team_id = h.team_id and a.recipient = h.user_id and a.kind = @Ask and a.state not in ('dropped', 'dead')) asked
         where came.days = @Most
        """;

    /// <summary>Those of the learners to whom a lesson came on so many days since the day before they were last there.</summary>
    public static async Task<IReadOnlyList<SilentLearner>> FindAsync(
        NpgsqlTransaction transaction, IReadOnlyList<LearningHour> hours, int days, string ask, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<SilentLearner>(new CommandDefinition(FindSql, new
        {
            TeamIds = hours.Select(hour => hour.Lesson.TeamId).ToArray(),
            UserIds = hours.Select(hour => hour.Lesson.Recipient).ToArray(),
            Days = hours.Select(hour => hour.Lesson.Slot).ToArray(),
            Asked.Lesson,
            Ask = ask,
            Most = days,
        }, transaction, cancellationToken: cancel))).AsList();
}

/// <summary>Somebody who may not have been there for a while. Days are written as the slots of their lessons.</summary>
internal sealed record SilentLearner
{
    public required string TeamId { get; init; }
    public required string UserId { get; init; }

    /// <summary>When they last did something; null when they never did.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The first of the last days on which a lesson came.</summary>
    public required string FirstDay { get; init; }

    /// <summary>On which day they were last asked.</summary>
    public string? LastAsked { get; init; }

    public LearnerKey Learner => new(TeamId, UserId);
}
