namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>People whose lesson of the day is there already, so that <c>/learn today</c> answers with its link.</summary>
internal static class EdgeLearners
{
    public const string MakeSql = """
        insert into track (team_id, track_id, title, description, position) values (@team, 'bench', 'Bench', '', 1);
        insert into lesson (team_id, lesson_id, version, hash, title, format, body, imported_at)
        select @team, 'lesson-' || i, 1, 'x', 'Lesson ' || i, 'read', 'Some text.', @now from generate_series(1, 20) i;
        insert into track_lesson (team_id, track_id, lesson_id, position) select @team, 'bench', 'lesson-' || i, i from generate_series(1, 20) i;
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select @team, 'U0BENCH' || lpad(i::text, 5, '0'), 'Etc/UTC', '00:00', 127, @now, @now + interval '1 day' from generate_series(0, 63) i;
        insert into enrolment (team_id, user_id, track_id, joined_at) select team_id, user_id, 'bench', joined_at from learner;
        insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on)
        select team_id, user_id, 'lesson-1', 'bench', (@now at time zone 'UTC')::date from learner;
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, channel, ts, created_at, finished_at)
        select gen_random_uuid(), team_id, user_id, 'lesson.daily', to_char(@now at time zone 'UTC', 'YYYY-MM-DD'), 2, @now, 'sent', 'D0' || user_id, '1700000000.000100', @now, @now
          from learner;
        """;
}
