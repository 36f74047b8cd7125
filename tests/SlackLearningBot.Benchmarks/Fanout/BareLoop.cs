using System.Net.Http.Headers;
using Npgsql;

namespace SlackLearningBot.Benchmarks.Fanout;

/// <summary>What the outbox is held against: claims rows in batches, posts their ready JSON over HTTP, records the <c>ts</c>. No rules, no rendering, no retries.</summary>
internal static class BareLoop
{
    private const int AtOnce = 8;

    private const string ClaimSql = """
        update delivery
           set state = 'sending', leased_by = 'bare', lease_until = 'infinity'
         where id in (select id from delivery where state = 'waiting' order by team_id, due_at limit 100 for update skip locked)
        returning id, payload::text
        """;

    private const string RecordSql = """
        update delivery d
           set state = 'sent', leased_by = null, lease_until = null, channel = n.channel, ts = n.ts, finished_at = $4
          from unnest($1, $2, $3) as n (id, channel, ts)
         where d.id = n.id and d.state = 'sending'
        """;

    /// <summary><c>/go</c> answers when nothing waits any more.</summary>
    public static async Task RunAsync(int port, string argument, CancellationToken cancel)
    {
        var (connectionString, sink) = (argument.Split('|')[0], new Uri(argument.Split('|')[1]));
        await using var database = NpgsqlDataSource.Create(connectionString);
        using var http = new HttpClient { BaseAddress = sink };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "xoxb-bench");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Error);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.MapPost("/go", () => SendAllAsync(database, http, cancel));
        await app.RunAsync(cancel);
    }

    private static async Task SendAllAsync(NpgsqlDataSource database, HttpClient http, CancellationToken cancel)
    {
        while (await ClaimAsync(database, cancel) is { Count: > 0 } claimed)
        {
            var posted = new (Guid Id, string Channel, string Ts)[claimed.Count];
            await Parallel.ForAsync(0, claimed.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
                async (i, stop) => posted[i] = await PostAsync(http, claimed[i], stop));
            await RecordAsync(database, posted, cancel);
        }
    }

    private static async Task<List<(Guid Id, string Json)>> ClaimAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(ClaimSql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<(Guid, string)>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        return rows;
    }

    private static async Task<(Guid Id, string Channel, string Ts)> PostAsync(HttpClient http, (Guid Id, string Json) one, CancellationToken cancel)
    {
        using var content = new StringContent(one.Json, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("chat.postMessage", content, cancel);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        using var answer = await System.Text.Json.JsonDocument.ParseAsync(body, cancellationToken: cancel);
        return (one.Id, answer.RootElement.GetProperty("channel").GetString()!, answer.RootElement.GetProperty("ts").GetString()!);
    }

    private static async Task RecordAsync(NpgsqlDataSource database, (Guid Id, string Channel, string Ts)[] posted, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(RecordSql);
        command.Parameters.Add(new() { Value = posted.Select(one => one.Id).ToArray() });
        command.Parameters.Add(new() { Value = posted.Select(one => one.Channel).ToArray() });
        command.Parameters.Add(new() { Value = posted.Select(one => one.Ts).ToArray() });
        command.Parameters.Add(new() { Value = Now });
        await command.ExecuteNonQueryAsync(cancel);
    }

#pragma warning disable RS0030 // a bare loop has no clock of ours
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
#pragma warning restore RS0030
}
