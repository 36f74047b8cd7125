using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Does the deliveries of one kind; registered by the slice that enqueues them.</summary>
internal interface IWork
{
    string Kind { get; }
}

/// <summary>A delivery that ends as a message: the slice renders at the last moment, the sender posts it once.</summary>
internal interface IMessageWork : IWork
{
    /// <summary>What to post. May write in its own transaction, but must come to the same message when asked again.</summary>
    Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel);
}

/// <summary>Messages that are owed to thousands at once: what is claimed together is rendered together, by a few statements for all of them.</summary>
internal interface IMessageBatchWork : IMessageWork
{
    /// <summary>One rendering a delivery, in their order; all of one workspace. The same rules as for a single one.</summary>
    Task<IReadOnlyList<Rendering>> RenderAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancel);
}

/// <summary>The message, or why there is none.</summary>
internal abstract record Rendering
{
    public sealed record Post(SlackMessage Message) : Rendering;

    /// <summary>Not wanted any more; the reason is kept.</summary>
    public sealed record Drop(string Reason) : Rendering;
}

/// <summary>A delivery that ends as some other call: a read that stores facts, App Home, a file. Must be safe to do twice.</summary>
internal interface ICallWork : IWork
{
    /// <summary>Slack's method, for the rate it keeps.</summary>
    string Method { get; }

    /// <summary>All it calls: it is not begun while one of them is paused.</summary>
    IReadOnlyList<string> Methods => [Method];

    Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel);
}

internal abstract record CallOutcome
{
    public sealed record Done : CallOutcome;

    public sealed record Drop(string Reason) : CallOutcome;

    public sealed record Failed(SlackFailure Failure) : CallOutcome;

    /// <summary>Over, and nothing of it is kept: for what is done for a person who was erased.</summary>
    public sealed record Forget : CallOutcome;
}
