using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>One person at their Slack: what they see and what they do. Each doing ends after the bot answered.</summary>
internal sealed class PersonHands(Wiring wiring, Workspace workspace, string userId)
{
    public Workspace Workspace { get; } = workspace;

    public string UserId { get; } = userId;

    public Person Me => Workspace.Person(UserId);

    /// <summary>The id of the direct conversation with the bot.</summary>
    public string Dm => Workspace.DmWithBot(UserId).Id;

    /// <summary>The modal on top, if any.</summary>
    public View? Modal
    {
        get
        {
            lock (Workspace.Gate)
            {
                return Workspace.Views.Stack(UserId) is [.., var top] ? top : null;
            }
        }
    }

    public View? Home
    {
        get
        {
            lock (Workspace.Gate)
            {
                return Workspace.Views.Home(UserId);
            }
        }
    }

    /// <summary>Messages in a conversation, the one with the bot when none is named; oldest first.</summary>
    public IReadOnlyList<Message> Messages(string? channelId = null, string? threadTs = null) =>
        Workspace.MessagesSeenBy(UserId, channelId ?? Dm, threadTs);

    public IReadOnlyList<string> TakeToasts() => [.. Workspace.TakeToasts(UserId).Select(toast => toast.Text)];

    /// <summary>Writes a message; a person's id as channel means the direct message with them.</summary>
    public async Task<HandResult> SayAsync(string text, string? channelId = null, string? threadTs = null, CancellationToken cancel = default)
    {
        Message message;
        Task told;
        lock (Workspace.Gate)
        {
            var channel = Where(channelId);
            if (channel is null || !channel.Has(UserId))
            {
                return HandResult.Refused("channel_not_found", "You are not in that conversation.");
            }

            if (channel.IsArchived)
            {
                return HandResult.Refused("is_archived", "That channel is archived.");
            }

            message = new Message(Workspace.NextTs(), UserId, new MessageVersion(Workspace.Now, text, Spoken(text), Metadata: null))
            {
                ThreadTs = threadTs,
            };
            channel.Add(message);
            channel.MarkRead(UserId, message.Ts);
            told = wiring.Happenings.Posted(Workspace, channel, message);
        }

        await told.WaitAsync(cancel);
        return new HandResult { Said = message };
    }

    public Task<HandResult> CommandAsync(string text, string? channelId = null, CancellationToken cancel = default) =>
        new CommandHand(wiring).UseAsync(Workspace, UserId, text, channelId ?? Dm, cancel);

    /// <summary>Presses what bears these words (or this action_id) in a message; an option's words choose that option.</summary>
    public Task<HandResult> ClickAsync(Message message, string words, JsonObject? state = null, CancellationToken cancel = default) =>
        new ClickHand(wiring).PressWordsAsync(Workspace, UserId, () => ClickHand.Locate(Workspace, UserId, message.Ts), words, state, cancel);

    /// <summary>Presses what bears these words (or this action_id) in a modal or the Home tab.</summary>
    public Task<HandResult> ClickAsync(View view, string words, JsonObject? state = null, CancellationToken cancel = default) =>
        new ClickHand(wiring).PressWordsAsync(Workspace, UserId, () => ClickHand.LocateView(Workspace, UserId, view.Id), words, state, cancel);

    /// <summary>Presses or chooses in the element named, with the value in the page's form ({"selected_option": "v"} …).</summary>
    public Task<HandResult> PressAsync(
        Func<Spot?> where, string? blockId, string actionId, JsonObject? value, JsonObject? state, CancellationToken cancel = default) =>
        new ClickHand(wiring).PressAsync(Workspace, UserId, where, blockId, actionId, value, state, cancel);

    /// <summary>Submits the modal on top with {block_id:{action_id: state value}} for what was filled in.</summary>
    public Task<HandResult> SubmitAsync(JsonObject? state = null, View? view = null, CancellationToken cancel = default) =>
        new ModalHand(wiring).SubmitAsync(Workspace, UserId, (view ?? Modal)?.Id ?? "", state, cancel);

    /// <summary>Closes the modal on top; cleared closes the whole stack.</summary>
    public Task<HandResult> CloseAsync(bool cleared = false, View? view = null, CancellationToken cancel = default) =>
        new ModalHand(wiring).CloseAsync(Workspace, UserId, (view ?? Modal)?.Id ?? "", cleared, cancel);

    public async Task<View?> OpenHomeAsync(CancellationToken cancel = default)
    {
        await OpenTabAsync("home", cancel);
        return Home;
    }

    public Task OpenMessagesTabAsync(CancellationToken cancel = default) => OpenTabAsync("messages", cancel);

    public void Read(string channelId, string ts)
    {
        lock (Workspace.Gate)
        {
            Workspace.Conversations.Find(channelId)?.MarkRead(UserId, ts);
        }

        wiring.World.Live.ToPerson(Workspace.TeamId, UserId, new LiveNote("state"));
    }

    private async Task OpenTabAsync(string tab, CancellationToken cancel)
    {
        Task told;
        lock (Workspace.Gate)
        {
            told = wiring.Happenings.AppHomeOpened(Workspace, UserId, tab);
        }

        await told.WaitAsync(cancel);
    }

    private Conversation? Where(string? channelId)
    {
        if (channelId is null)
        {
            return Workspace.DmWithBot(UserId);
        }

        return channelId[0] is 'U' or 'W' && Workspace.People.Find(channelId) is { } other
            ? Workspace.Conversations.OpenDirect(UserId, other.Id, Workspace.Now)
            : Workspace.Conversations.Find(channelId) ?? Workspace.Conversations.FindByName(channelId);
    }

    /// <summary>What people write arrives as rich text as well.</summary>
    private string Spoken(string text) => Json.Write(new JsonArray(new JsonObject
    {
        ["type"] = "rich_text", ["block_id"] = Workspace.Ids.NextShort("b"),
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "rich_text_section",
            ["elements"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
        }),
    }));

    /// <summary>This person's view of the workspace as the page shows it.</summary>
    public JsonObject Profile()
    {
        lock (Workspace.Gate)
        {
            return PersonShape.ForPage(Me, Workspace.Now);
        }
    }
}
