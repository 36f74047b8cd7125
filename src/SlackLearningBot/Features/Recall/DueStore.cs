using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Recall;

/// <summary>Reads what is worth asking again, of many learners at once.</summary>
internal static class DueStore
{
    /// <summary>Of somebody who was away for long more are due than any day can hold: the first of them are enough to choose the best from.</summary>
    private const int MostADay = 200;

    /// <summary>After so many days on which a question stood there and was not answered it rests.</summary>
    private const int MostInVain = 3;

    /// <summary>For so many days.</summary>
    private const int Rest = 14;

    // What is due, and what an assessment still ahead may draw: the sweep before its deadline asks that, too. Nothing of lessons that were put aside, of
    // tracks that were left, or of questions that are no longer asked; and what was asked three times without an answer rests for two weeks.
    private const string ReadDueSql = """
        with wanted as (
            select a.user_id, d.question_id, min(d.deadline) as deadline
              from unnest(@UserIds::text[]) as a (user_id)
              join open_deadline d on d.team_id = @TeamId and d.user_id = a.user_id and d.deadline > @Now
             group by a.user_id, d.question_id
        )
        select a.user_id, m.question_id, m.lesson_id, m.skills, m.stability, m.difficulty, m.model_version, m.last_on, m.due_on, m.deadline,
               coalesce(o.value, 0) as learner_offset, coalesce(b.answers, 0) as answers, coalesce(b.surprise, 0) as surprise, coalesce(b.doubt, 0) as doubt
          from unnest(@UserIds::text[], @Days::date[]) as a (user_id, day)
         cross join lateral (
               select m.question_id, q.lesson_id, l.skills, m.stability, m.difficulty, m.model_version, m.last_on, m.due_on, w.deadline
                 from (select m.question_id, m.stability, m.difficulty, m.model_version, m.last_on, m.due_on
                         from memory m
                        where m.team_id = @TeamId and m.user_id = a.user_id and m.due_on <= a.day and m.last_on < a.day
                        union all
                       select m.question_id, m.stability, m.difficulty, m.model_version, m.last_on, m.due_on
                         from wanted w
                         join memory m on m.team_id = @TeamId and m.user_id = a.user_id and m.question_id = w.question_id and m.due_on > a.day and m.last_on < a.day
                        where w.user_id = a.user_id) m
                 join question q on q.team_id = @TeamId and q.question_id = m.question_id and q.retired_at is null
                 join lesson l on l.team_id = q.team_id and l.lesson_id = q.lesson_id and l.retired_at is null
                 left join wanted w on w.user_id = a.user_id and w.question_id = m.question_id
                where not exists (select from lesson_turn t where t.team_id = @TeamId and t.user_id = a.user_id and t.lesson_id = q.lesson_id and t.state = 'put_aside')
                  and coalesce((select bool_or(e.left_at is null)
                                  from track_lesson tl
                                  join enrolment e on e.team_id = tl.team_id and e.user_id = a.user_id and e.track_id = tl.track_id
                                 where tl.team_id = @TeamId and tl.lesson_id = q.lesson_id), true)
                  and not exists (select from asking k
                                   where k.team_id = @TeamId and k.user_id = a.user_id and k.asked_on > m.last_on and k.question_id = m.question_id
                                  having count(*) >= @MostInVain and max(k.asked_on) > a.day - @Rest::int)
                order by m.due_on, m.question_id
                limit @MostADay) m
          left join learner_offset o on o.team_id = @TeamId and o.user_id = a.user_id
          left join question_offset b on b.team_id = @TeamId and b.question_id = m.question_id
         where not exists (select from asking k where k.team_id = @TeamId and k.user_id = a.user_id and k.asked_on = a.day)
        """;

    /// <summary>What may be asked, by learner. Of days that have their questions already there is nothing.</summary>
    public static async Task<ILookup<string, KnownQuestion>> ReadDueAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<(QuestionDay Asked, DateOnly Day)> days, DateTimeOffset now, CancellationToken cancel)
    {
        var zones = days.ToDictionary(day => day.Asked.Learner.UserId, day => day.Asked.Rhythm.Zone);
        var rows = await transaction.Connection!.QueryAsync<DueRow>(new CommandDefinition(ReadDueSql, new
        {
            TeamId = teamId,
            UserIds = days.Select(day => day.Asked.Learner.UserId).ToArray(),
            Days = days.Select(day => day.Day).ToArray(),
            MostADay,
            MostInVain,
            Rest,
            Now = now,
        }, transaction, cancellationToken: cancel));
        return rows.ToLookup(row => row.UserId, row => row.Open(zones[row.UserId]));
    }

    private const string ReadWishesSql = """
        select l.user_id, least(own.questions_a_day, of_all.questions_a_day, @ADay) as most, l.next_lesson_at, p.minutes,
               exists (select from asking k
                        where k.team_id = l.team_id and k.user_id = l.user_id and k.offers_lesson
                          and k.asked_on > coalesce((select max(t.served_on) from lesson_turn t where t.team_id = l.team_id and t.user_id = l.user_id), '-infinity')) as has_waited
          from learner l
          left join preference p on p.team_id = l.team_id and p.user_id = l.user_id
          left join memory_wish own on own.team_id = l.team_id and own.scope = 'person' and own.about = l.user_id
          left join memory_wish of_all on of_all.team_id = l.team_id and of_all.scope = 'workspace' and of_all.about = ''
         where l.team_id = @TeamId and l.user_id = any(@UserIds)
        """;

    /// <summary>How many questions a day each of them may get, and when their next day is.</summary>
    public static async Task<IReadOnlyDictionary<string, AskedLearner>> ReadWishesAsync(
        NpgsqlTransaction transaction, string teamId, IEnumerable<string> userIds, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<AskedLearner>(new CommandDefinition(
            ReadWishesSql, new { TeamId = teamId, UserIds = userIds.ToArray(), QuestionBudget.ADay }, transaction, cancellationToken: cancel));
        return rows.ToDictionary(row => row.UserId);
    }

    private const string FindStandingSql = """
        select distinct k.user_id, k.lesson_id is null as alone
          from unnest(@UserIds::text[], @DeliveryIds::uuid[]) as a (user_id, delivery_id)
          join asking k on k.team_id = @TeamId and k.user_id = a.user_id and k.delivery_id = a.delivery_id
        """;

    /// <summary>Whose messages have their questions already, and whether they hold questions only.</summary>
    public static async Task<IReadOnlyDictionary<string, bool>> FindStandingAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<(string UserId, Guid DeliveryId)> messages, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string UserId, bool Alone)>(new CommandDefinition(FindStandingSql, new
        {
            TeamId = teamId,
            UserIds = messages.Select(one => one.UserId).ToArray(),
            DeliveryIds = messages.Select(one => one.DeliveryId).ToArray(),
        }, transaction, cancellationToken: cancel))).ToDictionary(row => row.UserId, row => row.Alone);

    private sealed record DueRow
    {
        public required string UserId { get; init; }
        public required string QuestionId { get; init; }
        public required string LessonId { get; init; }
        public required string[] Skills { get; init; }
        public required double Stability { get; init; }
        public required double Difficulty { get; init; }
        public required short ModelVersion { get; init; }
        public required DateOnly LastOn { get; init; }
        public required DateOnly DueOn { get; init; }
        public required double LearnerOffset { get; init; }
        public required int Answers { get; init; }
        public required double Surprise { get; init; }
        public required double Doubt { get; init; }

        public DateTimeOffset? Deadline { get; init; }

        public KnownQuestion Open(string zone) => new(QuestionId, LessonId, Skills, new MemoryTrace(new MemoryState(Stability, Difficulty, ModelVersion), LastOn), DueOn)
        {
            Deadline = Deadline is { } at ? LocalDay.Of(at, zone) : null,
            Offset = LearnerOffset + new QuestionOffset(Answers, Surprise, Doubt).Value,
        };
    }
}

/// <summary>A learner as follow-ups see them.</summary>
internal sealed record AskedLearner
{
    public required string UserId { get; init; }

    /// <summary>Questions a day, 0 … 3.</summary>
    public required int Most { get; init; }

    public DateTimeOffset? NextLessonAt { get; init; }

    /// <summary>That they have on a learning day; null when they did not say.</summary>
    public int? Minutes { get; init; }

    /// <summary>A lesson was only offered since the last one came.</summary>
    public required bool HasWaited { get; init; }
}
