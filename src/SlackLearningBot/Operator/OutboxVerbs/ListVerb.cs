using System.CommandLine;
using SlackLearningBot.Outbox.Operations;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary><c>outbox list</c>: deliveries, newest first, a page at a time.</summary>
internal static class ListVerb
{
    private const int MostRows = 10_000;

    public static Command Build(ConsoleHost host)
    {
        var selection = new Selection();
        var limit = new Option<int>("--limit") { Description = "How many at most (50)", DefaultValueFactory = _ => 50 };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostRows)
            {
                result.AddError($"--limit expects a whole number from 1 to {MostRows}.");
            }
        });
        var before = new Option<Guid?>("--before") { Description = "Older than this delivery: the next page" };
        var json = new Option<bool>("--json") { Description = "As JSON" };
        var command = new Command("list", "Deliveries, newest first") { limit, before, json };
        selection.AddTo(command, withState: true);
        command.SetAction((parsed, cancel) => OperatorSession.RunAsync(host, parsed, async services =>
        {
            if (await selection.ReadAsync(host, parsed, services, cancel) is not { } filter)
            {
                return 1;
            }

            var most = parsed.GetValue(limit);
            var rows = await services.GetRequiredService<DeliveryLedger>().ListAsync(
                filter with { Before = parsed.GetValue(before), Most = most }, cancel);
            if (parsed.GetValue(json))
            {
                await host.Output.WriteLineAsync(OutboxJson.Of(rows));
                return 0;
            }

            foreach (var line in OutboxView.List(rows, isFull: rows.Count == most))
            {
                await host.Output.WriteLineAsync(line);
            }

            return 0;
        }, cancel));
        return command;
    }
}
