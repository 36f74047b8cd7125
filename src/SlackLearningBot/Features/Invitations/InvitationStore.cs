using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Invitations: who is asked, and what they said.</summary>
internal static class InvitationStore
{
    private const string InviteSql = """
        with invited as (
            insert into invitation (team_id, user_id, track_id, invited_by, via, zone, invited_at)
            select s.team_id, s.user_id, s.track_id, s.inviter_id, s.via, s.zone, @Now
              from invitation_standing s
             where s.team_id = @TeamId and s.round_id = @RoundId and s.standing = 'open'
                on conflict (team_id, user_id, track_id) do nothing
            returning team_id, user_id, zone
        )
        select i.user_id, coalesce(l.zone, i.zone) as zone, l.days
          from invited i
          left join learner l on l.team_id = i.team_id and l.user_id = i.user_id
        """;

    /// <summary>Invites everybody who may be; somebody invited by another round meanwhile is left out. Answers whom.</summary>
    public static async Task<IReadOnlyList<Invited>> InviteAsync(NpgsqlTransaction transaction, Round round, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Invited>(new CommandDefinition(
            InviteSql, new { round.TeamId, round.RoundId, Now = now }, transaction, cancellationToken: cancel))).AsList();

    private const string LockSql = """
        select i.team_id, i.user_id, i.track_id, t.title as track_title, t.retired_at is not null as is_retired,
               (select count(*)::int
                  from track_lesson tl
                  join lesson c on c.team_id = tl.team_id and c.lesson_id = tl.lesson_id and c.retired_at is null
                 where tl.team_id = i.team_id and tl.track_id = i.track_id) as lessons,
               i.invited_by, i.via, i.state, i.asked_at, coalesce(l.zone, i.zone) as zone, l.days,
               l.user_id is not null and l.stopped_at is null as is_learning,
               coalesce(l.stopped_at is not null, false)
                   or exists (select from invitation_quiet q where q.team_id = i.team_id and q.user_id = i.user_id) as is_quiet,
               exists (select from enrolment e
                        where e.team_id = i.team_id and e.user_id = i.user_id and e.track_id = i.track_id and e.left_at is null) as has_track,
               (select max(o.asked_at) from invitation o
                 where o.team_id = i.team_id and o.user_id = i.user_id and o.track_id <> i.track_id) as other_asked_at
          from invitation i
          join track t on t.team_id = i.team_id and t.track_id = i.track_id
          left join learner l on l.team_id = i.team_id and l.user_id = i.user_id
         where i.team_id = @TeamId and i.user_id = @UserId and i.track_id = @TrackId
           for update of i
        """;

    /// <summary>Kept from other changes until the transaction ends; null when this person was not invited to it.</summary>
    public static Task<InvitationRow?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, string trackId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<InvitationRow>(new CommandDefinition(
            LockSql, new { person.TeamId, person.UserId, TrackId = trackId }, transaction, cancellationToken: cancel));

    private const string FindZoneSql = "select zone from invitation where team_id = @TeamId and user_id = @UserId and track_id = @TrackId";

    /// <summary>The zone of the invited person's profile.</summary>
    public static async Task<string?> FindZoneAsync(NpgsqlDataSource database, LearnerKey person, string trackId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            FindZoneSql, new { person.TeamId, person.UserId, TrackId = trackId }, cancellationToken: cancel));
    }

    private const string AskSql = """
        update invitation
           set state = 'asked', asked_at = coalesce(asked_at, @Now)
         where team_id = @TeamId and user_id = @UserId and track_id = @TrackId and state in ('waiting', 'asked')
        """;

    public static Task AskAsync(NpgsqlTransaction transaction, InvitationRow row, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AskSql, new { row.TeamId, row.UserId, row.TrackId, Now = now }, transaction, cancellationToken: cancel));

    private const string WithdrawSql = """
        update invitation
           set state = 'withdrawn'
         where team_id = @TeamId and user_id = @UserId and track_id = @TrackId and state = 'waiting'
        """;

    /// <summary>It would be wrong to ask now; the row stays, so that nobody asks later either.</summary>
    public static Task WithdrawAsync(NpgsqlTransaction transaction, InvitationRow row, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(WithdrawSql, new { row.TeamId, row.UserId, row.TrackId }, transaction, cancellationToken: cancel));

    private const string AnswerSql = """
        update invitation
           set state = @State, answered_at = @Now
         where team_id = @TeamId and user_id = @UserId and track_id = @TrackId and state not in ('accepted', 'declined')
        """;

    public static Task AnswerAsync(NpgsqlTransaction transaction, InvitationRow row, string state, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AnswerSql, new { row.TeamId, row.UserId, row.TrackId, State = state, Now = now }, transaction, cancellationToken: cancel));

    private const string QuietSql = """
        insert into invitation_quiet (team_id, user_id, since)
        values (@TeamId, @UserId, @Now)
            on conflict do nothing
        """;

    /// <summary>No invitations any more.</summary>
    public static Task QuietAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(QuietSql, new { person.TeamId, person.UserId, Now = now }, transaction, cancellationToken: cancel));
}

/// <summary>Somebody who is to be asked: their zone (null when nobody knows it) and, for a learner, their days.</summary>
internal sealed record Invited(string UserId, string? Zone, short? Days)
{
    public LearningDays LearningDays => Days is { } days && days > 0 ? (LearningDays)days : LearningDays.Weekdays;
}
