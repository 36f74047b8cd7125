using System.Globalization;

namespace SlackLearningBot.Benchmarks.Answer;

/// <summary>Twenty thousand learners in twenty workspaces, each with a lesson that waits for its answer; and, where wanted, 250 answers each behind them.</summary>
internal static class AnswerPeople
{
    public const int Teams = 20;
    public const int Each = 1_000;
    public const int All = Teams * Each;
    public const int ReviewsEach = 250;
    public const string Question = "question-now";

    public static string Team(int i) => "T0BENCH" + (i % Teams).ToString("0000", CultureInfo.InvariantCulture);

    public static string User(int i) => "U0BENCH" + (i / Teams).ToString("00000", CultureInfo.InvariantCulture);

    /// <summary>Its place tells whose it is: the same in every database.</summary>
    public static Guid Delivery(int i) => new($"00000000-0000-7000-8000-{i:x12}");

    /// <summary>Needs the workspaces; @now is calendar time.</summary>
    public const string MakeSql = """
        insert into track (team_id, track_id, title, description, position) select team_id, 'bench', 'Bench track', 'For measuring.', 1 from installation;
        insert into lesson (team_id, lesson_id, version, hash, title, format, body, imported_at)
        select team_id, 'lesson-' || l, 1, 'x', 'Lesson ' || l, 'read', 'What is measured here is the answer, not the lesson.', @now from installation, generate_series(1, @lessons) l;
        insert into lesson (team_id, lesson_id, version, hash, title, format, body, imported_at)
        select team_id, 'lesson-now', 1, 'x', 'The lesson of today', 'read', 'What is measured here is the answer, not the lesson.', @now from installation;
        insert into track_lesson (team_id, track_id, lesson_id, position) select team_id, 'bench', 'lesson-' || l, l from installation, generate_series(1, 10) l;
        insert into track_lesson (team_id, track_id, lesson_id, position) select team_id, 'bench', 'lesson-now', 11 from installation;
        insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
        select team_id, replace(lesson_id, 'lesson', 'question'), lesson_id, 1, 1, 'single', 'Which one?',
               '[{"text":"Alpha","right":true,"why":"So it is."},{"text":"Beta","right":false,"why":"No."},{"text":"Gamma","right":false,"why":"Not that."}]'
          from lesson;
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select team_id, 'U0BENCH' || lpad(i::text, 5, '0'), 'Etc/UTC', '08:30', 127, @now, @now + interval '1 day' from installation, generate_series(0, @each - 1) i;
        insert into enrolment (team_id, user_id, track_id, joined_at) select team_id, user_id, 'bench', joined_at from learner;
        insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on) select team_id, user_id, 'lesson-now', 'bench', (@now at time zone 'UTC')::date from learner;
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, channel, ts, created_at, finished_at)
        select ('00000000-0000-7000-8000-' || lpad(to_hex(substr(user_id, 8)::int * @teams + substr(team_id, 8)::int), 12, '0'))::uuid,
               team_id, user_id, 'lesson.daily', to_char(@now at time zone 'UTC', 'YYYY-MM-DD'), 2, @now, 'sent', 'D0' || substr(user_id, 3), '1700000000.000100', @now, @now
          from learner;
        """;

    // In the order of time, without its indexes and foreign key: five million rows are there within a minute, and the indexes are made anew.
    public const string MakeReviewsSql = """
        create temp table review_index as select indexdef from pg_indexes where tablename = 'review' and indexname in ('review_of_person', 'review_of_lesson');
        drop index review_of_person, review_of_lesson;
        set session_replication_role = replica;
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, seconds, answered_on, answered_at)
        select ('01900000-0000-7000-8000-' || lpad(to_hex(row_number() over ()), 12, '0'))::uuid, team_id, user_id, 'question-' || r, 1, 'lesson-' || r, 'lesson:lesson-' || r,
               '01900000-0000-7000-8000-000000000000', 0, 'Alpha', true, 3, 20, ((@now - make_interval(days => r)) at time zone 'UTC')::date, @now - make_interval(days => r)
          from generate_series(@reviews, 1, -1) r, learner;
        reset session_replication_role;
        do $$ declare one text; begin for one in select indexdef from review_index loop execute one; end loop; end $$;
        drop table review_index;
        """;
}
