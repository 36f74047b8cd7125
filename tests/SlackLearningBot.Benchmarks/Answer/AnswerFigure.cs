using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SlackLearningBot.Benchmarks.Edge;
using SlackLearningBot.Data;

namespace SlackLearningBot.Benchmarks.Answer;

/// <summary>
/// Clicks of random learners, graded and recorded, with five million reviews in the table and with none: from the request being written until the
/// bot has changed the message through its response URL and answered.
/// </summary>
internal static class AnswerFigure
{
    private const int Rounds = 5;
    private const int ClicksARound = 400;
    private const double MostRatio = 1.3;
    private const double Wanted = 200;
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(20);

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await using var server = await BenchServer.OpenAsync(cancel);
        var sinkPort = Children.FreePort();
        var sinkUrl = $"http://127.0.0.1:{sinkPort}/api/";
        using var sink = Hosts.Start("sink", sinkPort.ToString(CultureInfo.InvariantCulture));
        await Children.WaitForPortAsync(sink, sinkPort, cancel);
        try
        {
            await using var empty = await Company.FoundAsync(server, "answer_empty", 0, sinkUrl, cancel);
            await using var full = await Company.FoundAsync(server, "answer_full", AnswerPeople.ReviewsEach, sinkUrl, cancel);
            await empty.ClickAsync(ClicksARound, cancel); // plans and caches
            await full.ClickAsync(ClicksARound, cancel);

            var rounds = new List<(double[] Empty, double[] Full)>();
            for (var round = 0; round < Rounds; round++)
            {
                rounds.Add((await empty.ClickAsync(ClicksARound, cancel), await full.ClickAsync(ClicksARound, cancel)));
            }

            var (before, cpu) = (await full.CostAsync(cancel), full.Cpu);
            var (steady, perSecond) = await full.ClickSteadilyAsync(Wanted, Steady, cancel);
            cpu = full.Cpu - cpu;
            var cost = (await full.CostAsync(cancel)).Since(before);
            await full.RequireRecordedAsync(cancel);
            var ratio = Median.Of(rounds.Select(round => Median.Of(round.Full) / Median.Of(round.Empty)));
            return new Report("answer", ratio <= MostRatio && perSecond >= Wanted * 0.98,
            [
                new("median_ratio", $"median answer, {AnswerPeople.All * AnswerPeople.ReviewsEach:N0} reviews / none", ratio, "x"),
                new("empty_ms", "median with no review", Median.Of(rounds.Select(round => Median.Of(round.Empty))), "ms"),
                new("full_ms", "median with five million", Median.Of(rounds.Select(round => Median.Of(round.Full))), "ms"),
                new("full_p99_ms", "p99 with five million, one click after the other", P99(rounds.SelectMany(round => round.Full)), "ms"),
                new("steady_per_s", $"clicks answered a second at {Wanted:0} a second", perSecond, "/s"),
                new("steady_p99_ms", "p99 at that rate", P99(steady), "ms"),
                new("cpu_us", "bot, CPU a click", cpu.TotalMicroseconds / steady.Length, "µs"),
                new("transactions", "bot, transactions for 1,000 clicks", cost.Transactions * 1000 / steady.Length, ""),
                new("database_us", "PostgreSQL's time in statements, a click", cost.Milliseconds * 1000 / steady.Length, "µs"),
                new("bytes", "an answer's row and its indexes", await full.ReviewBytesAsync(cancel), "B"),
            ]);
        }
        finally
        {
            await Children.StopAsync(sink);
        }
    }

    private static double P99(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)(sorted.Length * 0.99)];
    }

    /// <summary>A bot on a database of its own.</summary>
    private sealed class Company(Process bot, int port, Uri responseUrl, NpgsqlDataSource database) : IAsyncDisposable
    {
        private readonly Queue<int> people = new(Shuffled());
        private int clicked;

        public static async Task<Company> FoundAsync(BenchServer server, string name, int reviews, string sinkUrl, CancellationToken cancel)
        {
            var connectionString = await server.CreateAsync(name, cancel);
            var database = Database.Open(connectionString);
            var port = Children.FreePort();
            var bot = Hosts.Start("fanout-bot", port.ToString(CultureInfo.InvariantCulture), $"{connectionString}|{sinkUrl}");
            await Children.WaitForPortAsync(bot, port, cancel);
            using var http = new HttpClient();
            (await http.PostAsync($"http://127.0.0.1:{port}/bench/install/{AnswerPeople.Teams}", null, cancel)).EnsureSuccessStatusCode();
            await BenchServer.ExecuteAsync(database, AnswerPeople.MakeSql, cancel,
                ("now", Now.UtcDateTime), ("each", AnswerPeople.Each), ("teams", AnswerPeople.Teams), ("lessons", AnswerPeople.ReviewsEach));
            if (reviews > 0)
            {
                await BenchServer.ExecuteAsync(database, AnswerPeople.MakeReviewsSql, cancel, ("now", Now.UtcDateTime), ("reviews", reviews));
            }

            await BenchServer.ExecuteAsync(database, "vacuum analyze", cancel);
            return new Company(bot, port, new Uri(sinkUrl + "response"), database);
        }

        /// <summary>Milliseconds each click took, one after the other.</summary>
        public async Task<double[]> ClickAsync(int clicks, CancellationToken cancel)
        {
            using var connection = await Connection.OpenAsync(port, cancel);
            var took = new double[clicks];
            for (var i = 0; i < clicks; i++)
            {
                took[i] = await ClickAsync(connection, cancel);
            }

            return took;
        }

        /// <summary>Milliseconds each click took at a steady rate, and how many were answered a second.</summary>
        public async Task<(double[] Took, double PerSecond)> ClickSteadilyAsync(double perSecond, TimeSpan time, CancellationToken cancel)
        {
            const int Connections = 16;
            var watch = Stopwatch.StartNew();
            var took = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async index =>
            {
                using var connection = await Connection.OpenAsync(port, cancel);
                var each = new List<double>();
                for (var due = TimeSpan.FromSeconds(index / perSecond); due < time; due += TimeSpan.FromSeconds(Connections / perSecond))
                {
                    if (due > watch.Elapsed)
                    {
                        await Task.Delay(due - watch.Elapsed, cancel);
                    }

                    each.Add(await ClickAsync(connection, cancel));
                }

                return each;
            }));
            return ([.. took.SelectMany(each => each)], took.Sum(each => each.Count) / watch.Elapsed.TotalSeconds);
        }

        /// <summary>The processor time the bot has used.</summary>
        public TimeSpan Cpu
        {
            get
            {
                bot.Refresh();
                return bot.TotalProcessorTime;
            }
        }

        public Task<DatabaseCost> CostAsync(CancellationToken cancel) => DatabaseCost.ReadAsync(database, cancel);

        public async Task<double> ReviewBytesAsync(CancellationToken cancel) =>
            await DatabaseCost.SizeAsync(database, "review", cancel) / (AnswerPeople.All * AnswerPeople.ReviewsEach);

        /// <exception cref="InvalidOperationException">A click was answered and not recorded: then nothing was measured.</exception>
        public async Task RequireRecordedAsync(CancellationToken cancel)
        {
            await using var command = database.CreateCommand("select count(*) from review where question_id = 'question-now'");
            var recorded = (long)(await command.ExecuteScalarAsync(cancel))!;
            if (recorded != clicked)
            {
                throw new InvalidOperationException($"{clicked} clicks were answered, {recorded} are recorded.");
            }
        }

        private async Task<double> ClickAsync(Connection connection, CancellationToken cancel)
        {
            int person;
            lock (people)
            {
                person = people.Dequeue();
            }

            var request = AnswerRequests.Of(person, responseUrl, port, Now);
            var begun = Stopwatch.GetTimestamp();
            await connection.AskAsync(request, cancel);
            Interlocked.Increment(ref clicked);
            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        private static int[] Shuffled()
        {
            int[] all = [.. Enumerable.Range(0, AnswerPeople.All)];
            new Random(1).Shuffle(all);
            return all;
        }

#pragma warning disable RS0030 // a benchmark lives in the machine's own time
        private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
#pragma warning restore RS0030

        public async ValueTask DisposeAsync()
        {
            await Children.StopAsync(bot);
            bot.Dispose();
            await database.DisposeAsync();
        }
    }
}
