namespace SlackLearningBot.Outbox;

/// <summary>An outcome that waits to be written down.</summary>
internal sealed record OutcomePage(Outcome Outcome, TaskCompletionSource Written);

/// <summary>Outcomes that are written down one group after the other. Touched under its recorder's lock.</summary>
/// <param name="teamId">The workspace whose own they are; null when they are of all.</param>
internal sealed class OutcomeQueue(string? teamId)
{
    private readonly Queue<OutcomePage> waiting = new();
    private bool isWriting;

    public string? TeamId => teamId;

    /// <summary>True when nobody is writing them: whoever added this one begins.</summary>
    public bool Add(OutcomePage page)
    {
        waiting.Enqueue(page);
        if (isWriting)
        {
            return false;
        }

        return isWriting = true;
    }

    /// <summary>None when all are written.</summary>
    public List<OutcomePage> TakeNext(int most)
    {
        var pages = new List<OutcomePage>(Math.Min(waiting.Count, most));
        while (pages.Count < most && waiting.TryDequeue(out var page))
        {
            pages.Add(page);
        }

        isWriting = pages.Count > 0;
        return pages;
    }
}
