using Quartz;

namespace SlackLearningBot.Clock;

/// <summary>Runs one <see cref="Tick"/> of <see cref="Schedule"/>, on one process of the cluster at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class TickJob(IServiceProvider services) : IJob
{
    public const string TickName = "tick";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.MergedJobDataMap.GetString(TickName);
        if (Schedule.Ticks.FirstOrDefault(tick => tick.Name == name) is { } tick)
        {
            await tick.RunAsync(services, cancellationToken);
        }
    }
}
