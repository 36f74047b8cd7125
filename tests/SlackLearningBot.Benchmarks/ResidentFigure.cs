using System.Diagnostics;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Benchmarks;

/// <summary>The bot as a process of its own, on its private PostgreSQL, against a Playground in this process: memory after 10,000 lessons were sent.</summary>
internal static class ResidentFigure
{
    private const int Deliveries = 10_000;
    private const double MostMegabytes = 200;
    private const string Team = "T0BENCH0001";
    private const string Token = "xoxb-bench";

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
#pragma warning disable RS0030 // a benchmark lives in the machine's own time
        var machine = TimeProvider.System;
#pragma warning restore RS0030
        await using var slack = await PlaygroundServer.StartAsync(
            new PlaygroundOptions { Port = 0, WithDemoWorkspace = false }, TurnableClock.Running(machine), machine, cancel);
        Populate(slack.World.Add(new WorkspaceSeed(Team, "Bench Works", "bench-works", Token)));
        await using var server = await ProgramDatabase.OpenAsync(null, "Playground", "benchmark", null, cancel);
        var connectionString = await EmptyDatabase.CreateAsync(server.ConnectionString, "playground_benchmark", cancel);
        var port = Children.FreePort();
        using var program = Children.Start("dotnet", [typeof(ProgramDatabase).Assembly.Location, "serve"], new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__Postgres"] = connectionString,
            ["Slack__ApiBaseUrl"] = slack.ApiUrl.ToString(),
            ["Slack__BotToken"] = Token,
            ["Slack__SigningSecret"] = PlaygroundOptions.SigningSecret,
            ["Delivery__PostsPerMinute"] = "100000",
            ["Delivery__ReadsPerMinute"] = "100000",
            ["Delivery__HomesPerMinute"] = "100000",
            ["Delivery__Burst"] = "1000",
            ["Delivery__SpreadMinutes"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Urls"] = $"http://127.0.0.1:{port}",
        });
        try
        {
            slack.ConnectBot(new Uri($"http://127.0.0.1:{port}"));
            await using var database = Database.Open(connectionString);
            await Waiting.UntilAsync(database, "select count(*) from track_lesson", 1, TimeSpan.FromMinutes(1), cancel);
            var atRest = Megabytes(program);
            await MakeDueAsync(database, machine.GetUtcNow(), cancel);
            var watch = Stopwatch.StartNew();
            await Waiting.UntilAsync(database, "select count(*) from delivery where kind = 'lesson.daily' and state = 'sent'", Deliveries, TimeSpan.FromMinutes(8), cancel);
            var sent = Megabytes(program);
            return new Report("resident", sent < MostMegabytes,
            [
                new("after_mb", $"resident memory after {Deliveries} lessons", sent, "MB"),
                new("rest_mb", "resident memory before the first", atRest, "MB"),
                new("per_s", "lessons sent a second", Deliveries / watch.Elapsed.TotalSeconds, "/s"),
            ]);
        }
        finally
        {
            await Children.StopAsync(program);
        }
    }

    private static void Populate(Workspace workspace)
    {
        for (var i = 0; i < Deliveries; i++)
        {
            workspace.Admit(new Person { Id = $"U0BENCH{i:00000}", TeamId = Team, Name = $"bench{i}", RealName = $"Bench {i}" });
        }
    }

    private const string MakeDueSql = """
        with people as (
            select 'U0BENCH' || lpad(i::text, 5, '0') as user_id from generate_series(0, @count - 1) i
        ), learners as (
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            select @team, user_id, 'Etc/UTC', '08:30', 127, @now, @now from people
        )
        insert into enrolment (team_id, user_id, track_id, joined_at)
        select @team, user_id, (select min(track_id) from track where team_id = @team), @now from people
        """;

    private static async Task MakeDueAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(MakeDueSql);
        command.Parameters.AddWithValue("team", Team);
        command.Parameters.AddWithValue("count", Deliveries);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static double Megabytes(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }
}
