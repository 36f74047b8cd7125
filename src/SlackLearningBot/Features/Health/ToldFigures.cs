using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Health;

namespace SlackLearningBot.Features.Health;

/// <summary>Tells of the figures of a track's questions, and all writing on <c>question_told</c>: what was told stands until five people have answered since.</summary>
internal sealed class ToldFigures(NpgsqlDataSource database, CalendarClock calendar)
{
    // What somebody else told in the meantime stands: the people since then were not counted.
    private const string SaveSql = """
        insert into question_told as t (team_id, question_id, question_version, told_at, people, answers, rights, right_first, median_seconds,
                                        known_right, known_wrong, mean_of_right, mean_of_wrong, deviation, unclear)
        select @TeamId, @QuestionId, @Version, @Now, @People, @Answers, @Rights, @RightFirst, @MedianSeconds, @KnownRight, @KnownWrong, @MeanOfRight, @MeanOfWrong, @Deviation, @Unclear
            on conflict (team_id, question_id, question_version) do update
           set told_at = excluded.told_at, people = excluded.people, answers = excluded.answers, rights = excluded.rights, right_first = excluded.right_first,
               median_seconds = excluded.median_seconds, known_right = excluded.known_right, known_wrong = excluded.known_wrong,
               mean_of_right = excluded.mean_of_right, mean_of_wrong = excluded.mean_of_wrong, deviation = excluded.deviation, unclear = excluded.unclear
         where t.told_at = @ToldAt
        """;

    private const string ReadSql = """
        select question_id, question_version as version, told_at, people, answers, rights, right_first, median_seconds,
               known_right, known_wrong, mean_of_right, mean_of_wrong, deviation, unclear
          from question_told
         where team_id = @TeamId and question_id = any(@QuestionIds)
        """;

    /// <summary>The questions of a track that are asked, in its order, with what is told of each of their versions.</summary>
    public Task<IReadOnlyList<QuestionRecord>> ReadAsync(string teamId, string trackId, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var now = calendar.Now;
            var rows = await FigureStore.ReadAsync(transaction.Connection!, teamId, trackId, now, cancel);
            foreach (var row in rows.Where(row => FiguresTold.MayBeTold(row.PeopleSince)).OrderBy(row => row.QuestionId, StringComparer.Ordinal).ThenBy(row => row.Version))
            {
                await SaveAsync(transaction, teamId, row, now, cancel);
            }

            var told = (await transaction.Connection!.QueryAsync<ToldRow>(new CommandDefinition(
                ReadSql, new { TeamId = teamId, QuestionIds = rows.Select(row => row.QuestionId).Distinct().ToArray() }, transaction, cancellationToken: cancel)))
                .ToDictionary(row => (row.QuestionId, row.Version));
            return QuestionRecord.Of(rows.Select(row => told.TryGetValue((row.QuestionId, row.Version), out var figures) ? figures.Of(row) : Nothing(row)));
        },
        cancel);

    private static Task<int> SaveAsync(NpgsqlTransaction transaction, string teamId, FigureRow row, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, new
        {
            TeamId = teamId,
            row.QuestionId,
            row.Version,
            Now = now,
            row.People,
            row.Answers,
            row.Rights,
            row.RightFirst,
            row.MedianSeconds,
            row.KnownRight,
            row.KnownWrong,
            row.MeanOfRight,
            row.MeanOfWrong,
            row.Deviation,
            row.Unclear,
            row.ToldAt,
        }, transaction, cancellationToken: cancel));

    /// <summary>Answered by too few.</summary>
    private static FigureRow Nothing(FigureRow row) => row with
    {
        People = 0, Answers = 0, Rights = 0, RightFirst = 0, MedianSeconds = null, KnownRight = 0, KnownWrong = 0, MeanOfRight = 0, MeanOfWrong = 0, Deviation = 0, Unclear = 0, ToldAt = null,
    };

    private sealed record ToldRow
    {
        public required string QuestionId { get; init; }
        public required int Version { get; init; }
        public required DateTimeOffset ToldAt { get; init; }
        public required int People { get; init; }
        public required int Answers { get; init; }
        public required int Rights { get; init; }
        public required int RightFirst { get; init; }
        public double? MedianSeconds { get; init; }
        public required int KnownRight { get; init; }
        public required int KnownWrong { get; init; }
        public required double MeanOfRight { get; init; }
        public required double MeanOfWrong { get; init; }
        public required double Deviation { get; init; }
        public required int Unclear { get; init; }

        /// <summary>The question as it is, with the figures as they were told.</summary>
        public FigureRow Of(FigureRow question) => question with
        {
            ToldAt = ToldAt,
            People = People,
            Answers = Answers,
            Rights = Rights,
            RightFirst = RightFirst,
            MedianSeconds = MedianSeconds,
            KnownRight = KnownRight,
            KnownWrong = KnownWrong,
            MeanOfRight = MeanOfRight,
            MeanOfWrong = MeanOfWrong,
            Deviation = Deviation,
            Unclear = Unclear,
        };
    }
}
