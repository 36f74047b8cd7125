using System.Globalization;

namespace SlackLearningBot.Benchmarks.Fanout;

/// <summary>A hundred thousand learners in two hundred workspaces, each with a track of lessons with questions.</summary>
internal static class FanoutPeople
{
    public const int Teams = 200;
    public const int Each = 500;

    public static string Team(int i) => "T0BENCH" + i.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>Needs the workspaces; @now is calendar time.</summary>
    public const string MakeSql = """
        insert into track (team_id, track_id, title, description, position) select team_id, 'bench', 'Bench track', 'For measuring.', 1 from installation;
        insert into lesson (team_id, lesson_id, version, hash, title, format, skills, body, imported_at)
        select team_id, 'lesson-' || l, 1, 'x', 'An index reads from left to right, part ' || l, 'read', '{sql,performance}', @body, @now
          from installation, generate_series(1, 12) l;
        insert into track_lesson (team_id, track_id, lesson_id, position) select team_id, 'bench', 'lesson-' || l, l from installation, generate_series(1, 12) l;
        insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
        select team_id, 'question-' || l, 'lesson-' || l, 1, 1, 'single', 'Which condition can use an index on (last_name, first_name)?',
               '[{"text":"first_name = ''Ann''","right":false,"why":"The first column is missing."},{"text":"last_name = ''Lee''","right":true,"why":"It fixes the leading column."},{"text":"Neither","right":false,"why":"One of them can."}]'
          from installation, generate_series(1, 12) l;
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select team_id, 'U0BENCH' || lpad(i::text, 5, '0'), @zones[1 + i % 3], '08:30', 127, @now, 'infinity'
          from installation, generate_series(0, @each - 1) i;
        insert into digest_quiet (team_id, user_id, since) select team_id, user_id, joined_at from learner;
        insert into enrolment (team_id, user_id, track_id, joined_at) select team_id, user_id, 'bench', joined_at from learner;
        insert into contact (team_id, user_id, dm_channel, zone, days)
        select team_id, user_id, 'D0' || substr(user_id, 3), zone, days from learner
            on conflict (team_id, user_id) do update set dm_channel = excluded.dm_channel, zone = excluded.zone, days = excluded.days;
        """;

    /// <summary>Zones in which it is late morning now: the figure must not depend on the hour at which it is taken.</summary>
    public static string[] Zones(DateTime now) =>
        [.. Enumerable.Range(10, 3).Select(hour => (hour - now.Hour + 36) % 24 - 12).Select(offset => offset == 0 ? "Etc/UTC" : $"Etc/GMT{(offset > 0 ? '-' : '+')}{Math.Abs(offset)}")];

    /// <summary>What came becomes an earlier day's, and stays as a company's past does; then everybody is due, and nothing came today.</summary>
    public const string MakeDueSql = $"""
        update lesson_turn set served_on = '2020-01-01'::date + @round where served_on > '2021-01-01';
        {MakePastSql};
        update learner set next_lesson_at = @now;
        """;

    private const string MakePastSql = """
        update delivery
           set slot = 'past ' || @round, nudge_day = '2020-01-01'::date + @round,
               created_at = created_at - interval '30 days' * @round, due_at = due_at - interval '30 days' * @round
         where slot not like 'past %'
        """;

    /// <summary>The same rows for the bare loop, ready to be posted.</summary>
    public const string MakeBareSql = $"""
        {MakePastSql};
        insert into delivery (id, team_id, recipient, kind, slot, class, payload, due_at, created_at)
        select gen_random_uuid(), 'T0BENCH' || lpad(t::text, 4, '0'), 'U0BENCH' || lpad(i::text, 5, '0'), 'lesson.daily', 'bare', 2, @json::jsonb, @now, @now
          from generate_series(0, @teams - 1) t, generate_series(0, @each - 1) i;
        """;

    /// <summary>1 when nothing is open any more.</summary>
    public const string IsDoneSql = """
        select case when exists (select from delivery where state in ('waiting', 'unsure')) or exists (select from delivery where state = 'sending') then 0 else 1 end::bigint
        """;

    /// <summary>How many this round sent.</summary>
    public const string SentSql = "select count(*) from delivery where kind = 'lesson.daily' and state = 'sent' and slot not like 'past %'";

    public const string Body = """
        A B-tree index on two columns is sorted by the first, and by the second only **within** equal values of the first. It is a phone book: by last name, then by first name.

        So `where last_name = 'Lee'` can use it, and `where last_name = 'Lee' and first_name = 'Ann'` even better. `where first_name = 'Ann'` alone cannot: the Anns are everywhere.

        - Put the column first that your queries fix with `=`.
        - A range (`<`, `between`) ends the use of the columns after it.
        - One good index on two columns often replaces two on one.

        Try it: `explain` a query of yours and look for *Index Scan*.
        """;
}
