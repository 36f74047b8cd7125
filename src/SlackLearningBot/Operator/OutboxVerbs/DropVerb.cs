using System.CommandLine;
using SlackLearningBot.Outbox.Operations;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary><c>outbox drop ID… --reason WHY</c>: ends what is open, and dead ones for good, so that status forgets them.</summary>
internal static class DropVerb
{
    private const int LongestReason = 200;

    public static Command Build(ConsoleHost host)
    {
        var choice = new Choice();
        var reason = new Option<string>("--reason") { Description = "Why; it is kept with the delivery", Required = true };
        reason.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: > 0 and <= LongestReason })
            {
                result.AddError($"--reason expects 1 to {LongestReason} characters.");
            }
        });
        var command = new Command("drop", "End deliveries without sending them") { reason };
        choice.AddTo(command);
        command.SetAction((parsed, cancel) => OperatorSession.RunAsync(host, parsed, async services =>
        {
            var chosen = await choice.FindAsync(host, parsed, services, OutboxView.WhyNotDropped, OutboxView.ChooseForDrop, cancel);
            if (chosen is null or [] || !await choice.IsMeantAsync(host, parsed, OutboxView.WillDrop(chosen), cancel))
            {
                return 1;
            }

            var changed = await services.GetRequiredService<DeliveryMending>().DropAsync(chosen, OutboxView.Reason(parsed.GetValue(reason)!), cancel);
            await host.Output.WriteLineAsync(OutboxView.Dropped(changed, chosen.Count));
            return 0;
        }, cancel));
        return command;
    }
}
