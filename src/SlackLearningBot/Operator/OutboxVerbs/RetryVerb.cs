using System.CommandLine;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox.Operations;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary><c>outbox retry ID…</c> or <c>outbox retry --dead …</c>: what was given up waits again. What was sent never is.</summary>
internal static class RetryVerb
{
    public static Command Build(ConsoleHost host)
    {
        var choice = new Choice();
        var command = new Command("retry", "Let dead deliveries be tried again");
        choice.AddTo(command);
        command.SetAction((parsed, cancel) => OperatorSession.RunAsync(host, parsed, async services =>
        {
            var now = services.GetRequiredService<CalendarClock>().Now;
            var chosen = await choice.FindAsync(host, parsed, services, row => OutboxView.WhyNotRetried(row, now), OutboxView.ChooseForRetry, cancel);
            if (chosen is null or [] || !await choice.IsMeantAsync(host, parsed, OutboxView.WillRetry(chosen), cancel))
            {
                return 1;
            }

            var changed = await services.GetRequiredService<DeliveryMending>().RetryAsync(chosen, cancel);
            await host.Output.WriteLineAsync(OutboxView.Retried(changed, chosen.Count));
            return 0;
        }, cancel));
        return command;
    }
}
