using System.Text.Json;
using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Who gets whom, and who goes without.</summary>
internal static class PairStore
{
    private const string ReplaceSql = """
        delete from mentor_round_pair where team_id = @TeamId and round_id = @RoundId;
        insert into mentor_round_pair (team_id, round_id, user_id, mentor_id, third_id, fit, by_hand)
        select @TeamId, @RoundId, n.user_id, n.mentor_id, t.user_id, n.fit, n.by_hand
          from unnest(@UserIds::text[], @MentorIds::text[], @ThirdIds::text[], @Fits::integer[], @ByHands::boolean[]) as n (user_id, mentor_id, third_id, fit, by_hand)
          join mentor_round_person p on p.team_id = @TeamId and p.round_id = @RoundId and p.user_id = n.user_id and p.left_at is null
          join mentor_round_person m on m.team_id = @TeamId and m.round_id = @RoundId and m.user_id = n.mentor_id and m.left_at is null
          left join mentor_round_person t on t.team_id = @TeamId and t.round_id = @RoundId and t.user_id = n.third_id and t.left_at is null
        """;

    private const string ReplaceAloneSql = """
        update mentor_round_person p
           set alone = case
                   when a.why is not null then a.why
                   when own.asked_at is null and own.answered_at is null then 'not_asked'
                   when c.user_id is null then 'no_profile'
                   end,
               alone_detail = a.detail::jsonb
          from mentor_round_person own
          left join unnest(@UserIds::text[], @Whys::text[], @Details::text[]) as a (user_id, why, detail) on a.user_id = own.user_id
          left join mentor_candidate c on c.team_id = own.team_id and c.user_id = own.user_id
         where own.team_id = @TeamId and own.round_id = @RoundId
           and p.team_id = own.team_id and p.round_id = own.round_id and p.user_id = own.user_id
           and (p.alone is not null or a.why is not null or c.user_id is null or (own.asked_at is null and own.answered_at is null))
        """;

    /// <summary>In place of what was there. Whoever was erased, or stays out, meanwhile is left out.</summary>
    public static async Task ReplaceAsync(NpgsqlTransaction transaction, MentorRound round, Plan plan, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(
            ReplaceSql,
            new
            {
                round.TeamId, round.RoundId, UserIds = plan.Pairs.Select(pair => pair.UserId).ToArray(), MentorIds = plan.Pairs.Select(pair => pair.MentorId).ToArray(),
                ThirdIds = plan.Pairs.Select(pair => pair.ThirdId).ToArray(), Fits = plan.Pairs.Select(pair => pair.Fit).ToArray(), ByHands = plan.Pairs.Select(pair => pair.ByHand).ToArray(),
            },
            transaction,
            cancellationToken: cancel));
        await connection.ExecuteAsync(new CommandDefinition(
            ReplaceAloneSql,
            new
            {
                round.TeamId, round.RoundId, UserIds = plan.Alone.Select(one => one.UserId).ToArray(), Whys = plan.Alone.Select(one => one.Why).ToArray(),
                Details = plan.Alone.Select(one => one.Detail is null ? null : JsonSerializer.Serialize(one.Detail, RoundsJson.Default.AloneDetail)).ToArray(),
            },
            transaction,
            cancellationToken: cancel));
    }

    private const string ReadSql = """
        select user_id, mentor_id, third_id, fit, by_hand
          from mentor_round_pair
         where team_id = @TeamId and round_id = @RoundId
         order by fit, user_id
         limit @Most offset @From
        """;

    /// <summary>The weakest fit first: these an owner looks at.</summary>
    public static async Task<IReadOnlyList<PlannedPair>> ReadAsync(NpgsqlTransaction transaction, MentorRound round, int from, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<PlannedPair>(new CommandDefinition(
            ReadSql, new { round.TeamId, round.RoundId, From = from, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadAloneSql = """
        select user_id, alone as why, alone_detail::text as detail
          from mentor_round_person
         where team_id = @TeamId and round_id = @RoundId and alone is not null and left_at is null
         order by alone, user_id
         limit @Most offset @From
        """;

    public static async Task<IReadOnlyList<PlannedAlone>> ReadAloneAsync(NpgsqlTransaction transaction, MentorRound round, int from, int most, CancellationToken cancel) =>
    [
        .. (await transaction.Connection!.QueryAsync<(string UserId, string Why, string? Detail)>(new CommandDefinition(
            ReadAloneSql, new { round.TeamId, round.RoundId, From = from, Most = most }, transaction, cancellationToken: cancel)))
            .Select(row => new PlannedAlone(row.UserId, row.Why, RoundsJson.Detail(row.Detail))),
    ];

    private const string FindGroupsSql = """
        select user_id, mentor_id, third_id, fit, by_hand
          from mentor_round_pair
         where team_id = @TeamId and round_id = @RoundId and (user_id = any(@People) or mentor_id = any(@People) or third_id = any(@People))
        """;

    private const string ExchangeSql = """
        delete from mentor_round_pair where team_id = @TeamId and round_id = @RoundId and user_id = any(@Gone);
        insert into mentor_round_pair (team_id, round_id, user_id, mentor_id, third_id, fit, by_hand)
        select @TeamId, @RoundId, n.user_id, n.mentor_id, n.third_id, n.fit, true
          from unnest(@UserIds::text[], @MentorIds::text[], @ThirdIds::text[], @Fits::integer[]) as n (user_id, mentor_id, third_id, fit);
        update mentor_round_person p
           set alone = case when not exists (select from mentor_round_pair r
                                              where r.team_id = p.team_id and r.round_id = p.round_id and p.user_id in (r.user_id, r.mentor_id, r.third_id)) then 'by_hand' end,
               alone_detail = null
         where p.team_id = @TeamId and p.round_id = @RoundId and p.user_id = any(@People)
        """;

    /// <summary>Two peers take each other's places; one of them may have had nobody, and then the other has.</summary>
    public static async Task ExchangeAsync(NpgsqlTransaction transaction, MentorRound round, string one, string other, ChangeCost cost, CancellationToken cancel)
    {
        string[] people = [one, other];
        var before = (await transaction.Connection!.QueryAsync<PlannedPair>(new CommandDefinition(
            FindGroupsSql, new { round.TeamId, round.RoundId, People = people }, transaction, cancellationToken: cancel))).AsList();
        var after = before.ConvertAll(pair => new PlannedPair(Swapped(pair.UserId)!, Swapped(pair.MentorId)!, Swapped(pair.ThirdId), 0, true));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ExchangeSql,
            new
            {
                round.TeamId, round.RoundId, People = people, Gone = before.Select(pair => pair.UserId).ToArray(), UserIds = after.Select(pair => pair.UserId).ToArray(),
                MentorIds = after.Select(pair => pair.MentorId).ToArray(), ThirdIds = after.Select(pair => pair.ThirdId).ToArray(),
                Fits = after.Select(pair => (pair.UserId == one || pair.MentorId == one || pair.ThirdId == one ? cost.Fit : cost.OtherFit) ?? 0).ToArray(),
            },
            transaction,
            cancellationToken: cancel));

        string? Swapped(string? key) => key == one ? other : key == other ? one : key;
    }

    private const string ReadTakenOutSql = "select user_id from mentor_round_person where team_id = @TeamId and round_id = @RoundId and alone = 'by_hand'";

    /// <summary>Who go without because an owner said so.</summary>
    public static async Task<IReadOnlySet<string>> ReadTakenOutAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadTakenOutSql, new { round.TeamId, round.RoundId }, transaction, cancellationToken: cancel))).ToHashSet();

    private const string ChangeSql = """
        delete from mentor_round_pair where team_id = @TeamId and round_id = @RoundId and user_id = any(@Mentees);
        insert into mentor_round_pair (team_id, round_id, user_id, mentor_id, fit, by_hand)
        select @TeamId, @RoundId, n.user_id, n.mentor_id, n.fit, true
          from unnest(@Mentees::text[], @Mentors::text[], @Fits::integer[]) as n (user_id, mentor_id, fit)
         where n.mentor_id is not null;
        update mentor_round_person p
           set alone = case when n.mentor_id is null then 'by_hand' end, alone_detail = null
          from unnest(@Mentees::text[], @Mentors::text[]) as n (user_id, mentor_id)
         where p.team_id = @TeamId and p.round_id = @RoundId and p.user_id = n.user_id
        """;

    /// <summary>These mentees get these mentors by hand, or none.</summary>
    public static Task ChangeAsync(NpgsqlTransaction transaction, MentorRound round, IReadOnlyList<(string Mentee, string? Mentor, int Fit)> changes, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ChangeSql,
            new
            {
                round.TeamId, round.RoundId, Mentees = changes.Select(one => one.Mentee).ToArray(), Mentors = changes.Select(one => one.Mentor).ToArray(),
                Fits = changes.Select(one => one.Fit).ToArray(),
            },
            transaction,
            cancellationToken: cancel));
}
