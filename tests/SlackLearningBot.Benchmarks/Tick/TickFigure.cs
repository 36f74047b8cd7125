namespace SlackLearningBot.Benchmarks.Tick;

/// <summary>One tick with 1,000 learners due among 10 thousand, 100 thousand and 1 million: it may cost what is due, not what exists.</summary>
internal static class TickFigure
{
    private const int Rounds = 5;
    private const double MostRatio = 1.5;
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await using var server = await BenchServer.OpenAsync(cancel);
        var companies = new List<Company>();
        try
        {
            foreach (var size in Sizes)
            {
                companies.Add(await Company.FoundAsync(server, size, cancel));
            }

            var ticks = companies.ToDictionary(company => company, _ => new List<TickCost>());
            foreach (var company in companies)
            {
                await company.TickAsync(cancel); // plans and caches are warm, as they are in a program that ticks every minute
            }

            for (var round = 0; round < Rounds; round++)
            {
                foreach (var company in companies)
                {
                    ticks[company].Add(await company.TickAsync(cancel));
                }
            }

            return Tell([.. companies.Select(company => (company.Size, Time: Median.Of(ticks[company].Select(one => one.Milliseconds)), Buffers: Median.Of(ticks[company].Select(one => one.Buffers))))]);
        }
        finally
        {
            foreach (var company in companies)
            {
                await company.DisposeAsync();
            }
        }
    }

    private static Report Tell(IReadOnlyList<(int Size, double Time, double Buffers)> rows)
    {
        var time = rows[^1].Time / rows[0].Time;
        var buffers = rows[^1].Buffers / rows[0].Buffers;
        return new Report("tick", time <= MostRatio && buffers <= MostRatio,
        [
            new("time_ratio", $"median time, {rows[^1].Size:N0} learners / {rows[0].Size:N0}", time, "x"),
            new("buffer_ratio", $"buffers, {rows[^1].Size:N0} learners / {rows[0].Size:N0}", buffers, "x"),
            .. rows.SelectMany(row => new Figure[]
            {
                new($"ms_{row.Size}", $"a tick with {Company.Due:N0} due among {row.Size:N0}", row.Time, "ms"),
                new($"buffers_{row.Size}", $"its buffers (8 KB) among {row.Size:N0}", row.Buffers, ""),
            }),
        ]);
    }
}
