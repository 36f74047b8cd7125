namespace SlackLearningBot.Clock;

/// <summary>Something that happens again and again. It carries no information: all it does is ask what is due.</summary>
/// <param name="Name">Stable: Quartz stores it.</param>
/// <param name="Cron">Quartz's cron, machine time, UTC: seconds, minutes, hours, day of month, month, day of week.</param>
/// <param name="RunAsync">Asks a slice to enqueue what is due.</param>
internal sealed record Tick(string Name, string Cron, Func<IServiceProvider, CancellationToken, Task> RunAsync);
