using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>All writing on <c>mentor_wish</c> and <c>mentor_choice</c>.</summary>
internal static class WishStore
{
    private const string OpenSql = """
        insert into mentor_wish (team_id, wish_id, user_id, kind, sentence, words, created_at, next_step_at)
        values (@TeamId, @WishId, @UserId, @Kind, @Sentence, @Words, @Now, @Now)
            on conflict do nothing
        """;

    private const string ChooseSql = """
        insert into mentor_choice (team_id, wish_id, place, mentor_id, fit)
        select @TeamId, @WishId, c.place, c.mentor_id, c.fit
          from unnest(@MentorIds::text[], @Fits::smallint[]) with ordinality as c (mentor_id, fit, place)
        """;

    /// <summary>False when an open wish of this kind stands already: nothing is changed then.</summary>
    public static async Task<bool> OpenAsync(
        NpgsqlTransaction transaction, Wish wish, string words, IReadOnlyList<(string MentorId, int Fit)> choices, CancellationToken cancel)
    {
        var opened = await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            OpenSql, new { wish.TeamId, wish.WishId, wish.UserId, wish.Kind, wish.Sentence, Words = words, Now = wish.CreatedAt }, transaction, cancellationToken: cancel));
        if (opened == 0)
        {
            return false;
        }

        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ChooseSql,
            new { wish.TeamId, wish.WishId, MentorIds = choices.Select(choice => choice.MentorId).ToArray(), Fits = choices.Select(choice => (short)choice.Fit).ToArray() },
            transaction,
            cancellationToken: cancel));
        return true;
    }

    private const string LockSql = """
        select team_id, wish_id, user_id, kind, sentence, state, created_at
          from mentor_wish
         where team_id = @TeamId and wish_id = @WishId
           for update
        """;

    private const string FindSql = """
        select team_id, wish_id, user_id, kind, sentence, state, created_at
          from mentor_wish
         where team_id = @TeamId and wish_id = @WishId
        """;

    private const string ReadChoicesSql = """
        select place, mentor_id, fit, state, proposed_by, reply, asked_at, answer_by, answered_at
          from mentor_choice
         where team_id = @TeamId and wish_id = @WishId
         order by place
        """;

    /// <summary>Kept from other changes until the transaction ends; null when there is none.</summary>
    public static Task<WishWith?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid wishId, CancellationToken cancel) =>
        ReadAsync(transaction, LockSql, teamId, wishId, cancel);

    /// <summary>As it stands, for showing it.</summary>
    public static Task<WishWith?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid wishId, CancellationToken cancel) =>
        ReadAsync(transaction, FindSql, teamId, wishId, cancel);

    private static async Task<WishWith?> ReadAsync(NpgsqlTransaction transaction, string sql, string teamId, Guid wishId, CancellationToken cancel)
    {
        var key = new { TeamId = teamId, WishId = wishId };
        return await transaction.Connection!.QuerySingleOrDefaultAsync<Wish>(new CommandDefinition(sql, key, transaction, cancellationToken: cancel)) is { } wish
            ? new WishWith(wish, (await transaction.Connection!.QueryAsync<Choice>(new CommandDefinition(ReadChoicesSql, key, transaction, cancellationToken: cancel))).AsList())
            : null;
    }

    private const string ClaimDueSql = """
        select team_id, wish_id
          from mentor_wish
         where state = 'open' and next_step_at <= @Now
         order by next_step_at
         limit @Most
           for update skip locked
        """;

    /// <summary>Wishes that are to be looked at, kept from other changes until the transaction ends.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid WishId)>> ClaimDueAsync(NpgsqlTransaction transaction, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid)>(new CommandDefinition(
            ClaimDueSql, new { Most = most, Now = now }, transaction, cancellationToken: cancel))).AsList();

    private const string AskSql = """
        update mentor_choice set state = 'asked', asked_at = @Now, answer_by = @AnswerBy where team_id = @TeamId and wish_id = @WishId and place = @Place;
        update mentor_wish set next_step_at = @AnswerBy where team_id = @TeamId and wish_id = @WishId;
        """;

    public static Task AskAsync(NpgsqlTransaction transaction, Wish wish, Choice choice, DateTimeOffset answerBy, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AskSql, new { wish.TeamId, wish.WishId, choice.Place, AnswerBy = answerBy, Now = now }, transaction, cancellationToken: cancel));

    private const string SaveChoiceSql = """
        update mentor_choice
           set state = @State, reply = coalesce(@Reply, reply), answered_at = @Now
         where team_id = @TeamId and wish_id = @WishId and place = @Place
        """;

    public static Task SaveAsync(
        NpgsqlTransaction transaction, Wish wish, Choice choice, string state, string? reply, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveChoiceSql, new { wish.TeamId, wish.WishId, choice.Place, State = state, Reply = reply, Now = now }, transaction, cancellationToken: cancel));

    private const string WaitSql = "update mentor_wish set next_step_at = @Until where team_id = @TeamId and wish_id = @WishId";

    /// <summary>It is looked at again then.</summary>
    public static Task WaitAsync(NpgsqlTransaction transaction, Wish wish, DateTimeOffset until, CancellationToken cancel) => WaitAsync(transaction, wish.TeamId, wish.WishId, until, cancel);

    /// <inheritdoc cref="WaitAsync(NpgsqlTransaction, Wish, DateTimeOffset, CancellationToken)"/>
    public static Task WaitAsync(NpgsqlTransaction transaction, string teamId, Guid wishId, DateTimeOffset until, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(WaitSql, new { TeamId = teamId, WishId = wishId, Until = until }, transaction, cancellationToken: cancel));

    private const string EndSql = """
        update mentor_wish set state = @State, ended_at = @Now, next_step_at = null where team_id = @TeamId and wish_id = @WishId;
        update mentor_choice set state = 'dropped' where team_id = @TeamId and wish_id = @WishId and state in ('chosen', 'proposed', 'asked');
        """;

    /// <param name="transaction">The caller's.</param>
    /// <param name="wish">Which.</param>
    /// <param name="state">matched or ended.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="cancel">Ends it.</param>
    public static Task EndAsync(NpgsqlTransaction transaction, Wish wish, string state, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EndSql, new { wish.TeamId, wish.WishId, State = state, Now = now }, transaction, cancellationToken: cancel));

    private const string ProposeSql = """
        insert into mentor_choice (team_id, wish_id, place, mentor_id, fit, state, proposed_by)
        select @TeamId, @WishId, max(place) + 1, @MentorId, @Fit, 'proposed', @ProposedBy
          from mentor_choice
         where team_id = @TeamId and wish_id = @WishId
        having max(place) < 20
            on conflict (team_id, wish_id, mentor_id) do nothing
        """;

    /// <summary>False when they are among the choices already, or there are too many.</summary>
    public static async Task<bool> ProposeAsync(NpgsqlTransaction transaction, Wish wish, string mentorId, int fit, string proposedBy, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ProposeSql,
            new { wish.TeamId, wish.WishId, MentorId = mentorId, Fit = (short)fit, ProposedBy = proposedBy },
            transaction,
            cancellationToken: cancel)) == 1;

    private const string SettleSql = """
        update mentor_choice
           set state = case when @IsWanted then 'chosen' else 'dropped' end
         where team_id = @TeamId and wish_id = @WishId and place = @Place and state = 'proposed'
        """;

    /// <summary>The mentee said whether a proposed colleague shall be asked.</summary>
    public static Task SettleAsync(NpgsqlTransaction transaction, Wish wish, Choice choice, bool isWanted, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SettleSql, new { wish.TeamId, wish.WishId, choice.Place, IsWanted = isWanted }, transaction, cancellationToken: cancel));
}
