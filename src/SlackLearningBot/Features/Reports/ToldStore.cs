using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Features.Reports;

/// <summary>All writing on <c>report_block</c>, <c>report_share</c> and <c>report_look</c>: what owners were told already.</summary>
internal static class ToldStore
{
    private const string ReadBlocksSql = """
        select lesson_id, age::int as age, from_at, until_at, people, answers, rights
          from report_block
         where team_id = @TeamId and lesson_id = any(@LessonIds)
         order by lesson_id, age, from_at
        """;

    public static async Task<IReadOnlyList<ToldBlock>> ReadBlocksAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<ReportLesson> lessons, CancellationToken cancel) =>
        [.. (await transaction.Connection!.QueryAsync<BlockRow>(new CommandDefinition(
            ReadBlocksSql, new { TeamId = teamId, LessonIds = lessons.Select(lesson => lesson.LessonId).ToArray() }, transaction, cancellationToken: cancel)))
            .Select(row => new ToldBlock(row.LessonId, row.Age, row.FromAt, row.UntilAt, row.People, row.Answers, row.Rights))];

    // Of two that are made at the same time the first stands: the other one would begin where it begins.
    private const string SaveBlocksSql = """
        insert into report_block (team_id, lesson_id, age, from_at, until_at, people, answers, rights)
        select @TeamId, b.lesson_id, b.age, b.from_at, b.until_at, b.people, b.answers, b.rights
          from unnest(@LessonIds::text[], @Ages::smallint[], @Froms::timestamptz[], @Untils::timestamptz[], @People::int[], @Answers::int[], @Rights::int[])
               as b (lesson_id, age, from_at, until_at, people, answers, rights)
         order by b.lesson_id, b.age
            on conflict do nothing
        """;

    public static Task SaveBlocksAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<ToldBlock> blocks, CancellationToken cancel) =>
        blocks.Count == 0 ? Task.CompletedTask : transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveBlocksSql, new
        {
            TeamId = teamId,
            LessonIds = blocks.Select(block => block.LessonId).ToArray(),
            Ages = blocks.Select(block => (short)block.Age).ToArray(),
            Froms = blocks.Select(block => block.From.UtcDateTime).ToArray(),
            Untils = blocks.Select(block => block.Until.UtcDateTime).ToArray(),
            People = blocks.Select(block => block.People).ToArray(),
            Answers = blocks.Select(block => block.Answers).ToArray(),
            Rights = blocks.Select(block => block.Right).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string ReadSharesSql = "select blocks, people, low::int as low, high::int as high from report_share where team_id = @TeamId and blocks = any(@Digests)";

    public static async Task<Dictionary<string, ShareRange>> ReadSharesAsync(NpgsqlTransaction transaction, string teamId, IEnumerable<string> digests, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string Blocks, int People, int Low, int High)>(new CommandDefinition(
            ReadSharesSql, new { TeamId = teamId, Digests = digests.ToArray() }, transaction, cancellationToken: cancel)))
        .ToDictionary(row => row.Blocks, row => new ShareRange(row.People, row.Low, row.High));

    private const string SaveSharesSql = """
        insert into report_share (team_id, blocks, people, low, high)
        select @TeamId, s.blocks, s.people, s.low, s.high
          from unnest(@Digests::text[], @People::int[], @Lows::smallint[], @Highs::smallint[]) as s (blocks, people, low, high)
         order by s.blocks
            on conflict do nothing
        """;

    public static Task SaveSharesAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyDictionary<string, ShareRange> shares, CancellationToken cancel) =>
        shares.Count == 0 ? Task.CompletedTask : transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSharesSql, new
        {
            TeamId = teamId,
            Digests = shares.Keys.ToArray(),
            People = shares.Values.Select(share => share.People).ToArray(),
            Lows = shares.Values.Select(share => (short)share.Low).ToArray(),
            Highs = shares.Values.Select(share => (short)share.High).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string FindLookSql = "select until_at, people, finished from report_look where team_id = @TeamId and track_id = @TrackId";

    /// <summary>What was told of the track last.</summary>
    public static async Task<ReportLook> FindLookAsync(NpgsqlTransaction transaction, string teamId, string trackId, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<LookRow>(new CommandDefinition(
            FindLookSql, new { TeamId = teamId, TrackId = trackId }, transaction, cancellationToken: cancel)) is { } row
            ? new ReportLook(row.UntilAt, new Completion(row.People, row.Finished))
            : ReportLook.Never;

    // What somebody else told meanwhile stands.
    private const string SaveLookSql = """
        insert into report_look as l (team_id, track_id, until_at, people, finished)
        values (@TeamId, @TrackId, @Until, @All, @Done)
            on conflict (team_id, track_id) do update
           set until_at = excluded.until_at, people = excluded.people, finished = excluded.finished
         where l.until_at = @Before
        """;

    /// <summary>False when the track was told of otherwise meanwhile.</summary>
    public static async Task<bool> SaveLookAsync(NpgsqlTransaction transaction, string teamId, string trackId, ReportLook before, ReportLook now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveLookSql,
            new { TeamId = teamId, TrackId = trackId, Before = before.Until, now.Until, now.Completion.All, now.Completion.Done },
            transaction,
            cancellationToken: cancel)) == 1;

    private sealed record BlockRow
    {
        public required string LessonId { get; init; }
        public required int Age { get; init; }
        public required DateTimeOffset FromAt { get; init; }
        public required DateTimeOffset UntilAt { get; init; }
        public required int People { get; init; }
        public required int Answers { get; init; }
        public required int Rights { get; init; }
    }

    private sealed record LookRow
    {
        public required DateTimeOffset UntilAt { get; init; }
        public int? People { get; init; }
        public int? Finished { get; init; }
    }
}

/// <summary>A look at a track.</summary>
/// <param name="Until">Answers before it were looked at.</param>
/// <param name="Completion">As it was told.</param>
internal sealed record ReportLook(DateTimeOffset Until, Completion Completion)
{
    public static ReportLook Never { get; } = new(DateTimeOffset.UnixEpoch, Completion.Untold);
}
