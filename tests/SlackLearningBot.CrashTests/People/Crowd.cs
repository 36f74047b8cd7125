using System.Globalization;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.CrashTests.Bots;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Settings;

namespace SlackLearningBot.CrashTests.People;

/// <summary>The companies of a run: their people in the Playground, and the same people as learners in the bot's tables.</summary>
internal static class Crowd
{
    public const string Lesson = "lesson.daily";

    private static readonly string[] Zones = ["Europe/Berlin", "Europe/Athens", "Europe/Helsinki", "Europe/Istanbul"];

    public static string Team(int i) => "T0CRASH" + i.ToString("000", CultureInfo.InvariantCulture);

    public static string User(int i) => "U0CRASH" + i.ToString("00000", CultureInfo.InvariantCulture);

    public static void AddTo(SlackWorld world, CrashOptions options)
    {
        for (var t = 0; t < options.Workspaces; t++)
        {
            var team = Team(t);
            var workspace = world.Add(new WorkspaceSeed(team, $"Company {t}", $"company-{t}", $"xoxb-crash-{t}"));
            for (var i = 0; i < options.PeopleEach; i++)
            {
                workspace.Admit(new Person { Id = User(i), TeamId = team, Name = $"person{i}", RealName = $"Person {i}", TimeZone = Zones[i % Zones.Length], Quiet = LeftInPeace.Of(team, User(i)) == Peace.DoNotDisturb ? LeftInPeace.Night : null });
            }
        }
    }

    /// <summary>Installs the bot everywhere and makes everybody a learner who said yes before today.</summary>
    public static async Task EnrolAsync(string connectionString, PlaygroundServer slack, CrashOptions options, Clocks clocks)
    {
        await using var bot = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "CrashTest",
            IsServing = false,
            Calendar = clocks.Calendar,
            Machine = clocks.Machine,
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                ["Logging:LogLevel:Default"] = "Warning",
            },
        }, CancellationToken.None);
        var store = bot.Services.GetRequiredService<InstallationStore>();
        foreach (var workspace in slack.World.All)
        {
            await store.SaveAsync(
                new Seams.Workspace(workspace.TeamId, workspace.Seed.Name, slack.Url, workspace.Bot.Id, workspace.Seed.BotToken),
                BotScopes.All, bot.Services.GetRequiredService<MachineClock>().Now, CancellationToken.None);
        }

        var database = bot.Services.GetRequiredService<NpgsqlDataSource>();
        await using var command = database.CreateCommand(EnrolSql);
        command.CommandTimeout = 120;
        command.Parameters.AddWithValue("each", options.PeopleEach);
        command.Parameters.AddWithValue("zones", Zones);
        command.Parameters.AddWithValue("day", DateOnly.FromDateTime(Clocks.Morning.UtcDateTime));
        command.Parameters.AddWithValue("now", Clocks.Morning.AddDays(-3).UtcDateTime);
        command.Parameters.AddWithValue("nudge", StormNudge.Name);
        await command.ExecuteNonQueryAsync();
        await LeftInPeace.EnrolAsync(database, slack.World, options);
    }

    // Hours from 06:30 to 08:00 local. To a fifth more is owed than a day has room for, and from a time of night at which nobody may get it.
    private const string EnrolSql = """
        insert into track (team_id, track_id, title, description, position) select team_id, 'storm', 'In any weather', 'For the crash test.', 1 from installation;
        insert into lesson (team_id, lesson_id, version, hash, title, format, body, imported_at)
        select team_id, 'storm-' || l, 1, 'x', 'Lesson ' || l, 'read', 'A lesson that must come once.', @now from installation, generate_series(1, 5) l;
        insert into track_lesson (team_id, track_id, lesson_id, position) select team_id, 'storm', 'storm-' || l, l from installation, generate_series(1, 5) l;
        insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
        select team_id, 'storm-' || l || '-1', 'storm-' || l, 1, 1, 'single', 'Which one?',
               '[{"text":"Alpha","right":true,"why":"So it is."},{"text":"Beta","right":false,"why":"No."},{"text":"Gamma","right":false,"why":"Not that."}]'
          from installation, generate_series(1, 5) l;
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select team_id, user_id, zone, hour, days, @now, (@day + hour) at time zone zone
          from (select team_id, 'U0CRASH' || lpad(i::text, 5, '0') as user_id, (@zones)[1 + i % array_length(@zones, 1)] as zone,
                       time '06:30' + make_interval(mins => (i / 4) % 4 * 30) as hour, 31 as days
                  from installation, generate_series(0, @each - 1) i) person;
        insert into enrolment (team_id, user_id, track_id, joined_at) select team_id, user_id, 'storm', joined_at from learner;
        insert into contact (team_id, user_id, zone, days) select team_id, user_id, zone, days from learner
            on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days;
        insert into delivery (id, team_id, recipient, kind, slot, class, lane, timing, value, due_at, expires_at, created_at)
        select gen_random_uuid(), team_id, user_id, @nudge, n::text, 2, 'post', 0, 20 + n, @now, (@day + time '19:00') at time zone zone, @now
          from learner, generate_series(1, 3) n
         where right(user_id, 5)::int % 5 = 1;
        """;
}
