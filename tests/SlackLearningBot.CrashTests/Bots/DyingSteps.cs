using System.Diagnostics;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.CrashTests.Bots;

/// <summary>Kills the process when it passes one step for the so-manieth time, by day: no handler, no flush, no goodbye.</summary>
internal sealed class DyingSteps(string step, int pass, DayClock day) : ISteps
{
    private int passes;

    public ValueTask PassAsync(string name, string teamId)
    {
        if (name == step && day.IsDay && Interlocked.Increment(ref passes) == pass)
        {
            Die();
            return new ValueTask(Task.Delay(Timeout.Infinite)); // nothing after this step may happen
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>SIGKILL.</summary>
    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
