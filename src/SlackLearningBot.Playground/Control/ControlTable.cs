using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;
using static SlackLearningBot.Playground.Control.ControlVerb;

namespace SlackLearningBot.Playground.Control;

/// <summary>All that the control interface does, in the order of the README's table. "as" is a person's id or handle; "team" names another workspace than the first.</summary>
internal static class ControlTable
{
    public static ControlVerb Screen { get; } = new("GET", "screen", "as, show?", "what the person sees, as plain text: `show` is `home`, `modal` or a conversation; left out, the open modal or else the DM with the app", Unused);

    public static ControlVerb Live { get; } = new("GET", "live", "as", "Server-Sent Events that say what changed for the person", Unused);

    public static ControlVerb Seen { get; } = new("GET", "seen", "team?, since?, by?", "the app's messages that people have before their eyes, a JSON object a line, after the timestamp `since`; with `by=all` those of people too", Unused);

    public static IReadOnlyList<ControlVerb> All { get; } = [.. Seeing(), .. Talking(), .. Using(), .. Living(), .. Going(), .. Ruling(), .. AppControl.Verbs, .. FaultControl.Verbs];

    private static IEnumerable<ControlVerb> Seeing() =>
    [
        Get("state", "as", "the person's workspace: channels with unread counts, people, groups, clock, open modals, Home, toasts (each told once)",
            request => StateView.Of(request.Server.World, request.Workspace, request.Person)),
        Get("messages", "as, channel?, thread_ts?", "a conversation's messages, or a thread's, with what only the person sees",
            request => StateView.Messages(request.Workspace, request.Person, request.Place(), request.Body.Text("thread_ts"))),
        Get("calls", "", "every Web API call of the app so far, with arguments and answer", request => StateView.Calls(request.Server.World)),
    ];

    private static IEnumerable<ControlVerb> Talking() =>
    [
        Post("say", "as, text, channel?, thread_ts?, also_in_channel?", "writes a message: *bold*, @ben, #general, addresses and :emoji: as typed",
            (request, cancel) => request.Hands.SayAsync(request.Text("text"), request.Channel(), request.Body.Text("thread_ts"), request.Flag("also_in_channel"), cancel)),
        Post("upload", "as, channel?, text?, thread_ts?, files", "shares files: a multipart form with files, or JSON `files: [{name, text or base64}]`",
            (request, cancel) => request.Hands.ShareFilesAsync(
                request.Channel(), Uploads.Of(request), request.Body.Text("text") ?? "", request.Body.Text("thread_ts"), cancel)),
        PostRaw("pick", "as, files", "picks files for a `file_input`; their ids go into the form's state", (request, _) => Task.FromResult(Uploads.Pick(request))),
        Post("edit", "as, ts, text, channel?", "changes a message of their own", (request, cancel) =>
            request.Hands.Talk.EditAsync(request.Text("ts"), request.PlaceIfNamed(), request.Text("text"), cancel)),
        Post("delete", "as, ts, channel?", "deletes a message of their own", (request, cancel) =>
            request.Hands.Talk.DeleteAsync(request.Text("ts"), request.PlaceIfNamed(), cancel)),
        Post("react", "as, ts, emoji, channel?, take?", "puts an emoji under a message; `take: true` takes it back", (request, cancel) =>
            request.Hands.Life.ReactAsync(request.Text("ts"), request.PlaceIfNamed(), request.Text("emoji"), request.Flag("take"), cancel)),
        PostRaw("read", "as, ts, channel?", "marks a conversation as read up to a message", (request, _) =>
        {
            request.Hands.Read(request.Place(), request.Text("ts"));
            return Task.FromResult(ControlAnswer.Fine());
        }),
    ];

    private static IEnumerable<ControlVerb> Using() =>
    [
        Post("command", "as, text, channel?", "runs a slash command", (request, cancel) =>
            request.Hands.CommandAsync(request.Text("text"), request.PlaceIfNamed(), cancel)),
        Post("shortcut", "as, callback_id, ts?, channel?", "uses a global shortcut, or with `ts` a message shortcut", (request, cancel) =>
            request.Body.Text("ts") is { } ts
                ? request.Hands.Shortcuts.UseOnAsync(ts, request.PlaceIfNamed(), request.Text("callback_id"), cancel)
                : request.Hands.GlobalShortcutAsync(request.Text("callback_id"), cancel)),
        Post("click", "as, words or action_id, block_id?, value?, fill?, state?, ts?, channel?, view_id?", "presses or chooses what bears the words or action_id: in the message `ts`, the view `view_id`, or left out where the person sees it (open modal, newest message, Home)",
            Pressing.ClickAsync),
        Post("submit", "as, fill?, state?, view_id?", "submits the open modal; `fill` is {label or action_id: text, option or list}, `state` Slack's own form",
            Pressing.SubmitAsync),
        Post("close", "as, cleared?, view_id?", "closes the open modal; `cleared: true` closes all of them", (request, cancel) =>
            request.Hands.CloseAsync(request.Flag("cleared"), Pressing.View(request), cancel)),
        PostRaw("options", "as, action_id, query?, block_id?, ts?, channel?, view_id?", "types into an external select; the answer is what the app offers", Pressing.OptionsAsync),
        PostRaw("home", "as", "opens the app's Home", async (request, cancel) =>
        {
            await request.Hands.OpenHomeAsync(cancel);
            return ControlAnswer.Fine();
        }),
        PostRaw("messages-tab", "as", "opens the app's Messages tab", async (request, cancel) =>
        {
            await request.Hands.OpenMessagesTabAsync(cancel);
            return ControlAnswer.Fine();
        }),
    ];

    private static IEnumerable<ControlVerb> Living() =>
    [
        Post("status", "as, text?, emoji?, until?", "sets the status (`:palm_tree:`), until an instant if one is given; nothing clears it", (request, cancel) =>
            request.Hands.SetStatusAsync(request.Body.Text("text") ?? "", request.Body.Text("emoji") ?? "", Instant(request, "until"), cancel)),
        Post("snooze", "as, minutes", "pauses notifications; 0 ends the pause", (request, cancel) => request.Hands.SnoozeAsync(Whole(request, "minutes"), cancel)),
        Post("quiet", "as, from?, to?", "sets the daily hours without notifications, in the person's zone; nothing ends them", (request, cancel) =>
            request.Hands.SetQuietHoursAsync(request.Body.Text("from") is null ? null : new QuietHours(Hour(request, "from"), Hour(request, "to")), cancel)),
        Post("presence", "as, away", "goes away (`away: true`) or comes back", (request, cancel) => request.Hands.SetAwayAsync(request.Flag("away"), cancel)),
    ];

    private static IEnumerable<ControlVerb> Going() =>
    [
        Post("join", "as, channel", "joins a public channel", (request, cancel) => request.Hands.JoinAsync(request.Text("channel"), cancel)),
        Post("leave", "as, channel", "leaves a channel", (request, cancel) => request.Hands.LeaveAsync(request.Text("channel"), cancel)),
        Post("create", "as, name, private?", "makes a channel", (request, cancel) => request.Hands.CreateChannelAsync(request.Text("name"), request.Flag("private"), cancel)),
        Post("invite", "as, channel, user", "brings a person, or the app by its handle, into a channel", (request, cancel) =>
            request.Hands.InviteAsync(request.Text("channel"), request.Text("user"), cancel)),
        Post("open", "as, users", "opens the direct message with a person, or a group with several", (request, cancel) => request.Hands.OpenDirectAsync(request.Texts("users"), cancel)),
    ];

    private static IEnumerable<ControlVerb> Ruling() =>
    [
        PostRaw("clock", "advance, to or next_morning_of", "turns people's time forward (`PT1H`, `2026-11-24T08:00:00Z`, or a person's next working morning) and lets the bot do what became due",
            (request, cancel) => new ClockControl(request.Server).TurnAsync(request, cancel)),
        PostRaw("people", "id?, name, real_name?, title?, email?, tz?, locale?, is_admin?, is_owner?, is_restricted?, deleted?", "adds a person, or changes one (`id`); `deleted: true` deactivates them, false takes them back",
            (request, cancel) => new SeedControl(request.Server).PutPersonAsync(request, cancel)),
        PostRaw("groups", "handle, name?, users", "adds or changes a user group", (request, cancel) => new SeedControl(request.Server).PutGroupAsync(request, cancel)),
        PostRaw("workspaces", "team, name, domain, token?, signing_secret?", "adds a workspace; without a token it gets the app only on `/oauth/v2/authorize`", (request, cancel) => new SeedControl(request.Server).AddWorkspaceAsync(request)),
    ];

    public static DateTimeOffset? Instant(ControlRequest request, string name) => request.Body.Text(name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => instant,
        var text => throw new ControlRefusal("invalid_time", $"'{text}' is not a time; write 2026-11-24T08:00:00Z."),
    };

    private static TimeOnly Hour(ControlRequest request, string name) =>
        TimeOnly.TryParseExact(request.Text(name), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? hour
            : throw new ControlRefusal("invalid_time", $"'{request.Text(name)}' is not an hour; write 22:00.");

    private static int Whole(ControlRequest request, string name) =>
        request.Body.Whole(name) ?? (int.TryParse(request.Body.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ControlRefusal("missing_argument", $"The request has no whole number '{name}'."));

    private static Task<JsonObject> Unused(ControlRequest request, CancellationToken cancel) => throw new NotSupportedException("It answers in its own way.");
}
