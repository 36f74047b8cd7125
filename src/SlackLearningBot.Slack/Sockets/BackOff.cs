namespace SlackLearningBot.Slack.Sockets;

/// <summary>How long one line waits before it connects again: doubling with each failure, and never exactly as long as others do.</summary>
internal sealed class BackOff(SocketModeOptions options, Random chance)
{
    private const int CrowdedGrowth = 10;

    private int failures;

    public void Reset() => failures = 0;

    public TimeSpan AfterFailure() => Next(options.FirstWait, options.LongestWait);

    public TimeSpan WhenCrowded() => Next(options.CrowdedWait, options.CrowdedWait * CrowdedGrowth);

    /// <summary>Between half and the whole of it.</summary>
    private TimeSpan Next(TimeSpan first, TimeSpan longest)
    {
        var whole = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(failures, 30)), longest.TotalSeconds);
        failures++;
        lock (chance)
        {
            return TimeSpan.FromSeconds(whole * (0.5 + (0.5 * chance.NextDouble())));
        }
    }
}
