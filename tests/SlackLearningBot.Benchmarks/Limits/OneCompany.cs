using System.Globalization;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Benchmarks.Limits;

/// <summary>Ten thousand learners of one workspace who all chose half past eight.</summary>
internal static class OneCompany
{
    public const string Team = "T0BENCH0001";
    public const string Token = "xoxb-bench";
    public const int People = 10_000;

    /// <summary>A Monday, a few minutes before everybody's hour.</summary>
    public static DateTimeOffset Before { get; } = new(2026, 11, 23, 8, 27, 0, TimeSpan.Zero);

    public static DateTimeOffset Hour { get; } = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);

    public static string User(int i) => "U0BENCH" + i.ToString("00000", CultureInfo.InvariantCulture);

    public static void AddTo(SlackWorld world)
    {
        var workspace = world.Add(new WorkspaceSeed(Team, "Bench Works", "bench-works", Token));
        for (var i = 0; i < People; i++)
        {
            workspace.Admit(new Person { Id = User(i), TeamId = Team, Name = $"bench{i}", RealName = $"Bench {i}", TimeZone = "Etc/UTC" });
        }
    }

    /// <summary>Needs the workspace; @hour is when everybody is due.</summary>
    public const string MakeSql = """
        insert into track (team_id, track_id, title, description, position) values (@team, 'bench', 'Bench track', 'For measuring.', 1);
        insert into lesson (team_id, lesson_id, version, hash, title, format, body, imported_at)
        select @team, 'lesson-' || l, 1, 'x', 'Lesson ' || l, 'read', 'What is measured here is the way, not the lesson.', @hour from generate_series(1, 5) l;
        insert into track_lesson (team_id, track_id, lesson_id, position) select @team, 'bench', 'lesson-' || l, l from generate_series(1, 5) l;
        insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
        select @team, 'question-' || l, 'lesson-' || l, 1, 1, 'single', 'Which one?',
               '[{"text":"Alpha","right":true,"why":"So it is."},{"text":"Beta","right":false,"why":"No."},{"text":"Gamma","right":false,"why":"Not that."}]'
          from generate_series(1, 5) l;
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select @team, 'U0BENCH' || lpad(i::text, 5, '0'), 'Etc/UTC', '08:30', 127, @hour, @hour from generate_series(0, @people - 1) i;
        insert into enrolment (team_id, user_id, track_id, joined_at) select team_id, user_id, 'bench', joined_at from learner;
        insert into contact (team_id, user_id, zone, days) select team_id, user_id, zone, days from learner
            on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days;
        """;
}
