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

    public TalkHand Talk => new(wiring, Workspace, UserId);

    public LifeHand Life => new(wiring, Workspace, UserId);

    public PlaceHand Places => new(wiring, Workspace, UserId);

    public ShortcutHand Shortcuts => new(wiring, Workspace, UserId);

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

    /// <summary>
    /// Writes what is typed (*bold*, @anna, #general, addresses, :emoji:); a person's id as channel means the direct message with them.
    /// In a thread, <paramref name="alsoInChannel"/> shows the reply in the conversation too.
    /// </summary>
    public Task<HandResult> SayAsync(
        string text, string? channelId = null, string? threadTs = null, bool alsoInChannel = false, CancellationToken cancel = default) =>
        Talk.SayAsync(text, channelId, threadTs, alsoInChannel, [], cancel);

    /// <summary>Shares files, at most ten, in one message; the words beside them may be empty.</summary>
    public Task<HandResult> ShareFilesAsync(
        string? channelId, IReadOnlyList<(string Name, byte[] Bytes)> files, string text = "", string? threadTs = null, CancellationToken cancel = default) =>
        Talk.SayAsync(text, channelId, threadTs, alsoInChannel: false, [.. files.Select(file => new PickedFile(file.Name, file.Bytes))], cancel);

    /// <summary>Changes a message of their own.</summary>
    public Task<HandResult> EditAsync(Message message, string text, CancellationToken cancel = default) => Talk.EditAsync(message.Ts, channelId: null, text, cancel);

    /// <summary>Deletes a message of their own.</summary>
    public Task<HandResult> DeleteAsync(Message message, CancellationToken cancel = default) => Talk.DeleteAsync(message.Ts, channelId: null, cancel);

    /// <summary>Puts an emoji ("tada") under a message, or takes it back.</summary>
    public Task<HandResult> ReactAsync(Message message, string emoji, bool take = false, CancellationToken cancel = default) =>
        Life.ReactAsync(message.Ts, channelId: null, emoji, take, cancel);

    /// <summary>Sets the status (emoji as ":palm_tree:"); nothing clears it. An end is in people's time.</summary>
    public Task<HandResult> SetStatusAsync(string text, string emoji = "", DateTimeOffset? until = null, CancellationToken cancel = default) =>
        Life.SetStatusAsync(text, emoji, until, cancel);

    /// <summary>Pauses notifications for as many minutes of people's time; 0 ends the pause.</summary>
    public Task<HandResult> SnoozeAsync(int minutes, CancellationToken cancel = default) => Life.SnoozeAsync(minutes, cancel);

    /// <summary>Sets the daily hours without notifications, in the person's own zone; null ends them.</summary>
    public Task<HandResult> SetQuietHoursAsync(QuietHours? hours, CancellationToken cancel = default) => Life.SetQuietHoursAsync(hours, cancel);

    public Task<HandResult> SetAwayAsync(bool away, CancellationToken cancel = default) => Life.SetAwayAsync(away, cancel);

    public Task<HandResult> JoinAsync(string channelId, CancellationToken cancel = default) => Places.JoinAsync(channelId, cancel);

    public Task<HandResult> LeaveAsync(string channelId, CancellationToken cancel = default) => Places.LeaveAsync(channelId, cancel);

    /// <summary>Makes a channel; <see cref="HandResult.Place"/> is it.</summary>
    public Task<HandResult> CreateChannelAsync(string name, bool isPrivate = false, CancellationToken cancel = default) => Places.CreateAsync(name, isPrivate, cancel);

    /// <summary>Brings somebody (also the bot, by its user id) into a channel.</summary>
    public Task<HandResult> InviteAsync(string channelId, string who, CancellationToken cancel = default) => Places.InviteAsync(channelId, who, cancel);

    /// <summary>Opens the direct conversation with one other person, or a group with several.</summary>
    public Task<HandResult> OpenDirectAsync(IEnumerable<string> others, CancellationToken cancel = default) => Places.OpenAsync(others, cancel);

    /// <summary>Leaves the company: an administrator deactivates the person.</summary>
    public Task LeaveCompanyAsync(CancellationToken cancel = default) => wiring.PutPersonAsync(Workspace, Me with { Deleted = true }, cancel);

    /// <summary>Comes back to the company.</summary>
    public Task ReturnAsync(CancellationToken cancel = default) => wiring.PutPersonAsync(Workspace, Me with { Deleted = false }, cancel);

    /// <summary>Uses one of the app's message shortcuts on any message they see.</summary>
    public Task<HandResult> MessageShortcutAsync(Message message, string callbackId, CancellationToken cancel = default) =>
        Shortcuts.UseOnAsync(message.Ts, channelId: null, callbackId, cancel);

    /// <summary>Uses one of the app's global shortcuts.</summary>
    public Task<HandResult> GlobalShortcutAsync(string callbackId, CancellationToken cancel = default) =>
        Shortcuts.UseAsync(callbackId, cancel);

    /// <summary>Types into an external select of a message; what the app offers.</summary>
    public Task<(JsonObject? Options, HandResult Result)> SuggestAsync(Message message, string actionId, string query, CancellationToken cancel = default) =>
        SuggestAsync(() => ClickHand.Locate(Workspace, UserId, message.Ts), blockId: null, actionId, query, cancel);

    /// <summary>Types into an external select of a modal or the Home tab; what the app offers.</summary>
    public Task<(JsonObject? Options, HandResult Result)> SuggestAsync(View view, string actionId, string query, CancellationToken cancel = default) =>
        SuggestAsync(() => ClickHand.LocateView(Workspace, UserId, view.Id), blockId: null, actionId, query, cancel);

    public Task<(JsonObject? Options, HandResult Result)> SuggestAsync(
        Func<Spot?> where, string? blockId, string actionId, string query, CancellationToken cancel = default) =>
        new OptionsHand(wiring).SuggestAsync(Workspace, UserId, where, blockId, actionId, query, cancel);

    public Task<HandResult> CommandAsync(string text, string? channelId = null, CancellationToken cancel = default) =>
        new CommandHand(wiring).UseAsync(Workspace, UserId, text, channelId ?? Dm, cancel);

    /// <summary>Presses what bears these words (or this action_id) in a message; an option's words choose that option.</summary>
    public Task<HandResult> ClickAsync(Message message, string words, JsonObject? state = null, CancellationToken cancel = default) =>
        new ClickHand(wiring).PressWordsAsync(Workspace, UserId, () => ClickHand.Locate(Workspace, UserId, message.Ts), words, state, cancel);

    /// <summary>Presses what bears these words (or this action_id) in a modal or the Home tab.</summary>
    public Task<HandResult> ClickAsync(View view, string words, JsonObject? state = null, CancellationToken cancel = default) =>
        new ClickHand(wiring).PressWordsAsync(Workspace, UserId, () => ClickHand.LocateView(Workspace, UserId, view.Id), words, state, cancel);

    public Task<HandResult> PressWordsAsync(Func<Spot?> where, string words, JsonObject? state, CancellationToken cancel = default) =>
        new ClickHand(wiring).PressWordsAsync(Workspace, UserId, where, words, state, cancel);

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

    /// <summary>This person's view of the workspace as the page shows it.</summary>
    public JsonObject Profile()
    {
        lock (Workspace.Gate)
        {
            return PersonShape.ForPage(Me, Workspace.Now);
        }
    }
}
