namespace SlackLearningBot.Slack.Blocks;

/// <summary>A modal or a Home tab (https://docs.slack.dev/reference/views).</summary>
public abstract record View
{
    private protected View(IReadOnlyList<Block> blocks, string? callbackId, string? privateMetadata, string? externalId)
    {
        Blocks = Limit.Count(blocks, "view blocks", SlackLimits.ViewBlocks);
        Limit.Unique(blocks.Select(block => block.BlockId), "block_id in one view");
        CallbackId = Limit.OptionalText(callbackId, "callback_id", SlackLimits.CallbackId);
        PrivateMetadata = Limit.AtMost(privateMetadata, "private_metadata", SlackLimits.PrivateMetadata);
        ExternalId = Limit.OptionalText(externalId, "external_id", SlackLimits.ExternalId);
    }

    public abstract string Type { get; }

    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The name its submission is routed by.</summary>
    public string? CallbackId { get; }

    /// <summary>Comes back with every payload of the view; from the person's client, so check it like any input.</summary>
    public string? PrivateMetadata { get; }

    /// <summary>Unique in the workspace; another way to name the view in an update.</summary>
    public string? ExternalId { get; }

    private protected void CheckSize()
    {
        var bytes = SlackJson.WriteUtf8(this).Length;
        if (bytes > SlackLimits.ViewBytes)
        {
            throw new BlockLimitException(
                $"view: {bytes} bytes, Slack's limit is {SlackLimits.ViewBytes} (SlackLimits.ViewBytes)");
        }
    }
}

/// <summary>A dialog; with an <see cref="Input"/> in it, submit must be there.</summary>
public sealed record ModalView : View
{
    public ModalView(
        PlainText title,
        IReadOnlyList<Block> blocks,
        PlainText? submit = null,
        PlainText? close = null,
        string? callbackId = null,
        string? privateMetadata = null,
        string? externalId = null,
        bool? notifyOnClose = null,
        bool? clearOnClose = null)
        : base(blocks, callbackId, privateMetadata, externalId)
    {
        Title = Limit.Text(title, "modal title", SlackLimits.ViewTitle);
        Submit = Limit.OptionalText(submit, "modal submit", SlackLimits.ViewTitle);
        Close = Limit.OptionalText(close, "modal close", SlackLimits.ViewTitle);
        NotifyOnClose = notifyOnClose;
        ClearOnClose = clearOnClose;
        if (submit is null && blocks.OfType<Input>().Any())
        {
            throw new BlockLimitException("modal: has an input block and no submit, Slack wants submit then");
        }

        CheckSize();
    }

    public override string Type => "modal";

    public PlainText Title { get; }

    public PlainText? Submit { get; }

    public PlainText? Close { get; }

    /// <summary>True: closing it sends view_closed.</summary>
    public bool? NotifyOnClose { get; }

    /// <summary>True: its close button closes the whole stack.</summary>
    public bool? ClearOnClose { get; init; }
}

/// <summary>A person's App Home.</summary>
public sealed record HomeView : View
{
    public HomeView(
        IReadOnlyList<Block> blocks, string? callbackId = null, string? privateMetadata = null, string? externalId = null)
        : base(blocks, callbackId, privateMetadata, externalId) => CheckSize();

    public override string Type => "home";
}
