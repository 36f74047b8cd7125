using System.CommandLine;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox.Operations;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary><c>outbox show ID…</c>: a delivery's whole life, in sentences.</summary>
internal static class ShowVerb
{
    public static Command Build(ConsoleHost host)
    {
        var ids = DeliveryIds.Argument(ArgumentArity.OneOrMore);
        var json = new Option<bool>("--json") { Description = "As JSON" };
        var command = new Command("show", "A delivery's whole life") { ids, json };
        command.SetAction((parsed, cancel) => OperatorSession.RunAsync(host, parsed, async services =>
        {
            var named = parsed.GetValue(ids)!;
            var rows = await services.GetRequiredService<DeliveryLedger>().FindAsync(named, cancel);
            if (parsed.GetValue(json))
            {
                await host.Output.WriteLineAsync(OutboxJson.Of(rows));
            }
            else
            {
                var machine = services.GetRequiredService<MachineClock>().Now;
                foreach (var line in rows.SelectMany((row, index) => index == 0 ? LifeStory.Of(row, machine) : ["", .. LifeStory.Of(row, machine)]))
                {
                    await host.Output.WriteLineAsync(line);
                }
            }

            if (named.Except(rows.Select(row => row.Id)).ToList() is not { Count: > 0 } unknown)
            {
                return 0;
            }

            await host.Error.WriteLineAsync(OutboxView.Unknown(unknown));
            return 1;
        }, cancel));
        return command;
    }
}
