using SlackLearningBot.Clock;

namespace SlackLearningBot.Edge;

/// <summary>
/// How long a click, command or submission may take. Slack hangs up after three seconds and never repeats it, so what was asked for
/// is finished all the same: it must not end with the connection.
/// </summary>
internal sealed class HandlingTime(MachineClock machine)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(9);

    public CancellationTokenSource Start() => new(Most, machine.Provider);
}
