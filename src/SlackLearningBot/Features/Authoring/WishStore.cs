using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Colleagues' messages on their way to become lessons.</summary>
internal sealed class WishStore(NpgsqlDataSource database)
{
    private const string AddSql = """
        insert into lesson_wish (team_id, wish_id, user_id, author_id, channel, message_ts, text, state, created_at, expires_at)
        values (@TeamId, @WishId, @UserId, @AuthorId, @Channel, @Ts, @Text, @State, @Now, @ExpiresAt)
            on conflict (team_id, channel, message_ts) do nothing
        """;

    /// <summary>False when somebody had this idea before.</summary>
    public static async Task<bool> AddAsync(NpgsqlTransaction transaction, Wish wish, string channel, string ts, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            wish.TeamId, wish.WishId, wish.UserId, wish.AuthorId, Channel = channel, Ts = ts, wish.Text, State = NameOf(wish.State), Now = now, ExpiresAt = now + Draft.Life,
        }, transaction, cancellationToken: cancel)) == 1;

    private const string FindSql = """
        select w.team_id, w.wish_id, w.user_id, w.author_id, w.channel, coalesce(p.real_name, p.name) as author_name, w.text, w.state, w.claimed_by, w.draft_id, w.lesson_id
          from lesson_wish w
          left join person p on p.team_id = w.team_id and p.user_id = w.author_id
         where w.team_id = @TeamId and w.wish_id = @WishId
        """;

    public async Task<Wish?> FindAsync(string teamId, Guid wishId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<WishRow>(new CommandDefinition(FindSql, new { TeamId = teamId, WishId = wishId }, cancellationToken: cancel));
        return row?.ToWish();
    }

    private const string AnswerSql = """
        update lesson_wish
           set state = @State, text = case when @State = 'declined' then null else text end
         where team_id = @TeamId and wish_id = @WishId and state = 'asked' and text is not null
        """;

    /// <summary>False when it was answered before, or came too late.</summary>
    public static async Task<bool> AnswerAsync(NpgsqlTransaction transaction, Wish wish, WishState answer, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AnswerSql, new { wish.TeamId, wish.WishId, State = NameOf(answer) }, transaction, cancellationToken: cancel)) == 1;

    private const string ClaimSql = """
        update lesson_wish
           set claimed_by = @Owner, draft_id = @DraftId
         where team_id = @TeamId and wish_id = @WishId and claimed_by is null and state in ('named', 'unnamed') and text is not null
        """;

    /// <summary>False when another owner was faster.</summary>
    public static async Task<bool> ClaimAsync(NpgsqlTransaction transaction, Wish wish, string owner, Guid draftId, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ClaimSql, new { wish.TeamId, wish.WishId, Owner = owner, DraftId = draftId }, transaction, cancellationToken: cancel)) == 1;

    private const string CloseSql = """
        update lesson_wish
           set state = 'not_needed', text = null
         where team_id = @TeamId and wish_id = @WishId and claimed_by is null and state in ('named', 'unnamed')
        """;

    /// <summary>False when an owner makes a lesson of it.</summary>
    public async Task<bool> CloseAsync(Wish wish, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(CloseSql, new { wish.TeamId, wish.WishId }, cancellationToken: cancel)) == 1;
    }

    private const string NotePublishedSql =
        "update lesson_wish set lesson_id = @LessonId, text = null where team_id = @TeamId and draft_id = @DraftId";

    /// <summary>What became of the draft that a message led to, if one did.</summary>
    public static Task NotePublishedAsync(NpgsqlTransaction transaction, Draft draft, string lessonId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            NotePublishedSql, new { draft.TeamId, draft.DraftId, LessonId = lessonId }, transaction, cancellationToken: cancel));

    private const string ReleaseSql =
        "update lesson_wish set claimed_by = null, draft_id = null where team_id = @TeamId and draft_id = @DraftId and lesson_id is null";

    /// <summary>Its owner discarded the draft: another one may take the message.</summary>
    public static Task ReleaseAsync(NpgsqlTransaction transaction, Draft draft, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(ReleaseSql, new { draft.TeamId, draft.DraftId }, transaction, cancellationToken: cancel));

    private const string ForgetTextsSql = "update lesson_wish set text = null where team_id = any(@TeamIds) and expires_at <= @Now and text is not null";

    /// <summary>The row stays, so that nobody is asked about the same message twice.</summary>
    public async Task ForgetTextsAsync(IReadOnlyList<string> teamIds, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(ForgetTextsSql, new { TeamIds = teamIds.ToArray(), Now = now }, cancellationToken: cancel));
    }

    private const string ReadNamesSql = """
        select user_id, coalesce(real_name, name) as name
          from person
         where team_id = @TeamId and user_id = any(@UserIds) and not is_bot and coalesce(real_name, name) is not null
        """;

    /// <summary>The names of people we know.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadNamesAsync(string teamId, IReadOnlyList<string> userIds, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var names = await connection.QueryAsync<(string UserId, string Name)>(new CommandDefinition(
            ReadNamesSql, new { TeamId = teamId, UserIds = userIds.ToArray() }, cancellationToken: cancel));
        return names.ToDictionary(person => person.UserId, person => person.Name, StringComparer.Ordinal);
    }

    private const string IsAwaySql = "select exists (select from person where team_id = @TeamId and user_id = @UserId and (deleted or is_bot))";

    /// <summary>Whether we know that this person left, or is a program.</summary>
    public async Task<bool> IsAwayAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(IsAwaySql, person, cancellationToken: cancel));
    }

    private static string NameOf(WishState state) => state == WishState.NotNeeded ? "not_needed" : state.ToString().ToLowerInvariant();

    private sealed record WishRow
    {
        public required string TeamId { get; init; }
        public required Guid WishId { get; init; }
        public string? UserId { get; init; }
        public required string AuthorId { get; init; }
        public required string Channel { get; init; }
        public string? AuthorName { get; init; }
        public string? Text { get; init; }
        public required string State { get; init; }
        public string? ClaimedBy { get; init; }
        public Guid? DraftId { get; init; }
        public string? LessonId { get; init; }

        public Wish ToWish() => new()
        {
            TeamId = TeamId, WishId = WishId, UserId = UserId, AuthorId = AuthorId, Channel = Channel, AuthorName = AuthorName, Text = Text,
            State = Enum.Parse<WishState>(State.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            ClaimedBy = ClaimedBy, DraftId = DraftId, LessonId = LessonId,
        };
    }
}
