using System.Globalization;
using SlackLearningBot.Data;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Benchmarks.Limits;

/// <summary>
/// Ten thousand learners of one workspace, all due at half past eight, each pressing twice, with Slack's limits (the planning rates) enforced by
/// the Playground: it may hardly take longer than the limits allow, and hardly ever be told "too many". Time runs ten times faster for both.
/// </summary>
internal static class LimitsFigure
{
    private const double Speed = 10;
    private const double MostTime = 1.05;
    private const double MostRefused = 0.01;

    /// <summary>Of the clicks: time runs ten times as fast, so that Slack's three seconds are 0.3 here.</summary>
    private const double MostUnanswered = 0.05;

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await using var server = await BenchServer.OpenAsync(cancel);
        var connectionString = await server.CreateAsync("limits", cancel);
        var time = new FastTime(FastTime.Real.GetUtcNow() + TimeSpan.FromSeconds(15), OneCompany.Before, Speed, Speed); // the setting-up costs no calendar time
        await using var slack = await PlaygroundServer.StartAsync(
            new PlaygroundOptions { Port = 0, WithDemoWorkspace = false, Limits = new LimitOptions { Planning = new PlanningRates() } },
            TurnableClock.Running(time.Calendar), time.Machine, cancel);
        OneCompany.AddTo(slack.World);
        await Installing.EverywhereAsync(connectionString, slack, cancel);
        await using var database = Database.Open(connectionString);
        await BenchServer.ExecuteAsync(
            database, OneCompany.MakeSql, cancel, ("team", OneCompany.Team), ("hour", OneCompany.Hour.UtcDateTime), ("people", OneCompany.People));

        var port = Children.FreePort();
        using var bot = Hosts.Start("fast-bot", port.ToString(CultureInfo.InvariantCulture), $"{connectionString}|{slack.ApiUrl}|{time}|300|100|50");
        try
        {
            await Children.WaitForPortAsync(bot, port, cancel);
            slack.ConnectBot(new Uri($"http://127.0.0.1:{port}"));
            var people = new Clickers(slack);
            await people.RunAsync(cancel);
            return Tell(slack, people);
        }
        finally
        {
            await Children.StopAsync(bot);
        }
    }

    private static Report Tell(PlaygroundServer slack, Clickers people)
    {
        var rates = new PlanningRates();
        var allowed = (OneCompany.People - rates.Burst) / rates.Posts; // minutes
        var took = (people.Last - OneCompany.Hour).TotalMinutes;
        var calls = slack.World.Calls.Counts;
        var all = calls.Values.Sum();
        var refused = calls.Where(one => one.Key.Status == StatusCodes.Status429TooManyRequests).Sum(one => one.Value);
        return new Report("limits", took <= allowed * MostTime && refused <= all * MostRefused && people.Refused <= people.Clicks * MostUnanswered,
        [
            new("time_ratio", "time taken / time the limits allow", took / allowed, "x"),
            new("refused_percent", "calls answered 429", 100.0 * refused / all, "%"),
            new("took_min", $"from {OneCompany.Hour:HH:mm} to the last of {OneCompany.People:N0} lessons", took, "min"),
            new("allowed_min", "the limits allow", allowed, "min"),
            new("calls", "calls of the Web API and of response urls", all, ""),
            new("clicks", "clicks answered", people.Clicks - people.Refused, ""),
            new("clicks_refused", "clicks not answered in Slack's three seconds", people.Refused, ""),
        ]);
    }
}
