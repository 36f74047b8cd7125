using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Rounds;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>All writing on <c>mentor_round_wish</c> and <c>mentor_round_veto</c>: whom people would like, and whom not.</summary>
internal static class PreferenceStore
{
    private const string SaveSql = """
        delete from mentor_round_wish where team_id = @TeamId and round_id = @RoundId and user_id = @UserId;
        delete from mentor_round_veto where team_id = @TeamId and round_id = @RoundId and user_id = @UserId;
        insert into mentor_round_wish (team_id, round_id, user_id, place, mentor_id)
        select @TeamId, @RoundId, @UserId, w.place, w.mentor_id
          from unnest(@Mentors::text[]) with ordinality as w (mentor_id, place)
          join mentor_round_person p on p.team_id = @TeamId and p.round_id = @RoundId and p.user_id = w.mentor_id;
        insert into mentor_round_veto (team_id, round_id, user_id, unwanted_id)
        select @TeamId, @RoundId, @UserId, p.user_id
          from mentor_round_person p
         where p.team_id = @TeamId and p.round_id = @RoundId and p.user_id = any(@Unwanted) and p.user_id <> @UserId;
        update mentor_round_person set answered_at = @Now where team_id = @TeamId and round_id = @RoundId and user_id = @UserId
        """;

    /// <summary>In place of what they said before; of people who are not in the round nothing is kept.</summary>
    public static Task SaveAsync(
        NpgsqlTransaction transaction, LearnerKey person, Guid round, IReadOnlyList<string> mentors, IReadOnlyList<string> unwanted, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new { person.TeamId, person.UserId, RoundId = round, Mentors = mentors.ToArray(), Unwanted = unwanted.ToArray(), Now = now },
            transaction,
            cancellationToken: cancel));

    private const string ReadOwnSql = """
        select array(select mentor_id from mentor_round_wish where team_id = @TeamId and round_id = @RoundId and user_id = @UserId order by place) as mentors,
               array(select unwanted_id from mentor_round_veto where team_id = @TeamId and round_id = @RoundId and user_id = @UserId order by unwanted_id) as unwanted
        """;

    public static Task<(string[] Mentors, string[] Unwanted)> ReadOwnAsync(NpgsqlTransaction transaction, LearnerKey person, Guid round, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<(string[], string[])>(new CommandDefinition(
            ReadOwnSql, new { person.TeamId, person.UserId, RoundId = round }, transaction, cancellationToken: cancel));

    private const string ReadWishesSql = "select user_id, mentor_id from mentor_round_wish where team_id = @TeamId and round_id = @RoundId order by user_id, place";

    private const string ReadVetoesSql = "select user_id, unwanted_id from mentor_round_veto where team_id = @TeamId and round_id = @RoundId";

    public static async Task<RoundPreferences> ReadAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        var about = new { round.TeamId, round.RoundId };
        var wishes = await transaction.Connection!.QueryAsync<(string Mentee, string Mentor)>(new CommandDefinition(ReadWishesSql, about, transaction, cancellationToken: cancel));
        var vetoes = await transaction.Connection!.QueryAsync<(string Mentor, string Mentee)>(new CommandDefinition(ReadVetoesSql, about, transaction, cancellationToken: cancel));
        return new RoundPreferences(
            wishes.GroupBy(wish => wish.Mentee).ToDictionary(own => own.Key, own => (IReadOnlyList<string>)[.. own.Select(wish => wish.Mentor)]),
            vetoes.ToHashSet());
    }

    private const string ForgetSql = """
        delete from mentor_round_wish where team_id = @TeamId and round_id = @RoundId;
        delete from mentor_round_veto where team_id = @TeamId and round_id = @RoundId
        """;

    /// <summary>It has begun: whom somebody did or did not want is nobody's business any more.</summary>
    public static Task ForgetAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(ForgetSql, new { round.TeamId, round.RoundId }, transaction, cancellationToken: cancel));
}
