using System.Diagnostics;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Programmes;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Benchmarks.Programme;

/// <summary>A workspace whose 2,000 people are enrolled in one programme, and the bot's own planning of them.</summary>
internal sealed class Course(WebApplication bot, NpgsqlDataSource database, TurnableClock calendar) : IAsyncDisposable
{
    private const string Team = "T1";
    private static readonly Guid Group = Guid.Parse("00000000-0000-7000-8000-00000000000a");
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Session = new(2026, 12, 17, 13, 0, 0, TimeSpan.Zero);

    public static async Task<Course> OpenAsync(BenchServer server, int round, CancellationToken cancel)
    {
        var connectionString = await server.CreateAsync($"programme_{round}", cancel);
        var database = Database.Open(connectionString);
        var calendar = TurnableClock.StandingAt(Monday);
        var bot = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "Benchmark",
            IsServing = false,
            Calendar = calendar,
            Services = services => services.AddSingleton(database),
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Slack:SigningSecret"] = "bench",
                ["Logging:LogLevel:Default"] = "Warning",
            },
        }, cancel);
        await BenchServer.ExecuteAsync(
            database, MakeSql, cancel, ("people", ProgrammeFigure.People), ("steps", ProgrammeFigure.Steps), ("now", Monday.UtcDateTime), ("session", Session.UtcDateTime), ("group", Group));
        return new Course(bot, database, calendar);
    }

    /// <summary>Everybody is planned, as the walk does it: a batch a transaction.</summary>
    public async Task<TimeSpan> PlanAsync(CancellationToken cancel)
    {
        var took = await WalkAsync(cancel);
        var rows = await CountAsync("select count(*) from programme_step_state", cancel);
        return rows == ProgrammeFigure.People * ProgrammeFigure.Steps
            ? took
            : throw new InvalidOperationException($"Expected {ProgrammeFigure.People * ProgrammeFigure.Steps} steps, {rows} were planned.");
    }

    /// <summary>The day before the session is there: all that is to be done before it is owed.</summary>
    public async Task<TimeSpan> OweAllBeforeAsync(CancellationToken cancel)
    {
        calendar.TryTurnTo(Session.AddDays(-1));
        var watch = Stopwatch.StartNew();
        await bot.Services.GetRequiredService<StepsDue>().OweDueAsync(cancel);
        return watch.Elapsed;
    }

    /// <summary>The programme is edited (every step a day earlier), saved again as it was, and everybody planned anew each time.</summary>
    public async Task<TimeSpan> EditAsync(CancellationToken cancel)
    {
        await BenchServer.ExecuteAsync(database, "update programme_step set days = days - 1 where kind <> 'session'; update programme_member set waits = true", cancel);
        var took = await WalkAsync(cancel);
        await bot.Services.GetRequiredService<StepsDue>().OweDueAsync(cancel);
        await BenchServer.ExecuteAsync(database, "update programme_step set days = days + 1 where kind <> 'session'; update programme_member set waits = true", cancel);
        await WalkAsync(cancel);
        await bot.Services.GetRequiredService<StepsDue>().OweDueAsync(cancel);
        return took;
    }

    /// <summary>Messages of one step, or first words (which tell of the session), that a person is owed more than once, or not at all.</summary>
    public async Task<long> CountTwiceAsync(CancellationToken cancel)
    {
        var sent = await CountAsync("select count(*) from delivery where kind in ('programme.step', 'programme.session', 'programme.hello')", cancel);
        var once = await CountAsync(
            """
            select (select count(distinct (recipient, slot)) from delivery where kind = 'programme.hello')
                 + (select count(*)
                      from programme_step_state s
                      join programme_step t on t.team_id = s.team_id and t.programme_id = 'course' and t.step_id = s.step_id and t.kind <> 'session'
                     where s.state in ('owed', 'done'))
            """, cancel);
        return sent == 0 ? throw new InvalidOperationException("Nothing was owed at all.") : Math.Abs(sent - once);
    }

    private async Task<TimeSpan> WalkAsync(CancellationToken cancel)
    {
        var planning = bot.Services.GetRequiredService<Planning>();
        var watch = Stopwatch.StartNew();
        bool isMore;
        do
        {
            isMore = await database.InTransactionAsync(
                async transaction => await planning.PlanSomeAsync(transaction, (await CohortStore.LockAsync(transaction, Team, Group, cancel))!, cancel), cancel);
        }
        while (isMore);

        return watch.Elapsed;
    }

    private async Task<long> CountAsync(string sql, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private const string MakeSql = """
        insert into installation (team_id, team_name, team_url, bot_user_id, token_protected, state, installed_at, updated_at)
        values ('T1', 'Bench', 'https://bench.slack.com/', 'U0BOT', 'x', 'active', @now, @now);
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select 'T1', 'U' || i, (array['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Etc/UTC'])[1 + i % 4], '08:30', 31, @now, @now + interval '1 year'
          from generate_series(1, @people) i;
        insert into programme (team_id, programme_id, title, description, version, author_id, saved_at) values ('T1', 'course', 'Course', '', 1, 'U1', @now);
        insert into programme_step (team_id, programme_id, step_id, position, kind, audience, title, days, body)
        select 'T1', 'course', 'step-' || i, i, case when i = 9 then 'session' else 'do' end, 'participant', 'Step ' || i, case when i < 9 then 2 * i - 18 else i - 9 end, 'x'
          from generate_series(1, @steps) i;
        insert into programme_cohort (team_id, cohort_id, programme_id, author_id, session_at, starts_on, audience, state, walking, created_at)
        values ('T1', @group, 'course', 'U1', @session, '2026-11-23', '{"people":1,"channels":[],"groups":[]}', 'running', true, @now);
        insert into programme_member (team_id, cohort_id, user_id, via) select 'T1', @group, 'U' || i, '' from generate_series(1, @people) i;
        analyze;
        """;

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await database.DisposeAsync();
    }
}
