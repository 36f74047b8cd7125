using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Memory;

/// <summary>All writing on <c>memory_wish</c>.</summary>
internal static class WishStore
{
    public const string Workspace = "workspace";
    public const string Track = "track";
    public const string Person = "person";

    private const string FindSql = """
        select l.user_id is not null as is_learning, own.retention::double precision as own, own.questions_a_day as own_a_day,
               of_all.retention::double precision as of_all, of_all.questions_a_day as of_all_a_day
          from (values (1)) as one (row)
          left join learner l on l.team_id = @TeamId and l.user_id = @UserId and l.stopped_at is null
          left join memory_wish own on own.team_id = @TeamId and own.scope = 'person' and own.about = @UserId
          left join memory_wish of_all on of_all.team_id = @TeamId and of_all.scope = 'workspace' and of_all.about = ''
        """;

    /// <summary>What a learner and their workspace wish for.</summary>
    public static async Task<Wishes> ReadAsync(NpgsqlConnection connection, LearnerKey learner, CancellationToken cancel) =>
        await connection.QuerySingleAsync<Wishes>(new CommandDefinition(FindSql, learner, cancellationToken: cancel));

    private const string LockLearnerSql = "select true from learner where team_id = @TeamId and user_id = @UserId and stopped_at is null for key share";

    /// <summary>False for people who do not learn (any more). An erasure waits.</summary>
    public static Task<bool> LockLearnerAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(LockLearnerSql, learner, transaction, cancellationToken: cancel));

    private const string SaveSql = """
        insert into memory_wish (team_id, scope, about, retention, questions_a_day)
        values (@TeamId, @Scope, @About, @Retention, @ADay)
            on conflict (team_id, scope, about) do update
           set retention = case when @KeepsRetention then memory_wish.retention else excluded.retention end,
               questions_a_day = case when @KeepsADay then memory_wish.questions_a_day else excluded.questions_a_day end;
        delete from memory_wish where team_id = @TeamId and scope = @Scope and about = @About and retention is null and questions_a_day is null
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, string teamId, string scope, string about, WishChange change, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new
            {
                TeamId = teamId,
                Scope = scope,
                About = about,
                Retention = (float?)change.Retention,
                ADay = (short?)change.ADay,
                change.KeepsRetention,
                change.KeepsADay,
            },
            transaction,
            cancellationToken: cancel));

    private const string ReadTracksSql = "select track_id, title from track where team_id = @TeamId and retired_at is null order by position, track_id";

    public static async Task<IReadOnlyList<TrackName>> ReadTracksAsync(NpgsqlConnection connection, string teamId, CancellationToken cancel) =>
        (await connection.QueryAsync<(string TrackId, string Title)>(new CommandDefinition(ReadTracksSql, new { TeamId = teamId }, cancellationToken: cancel)))
        .Select(row => new TrackName(row.TrackId, row.Title)).ToList();

    private const string ReadAllSql = """
        select w.scope, coalesce(t.title, w.about) as name, w.retention::double precision as retention, w.questions_a_day
          from memory_wish w
          left join track t on w.scope = 'track' and t.team_id = w.team_id and t.track_id = w.about
         where w.team_id = @TeamId and w.scope in ('workspace', 'track')
         order by w.scope desc, name
        """;

    /// <summary>What was decided for the workspace, and for tracks.</summary>
    public static async Task<IReadOnlyList<DecidedWish>> ReadDecidedAsync(NpgsqlConnection connection, string teamId, CancellationToken cancel) =>
        (await connection.QueryAsync<DecidedWish>(new CommandDefinition(ReadAllSql, new { TeamId = teamId }, cancellationToken: cancel))).AsList();
}

/// <summary>What is to be wished for from now on.</summary>
/// <param name="Retention">Null: nothing is said.</param>
/// <param name="ADay">Null: nothing is said.</param>
/// <param name="KeepsRetention">Whether what is wished for now stays.</param>
/// <param name="KeepsADay">The same.</param>
internal sealed record WishChange(double? Retention, int? ADay, bool KeepsRetention = false, bool KeepsADay = false);

/// <summary>What a workspace decided for all, or for a track.</summary>
internal sealed record DecidedWish
{
    public required string Scope { get; init; }
    public required string Name { get; init; }
    public double? Retention { get; init; }
    public int? QuestionsADay { get; init; }
}

/// <summary>What a learner and their workspace wish for; null: nobody said.</summary>
internal sealed record Wishes
{
    public required bool IsLearning { get; init; }
    public double? Own { get; init; }
    public int? OwnADay { get; init; }
    public double? OfAll { get; init; }
    public int? OfAllADay { get; init; }

    /// <summary>At which chance a question comes, where no track says otherwise.</summary>
    public double Retention => Math.Round(Own ?? WithoutOwn, 4);

    public double WithoutOwn => Math.Round(OfAll ?? AskingWish.Usual, 4);

    /// <summary>The workspace's number is a ceiling.</summary>
    public int Most => Math.Min(OfAllADay ?? QuestionBudget.ADay, QuestionBudget.ADay);

    public int ADay => Math.Min(OwnADay ?? Most, Most);
}
