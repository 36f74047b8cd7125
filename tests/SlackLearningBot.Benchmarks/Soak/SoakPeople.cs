using System.Globalization;
using SlackLearningBot.Benchmarks.Limits;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Benchmarks.Soak;

/// <summary>Four thousand learners in twenty workspaces of six zones: most answer each lesson once it is there, some twice, some never.</summary>
internal sealed class SoakPeople(PlaygroundServer slack)
{
    private const int Teams = 20;
    private const int Each = 200;
    private static readonly string[] Zones = ["America/Los_Angeles", "America/New_York", "Europe/London", "Europe/Berlin", "Asia/Kolkata", "Asia/Tokyo"];

    private readonly Dictionary<(string Team, string User), int> read = [];
    private int clicks;

    public int Clicks => clicks;

    public static void AddTo(SlackWorld world)
    {
        for (var t = 0; t < Teams; t++)
        {
            var team = "T0SOAK" + t.ToString("0000", CultureInfo.InvariantCulture);
            var workspace = world.Add(new WorkspaceSeed(team, $"Company {t}", $"company-{t}", $"xoxb-soak-{t}"));
            for (var i = 0; i < Each; i++)
            {
                workspace.Admit(new Person { Id = User(i), TeamId = team, Name = $"person{i}", RealName = $"Person {i}", TimeZone = Zones[i % Zones.Length] });
            }
        }
    }

    /// <summary>Needs the workspaces; @now is calendar time.</summary>
    public const string MakeSql = """
        insert into track (team_id, track_id, title, description, position) select team_id, 'soak', 'A week', 'For measuring.', 1 from installation;
        insert into lesson (team_id, lesson_id, version, hash, title, format, body, imported_at)
        select team_id, 'lesson-' || l, 1, 'x', 'Lesson ' || l, 'read', 'A lesson of an ordinary week.', @now from installation, generate_series(1, 12) l;
        insert into track_lesson (team_id, track_id, lesson_id, position) select team_id, 'soak', 'lesson-' || l, l from installation, generate_series(1, 12) l;
        insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
        select team_id, replace(lesson_id, 'lesson', 'question'), lesson_id, 1, 1, 'single', 'Which one?',
               '[{"text":"Alpha","right":true,"why":"So it is."},{"text":"Beta","right":false,"why":"No."}]' from lesson;
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select team_id, 'U0SOAK' || lpad(i::text, 5, '0'), zone, hour, 31, @now, (((@now at time zone zone)::date + 1) + hour) at time zone zone
          from (select team_id, i, (@zones)[1 + i % array_length(@zones, 1)] as zone, time '08:00' + make_interval(mins => i % 12 * 15) as hour
                  from installation, generate_series(0, @each - 1) i) person;
        insert into enrolment (team_id, user_id, track_id, joined_at) select team_id, user_id, 'soak', joined_at from learner;
        insert into contact (team_id, user_id, zone, days) select team_id, user_id, zone, days from learner
            on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days;
        """;

    public static (string, object)[] Parameters(DateTimeOffset now) => [("now", now.UtcDateTime), ("zones", Zones), ("each", Each)];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var doing = new List<Task>();
            foreach (var workspace in slack.World.All)
            {
                for (var i = 0; i < Each; i++)
                {
                    var messages = slack.As(User(i), workspace.TeamId).Messages();
                    if (read.GetValueOrDefault((workspace.TeamId, User(i))) < messages.Count)
                    {
                        read[(workspace.TeamId, User(i))] = messages.Count;
                        doing.Add(AnswerAsync(workspace.TeamId, i, messages[^1]));
                    }
                }
            }

            await Task.WhenAll(doing);
            await Task.Delay(TimeSpan.FromMilliseconds(300), FastTime.Real, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AnswerAsync(string team, int i, Message message)
    {
        await Task.WhenAll(Enumerable.Range(0, i % 4).Select(async click =>
        {
            if ((await slack.As(User(i), team).ClickAsync(message, click % 2 == 0 ? "Alpha" : "Beta")).Answer is { Fine: true })
            {
                Interlocked.Increment(ref clicks);
            }
        }));
    }

    private static string User(int i) => "U0SOAK" + i.ToString("00000", CultureInfo.InvariantCulture);
}
