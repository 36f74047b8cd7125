using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>What a slash command leads to.</summary>
public abstract record CommandReply
{
    public static CommandReply None { get; } = new Nothing();

    /// <summary>Seen by the person alone.</summary>
    public sealed record Ephemeral(SlackMessage Message) : CommandReply;

    public sealed record OpenView(ModalView View) : CommandReply;

    public sealed record Nothing : CommandReply;

    public static implicit operator CommandReply(SlackMessage message) => new Ephemeral(message);
}

/// <summary>What a click leads to; the edge carries it out.</summary>
public abstract record ActionReply
{
    public static ActionReply None { get; } = new Nothing();

    /// <summary>The message the element stands in becomes this one.</summary>
    public sealed record ReplaceMessage(SlackMessage Message) : ActionReply;

    /// <summary>The message the element stands in goes away.</summary>
    public sealed record DeleteMessage : ActionReply;

    /// <summary>A word to the person alone; the message they clicked on stays.</summary>
    public sealed record Remark(SlackMessage Message) : ActionReply;

    public sealed record OpenView(ModalView View) : ActionReply;

    /// <summary>On top of the modal the element stands in; at most three lie on one another.</summary>
    public sealed record PushView(ModalView View) : ActionReply;

    /// <summary>The view the element stands in becomes this one; with a hash only if nobody changed it meanwhile.</summary>
    public sealed record UpdateView(View View, string? Hash = null) : ActionReply;

    public sealed record Nothing : ActionReply;

    /// <summary>One after another, in this order.</summary>
    public sealed record Several(IReadOnlyList<ActionReply> Replies) : ActionReply;
}

/// <summary>What the submission of a modal leads to; written into the HTTP answer, because only it can close views.</summary>
public abstract record SubmissionReply
{
    /// <summary>Closes the modal.</summary>
    public static SubmissionReply Done { get; } = new Close();

    public sealed record Close : SubmissionReply;

    /// <summary>Texts to show at the fields, by <b>block_id</b>; the modal stays.</summary>
    public sealed record Errors(IReadOnlyDictionary<string, string> ByBlock) : SubmissionReply
    {
        public IReadOnlyDictionary<string, string> ByBlock { get; } = ByBlock.Count > 0
            ? ByBlock
            : throw new ArgumentException("Errors without a block: say Close, or name the block and the text.", nameof(ByBlock));
    }

    public sealed record Update(ModalView View) : SubmissionReply;

    public sealed record Push(ModalView View) : SubmissionReply;

    /// <summary>Closes the whole stack.</summary>
    public sealed record Clear : SubmissionReply;
}
