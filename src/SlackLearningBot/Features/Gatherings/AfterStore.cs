using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Who was there, and what they tell those who held it.</summary>
internal static class AfterStore
{
    private const string AttendSql = """
        insert into gathering_place (team_id, gathering_id, user_id, attended_at, told)
        values (@TeamId, @GatheringId, @UserId, @Now, @Sequence)
            on conflict (team_id, gathering_id, user_id) do update set attended_at = coalesce(gathering_place.attended_at, excluded.attended_at)
        """;

    /// <summary>Saying it twice changes nothing.</summary>
    public static Task AttendAsync(NpgsqlTransaction transaction, Gathering gathering, string userId, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AttendSql, new { gathering.TeamId, gathering.GatheringId, UserId = userId, Now = now, gathering.Sequence }, transaction, cancellationToken: cancel));

    private const string MissSql = """
        insert into gathering_place (team_id, gathering_id, user_id, answer, since, told)
        values (@TeamId, @GatheringId, @UserId, 'no', @Now, @Sequence)
            on conflict (team_id, gathering_id, user_id) do update set answer = excluded.answer, since = excluded.since, attended_at = null
        """;

    /// <summary>They were not there, whatever they said before.</summary>
    public static Task MissAsync(NpgsqlTransaction transaction, Gathering gathering, string userId, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            MissSql, new { gathering.TeamId, gathering.GatheringId, UserId = userId, Now = now, gathering.Sequence }, transaction, cancellationToken: cancel));

    private const string ListSql = """
        update gathering set listed_at = @Now, listed_by = @By where team_id = @TeamId and gathering_id = @GatheringId;
        update gathering_place p
           set listed = case when p.user_id = any(@People) then true
                             when exists (select from person who where who.team_id = p.team_id and who.user_id = p.user_id and who.deleted) then coalesce(p.listed, p.attended_at is not null)
                             else false
                        end
         where p.team_id = @TeamId and p.gathering_id = @GatheringId;
        insert into gathering_place (team_id, gathering_id, user_id, listed, told)
        select @TeamId, @GatheringId, one.user_id, true, @Sequence
          from unnest(@People::text[]) as one (user_id)
            on conflict (team_id, gathering_id, user_id) do nothing;
        """;

    /// <summary>These were there, and nobody else; what people said themselves is kept beside it. Of those who left the company, whom no list can name, it stays as it was known.</summary>
    public static Task ListAsync(NpgsqlTransaction transaction, Gathering gathering, string by, string[] people, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ListSql, new { gathering.TeamId, gathering.GatheringId, gathering.Sequence, By = by, People = people, Now = now }, transaction, cancellationToken: cancel));

    private const string ReadComingSql = """
        select user_id from gathering_place where team_id = @TeamId and gathering_id = @GatheringId and answer = 'yes' and attended_at is null and listed is null order by user_id
        """;

    /// <summary>Who had a seat, and has not said whether they were there.</summary>
    public static async Task<IReadOnlyList<string>> ReadComingAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadComingSql, new { gathering.TeamId, gathering.GatheringId }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadUnansweredSql = """
        select d.channel, d.ts, coalesce(p.listed, false) as is_listed
          from gathering_place p
          join delivery d on d.team_id = p.team_id and d.recipient = p.user_id and d.kind = 'gathering.after' and d.slot = p.gathering_id::text
         where p.team_id = @TeamId and p.gathering_id = @GatheringId and p.answer = 'yes' and p.attended_at is null and d.channel is not null and d.ts is not null
         order by p.user_id
        """;

    /// <summary>Where the question stands in the direct messages of those who did not answer it, and whether the list names them.</summary>
    public static async Task<IReadOnlyList<(string Channel, string Ts, bool IsListed)>> ReadUnansweredAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, string, bool)>(new CommandDefinition(
            ReadUnansweredSql, new { gathering.TeamId, gathering.GatheringId }, transaction, cancellationToken: cancel))).AsList();

    private const string AddFeedbackSql = """
        insert into gathering_feedback (team_id, feedback_id, gathering_id, user_id, words, given_at)
        values (@TeamId, @FeedbackId, @GatheringId, @UserId, @Words, @Now)
            on conflict (team_id, gathering_id, user_id) do update set words = excluded.words, given_at = excluded.given_at
        returning feedback_id
        """;

    /// <summary>In place of what they said before: its id, which stays.</summary>
    public static Task<Guid> AddFeedbackAsync(NpgsqlTransaction transaction, LearnerKey by, Guid feedbackId, Guid gatheringId, string words, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<Guid>(new CommandDefinition(
            AddFeedbackSql, new { by.TeamId, by.UserId, FeedbackId = feedbackId, GatheringId = gatheringId, Words = words, Now = now }, transaction, cancellationToken: cancel));

    private const string FindFeedbackSql = """
        select user_id, words from gathering_feedback where team_id = @TeamId and feedback_id = @FeedbackId
        """;

    /// <summary>Null when whoever said it had themselves erased.</summary>
    public static Task<(string UserId, string Words)?> FindFeedbackAsync(NpgsqlTransaction transaction, string teamId, Guid feedbackId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<(string, string)?>(new CommandDefinition(
            FindFeedbackSql, new { TeamId = teamId, FeedbackId = feedbackId }, transaction, cancellationToken: cancel));
}
