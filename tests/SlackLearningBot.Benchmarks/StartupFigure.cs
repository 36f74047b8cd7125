using System.Diagnostics;
using System.Text.Json;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Benchmarks;

/// <summary>From the README's command (built before, its cluster made before) to a page on which the bot's Home can be clicked.</summary>
internal static class StartupFigure
{
    private const int Rounds = 5;
    private const double MostSeconds = 10;

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await OnceAsync(cancel); // makes the cluster, if it was never made
        var seconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            seconds.Add(await OnceAsync(cancel));
        }

        seconds.Sort();
        var median = seconds[Rounds / 2];
        return new Report("startup", median < MostSeconds,
        [
            new("median_s", "command to clickable page, median", median, "s"),
            new("slowest_s", "slowest of five", seconds[^1], "s"),
        ]);
    }

    private static async Task<double> OnceAsync(CancellationToken cancel)
    {
        var port = Children.FreePort();
        var watch = Stopwatch.StartNew();
        using var program = Children.Start("dotnet",
            ["run", "--no-build", "-c", Checkout.Configuration, "--project", "src/SlackLearningBot.Playground", "--", "--port", $"{port}"]);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            while (!await IsClickableAsync(http, cancel))
            {
                if (program.HasExited || watch.Elapsed > TimeSpan.FromMinutes(2))
                {
                    throw new InvalidOperationException("The Playground did not come up.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }

            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            await Children.StopAsync(program);
        }
    }

    /// <summary>The page is there, and the bot has published its Home for Anna.</summary>
    private static async Task<bool> IsClickableAsync(HttpClient http, CancellationToken cancel)
    {
        try
        {
            if (!(await http.GetAsync("/", cancel)).IsSuccessStatusCode)
            {
                return false;
            }

            await http.PostAsJsonAsync("/playground/home", new { @as = DemoWorkspace.Anna }, cancel);
            var state = await http.GetFromJsonAsync<JsonElement>($"/playground/state?as={DemoWorkspace.Anna}", cancel);
            return state.GetProperty("home").ValueKind == JsonValueKind.Object;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
