using System.Diagnostics;
using System.Globalization;
using SlackLearningBot.Benchmarks.Fanout;

namespace SlackLearningBot.Benchmarks.Wake;

/// <summary>
/// How soon work that is due at once begins: from the commit that owes a message until its request has reached Slack's place. One after the other, each
/// into a bot with nothing else to do, so that it is woken every time; in turn for each of two hundred workspaces.
/// </summary>
internal static class WakeFigure
{
    private const int Warming = 200;
    private const int Wakes = 600;
    private const double MostMilliseconds = 50;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await using var server = await BenchServer.OpenAsync(cancel);
        var connectionString = await server.CreateAsync("wake", cancel);
        var sinkPort = Children.FreePort();
        using var sink = Hosts.Start("sink", sinkPort.ToString(CultureInfo.InvariantCulture));
        var botPort = Children.FreePort();
        using var bot = Hosts.Start("fanout-bot", botPort.ToString(CultureInfo.InvariantCulture), $"{connectionString}|http://127.0.0.1:{sinkPort}/api/");
        try
        {
            await Children.WaitForPortAsync(sink, sinkPort, cancel);
            await Children.WaitForPortAsync(bot, botPort, cancel);
            using var http = new HttpClient();
            (await http.PostAsync($"http://127.0.0.1:{botPort}/bench/install/{FanoutPeople.Teams}", null, cancel)).EnsureSuccessStatusCode();
            var took = new List<double>();
            for (var i = 0; i < Warming + Wakes; i++)
            {
                await Task.Delay(Idle, cancel);
                took.Add(await WakeAsync(http, botPort, sinkPort, FanoutPeople.Team(i % FanoutPeople.Teams), i, cancel));
            }

            var sorted = took.Skip(Warming).Order().ToArray();
            var (median, p99) = (sorted[Wakes / 2], sorted[(int)(Wakes * 0.99)]);
            return new Report("wake", p99 <= MostMilliseconds,
            [
                new("median_ms", "from the commit to the request at Slack, median", median, "ms"),
                new("p99_ms", "p99", p99, "ms"),
                new("most_ms", $"the longest of {Wakes}", sorted[^1], "ms"),
            ]);
        }
        finally
        {
            await Children.StopAsync(bot);
            await Children.StopAsync(sink);
        }
    }

    private static async Task<double> WakeAsync(HttpClient http, int botPort, int sinkPort, string team, int turn, CancellationToken cancel)
    {
        var before = await ReadAsync(http, HttpMethod.Get, sinkPort, "last", cancel);
        var committed = await ReadAsync(http, HttpMethod.Post, botPort, $"bench/owe/{team}/{turn}", cancel);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(TimeSpan.FromMilliseconds(2), cancel))
        {
            if (await ReadAsync(http, HttpMethod.Get, sinkPort, "last", cancel) is var arrived && arrived != before)
            {
                return Math.Max(0, Stopwatch.GetElapsedTime(committed, arrived).TotalMilliseconds); // it may arrive before the commit is heard of
            }
        }

        throw new TimeoutException($"Wake {turn} was not posted within {Patience}.");
    }

    /// <summary>Timestamps of one machine's processes are of one clock.</summary>
    private static async Task<long> ReadAsync(HttpClient http, HttpMethod method, int port, string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{port}/{path}");
        using var response = await http.SendAsync(request, cancel);
        return long.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancel), CultureInfo.InvariantCulture);
    }
}
