namespace SlackLearningBot.Outbox;

/// <summary>The queues of a workspace: each has Slack's limit of its own, so that none waits for another. Stored as lower-case words.</summary>
internal enum Lane
{
    /// <summary>chat.postMessage.</summary>
    Post,

    /// <summary>chat.update.</summary>
    Update,

    /// <summary>views.publish.</summary>
    Home,

    /// <summary>Whatever reads from Slack.</summary>
    Read,

    /// <summary>Uploads.</summary>
    File,
}
