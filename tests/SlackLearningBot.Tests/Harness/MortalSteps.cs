using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Harness;

/// <summary>A process that dies once, at a step of its choosing: nothing after it is done.</summary>
internal sealed class MortalSteps : ISteps
{
    /// <summary>One of the constants of <see cref="Steps"/>; null when it lives on.</summary>
    public string? DiesAt { get; set; }

    public ValueTask PassAsync(string step, string teamId)
    {
        if (step != DiesAt)
        {
            return ValueTask.CompletedTask;
        }

        DiesAt = null;
        throw new ProcessDied(step);
    }
}

internal sealed class ProcessDied(string step) : Exception($"The process died at {step}.");
