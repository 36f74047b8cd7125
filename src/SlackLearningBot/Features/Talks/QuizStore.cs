using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Talks;

/// <summary>A talk's questions, who is asked them, and what is still known of them.</summary>
internal static class QuizStore
{
    /// <summary>The lesson that holds a talk's questions; it stands in no track.</summary>
    public static string LessonOf(Guid talkId) => $"talk-{talkId:N}";

    /// <summary>What asks them: each question is answered once by it, and later by what comes again.</summary>
    public static string OccasionOf(Guid talkId) => $"talk:{talkId:N}";

    private const string ReadSql = """
        select q.question_id, q.version, q.type, q.ask, q.options::text as options, q.detail::text as detail
          from question q
         where q.team_id = @TeamId and q.lesson_id = @LessonId and q.retired_at is null
         order by q.position, q.question_id
        """;

    /// <summary>As they are now, with their versions.</summary>
    public static async Task<IReadOnlyList<(Question Question, int Version)>> ReadAsync(NpgsqlTransaction transaction, string teamId, Guid talkId, CancellationToken cancel) =>
    [
        .. (await transaction.Connection!.QueryAsync<QuestionRow>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, LessonId = LessonOf(talkId) }, transaction, cancellationToken: cancel)))
            .Select(row => (StoredQuestion.Open(row.QuestionId, row.Type, row.Ask, row.Options, row.Detail), row.Version)),
    ];

    private const string ReadIdsSql = "select question_id from question where team_id = @TeamId and lesson_id = @LessonId";

    /// <summary>The ids of all questions the talk ever had.</summary>
    public static async Task<IReadOnlyList<string>> ReadIdsAsync(NpgsqlTransaction transaction, string teamId, Guid talkId, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadIdsSql, new { TeamId = teamId, LessonId = LessonOf(talkId) }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadAnsweredSql = "select question_id from review where team_id = @TeamId and user_id = @UserId and occasion = @Occasion";

    /// <summary>Those that the person answered already.</summary>
    public static async Task<IReadOnlySet<string>> ReadAnsweredAsync(NpgsqlTransaction transaction, LearnerKey person, Guid talkId, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadAnsweredSql, new { person.TeamId, person.UserId, Occasion = OccasionOf(talkId) }, transaction, cancellationToken: cancel))).ToHashSet();

    private const string WasThereSql = """
        select exists (
            select from gathering_place p
              join gathering g on g.team_id = p.team_id and g.gathering_id = p.gathering_id and g.kind = 'talk' and g.state = 'held'
             where p.team_id = @TeamId and p.gathering_id = @TalkId and p.user_id = @UserId and (p.attended_at is not null or p.answer = 'yes')
               and not exists (select from gathering_host h where h.team_id = p.team_id and h.gathering_id = p.gathering_id and h.user_id = p.user_id))
        """;

    /// <summary>The talk was held, and they listened or had a seat.</summary>
    public static Task<bool> WasThereAsync(NpgsqlTransaction transaction, LearnerKey person, Guid talkId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            WasThereSql, new { person.TeamId, person.UserId, TalkId = talkId }, transaction, cancellationToken: cancel));

    private const string FindZoneSql = "select zone from learner where team_id = @TeamId and user_id = @UserId and stopped_at is null";

    /// <summary>Of people who learn; null for all others.</summary>
    public static Task<string?> FindZoneAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(FindZoneSql, person, transaction, cancellationToken: cancel));

    private const string MarkSql = """
        insert into talk (team_id, gathering_id, asked_at) values (@TeamId, @TalkId, @Now)
            on conflict (team_id, gathering_id) do update set asked_at = coalesce(talk.asked_at, excluded.asked_at)
        """;

    /// <summary>It has questions from now on. Nobody else changes them before the transaction ends.</summary>
    public static Task MarkAsync(NpgsqlTransaction transaction, string teamId, Guid talkId, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(MarkSql, new { TeamId = teamId, TalkId = talkId, Now = now }, transaction, cancellationToken: cancel));

    private const string ReadUnaskedSql = """
        select t.team_id, t.gathering_id, p.user_id
          from talk t
          join gathering g on g.team_id = t.team_id and g.gathering_id = t.gathering_id and g.state = 'held'
          join gathering_place p on p.team_id = t.team_id and p.gathering_id = t.gathering_id and (p.attended_at is not null or p.answer = 'yes')
         where t.asked_at > @Since
           and not exists (select from gathering_host h where h.team_id = p.team_id and h.gathering_id = p.gathering_id and h.user_id = p.user_id)
           and not exists (select from delivery d where d.team_id = p.team_id and d.recipient = p.user_id and d.kind = 'talk.quiz' and d.slot = p.gathering_id::text)
         order by t.team_id, t.gathering_id, p.user_id
         limit @Most
        """;

    /// <summary>Who was at a talk with questions, or had a seat, and was not asked yet.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid TalkId, string UserId)>> ReadUnaskedAsync(NpgsqlTransaction transaction, DateTimeOffset since, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid, string)>(new CommandDefinition(ReadUnaskedSql, new { Since = since, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string ClaimKnownSql = """
        update talk t
           set known_read_at = @Now
          from (select team_id, gathering_id from talk
                 where asked_at <= @Before and not kept_told and (known_read_at is null or known_read_at <= @ReadBefore)
                 order by asked_at
                 limit @Most
                   for update skip locked) due
         where t.team_id = due.team_id and t.gathering_id = due.gathering_id
        returning t.team_id, t.gathering_id, t.asked_at <= @LastBefore as is_last
        """;

    /// <summary>Talks of which was not told yet what is still known, and which were not looked at for a while.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid TalkId, bool IsLast)>> ClaimKnownAsync(
        NpgsqlTransaction transaction, DateTimeOffset now, KnownTimes times, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid, bool)>(new CommandDefinition(
            ClaimKnownSql, new { Now = now, times.Before, times.ReadBefore, times.LastBefore, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string EndKnownSql = "update talk set kept_told = true where team_id = @TeamId and gathering_id = @TalkId";

    /// <summary>It is told, or nobody waits for it any more.</summary>
    public static Task EndKnownAsync(NpgsqlTransaction transaction, string teamId, Guid talkId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EndKnownSql, new { TeamId = teamId, TalkId = talkId }, transaction, cancellationToken: cancel));

    private const string CountKnownSql = """
        with first as (
            select r.user_id, r.question_id, min(r.answered_at) as at
              from review r
             where r.team_id = @TeamId and r.lesson_id = @LessonId
             group by r.user_id, r.question_id
        ), later as (
            select distinct on (r.user_id, r.question_id) r.user_id, r.is_right
              from first f
              join review r on r.team_id = @TeamId and r.lesson_id = @LessonId and r.user_id = f.user_id and r.question_id = f.question_id
                           and r.answered_at >= f.at + interval '30 days'
             order by r.user_id, r.question_id, r.answered_at
        ), people as (
            select user_id, count(*) filter (where is_right) * 2 > count(*) as knows from later group by user_id
        )
        select count(*)::int as people, (count(*) filter (where knows))::int as knowing from people
        """;

    /// <summary>
    /// Of each person and question the first answer that was given at least 30 days after the very first; whoever has most of theirs right still
    /// knows it.
    /// </summary>
    public static Task<KnownFigure> CountKnownAsync(NpgsqlTransaction transaction, string teamId, Guid talkId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<KnownFigure>(new CommandDefinition(
            CountKnownSql, new { TeamId = teamId, LessonId = LessonOf(talkId) }, transaction, cancellationToken: cancel));

    private sealed record QuestionRow
    {
        public required string QuestionId { get; init; }
        public required int Version { get; init; }
        public required string Type { get; init; }
        public required string Ask { get; init; }
        public required string Options { get; init; }
        public required string Detail { get; init; }
    }
}

/// <summary>When what is known of a talk is looked at.</summary>
/// <param name="Before">Questions written by then came again.</param>
/// <param name="ReadBefore">Not again before a while is over.</param>
/// <param name="LastBefore">Of those written by then nothing is told later.</param>
internal sealed record KnownTimes(DateTimeOffset Before, DateTimeOffset ReadBefore, DateTimeOffset LastBefore);

/// <summary>How many still know a talk.</summary>
internal sealed record KnownFigure
{
    /// <summary>Fewer than so many are not told of.</summary>
    private const int FewestPeople = 5;

    /// <summary>Of fewer than so many, "all" and "nobody" say something of each.</summary>
    private const int FewPeople = 20;

    /// <summary>Who were asked again.</summary>
    public int People { get; init; }

    /// <summary>Null in what was written before it was counted.</summary>
    public int? Knowing { get; init; }

    public bool CanBeTold => People >= FewestPeople && Knowing is { } knowing && (People >= FewPeople || (knowing > 0 && knowing < People));
}
