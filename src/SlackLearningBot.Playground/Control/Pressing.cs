using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Finds what a control request presses: in a named message or view, or where the person sees it.</summary>
internal static class Pressing
{
    public static Task<HandResult> ClickAsync(ControlRequest request, CancellationToken cancel)
    {
        var hands = request.Hands;
        var where = Where(request, request.Body.Text("words") ?? request.Text("action_id"));
        var state = State(request, where);
        return request.Body.Text("words") is { } words
            ? hands.PressWordsAsync(where, words, state, cancel)
            : hands.PressAsync(where, request.Body.Text("block_id"), request.Text("action_id"), request.Body["value"] as JsonObject, state, cancel);
    }

    public static Task<HandResult> SubmitAsync(ControlRequest request, CancellationToken cancel)
    {
        var view = View(request);
        return request.Hands.SubmitAsync(State(request, () => new Spot.InView(view)), view, cancel);
    }

    public static async Task<JsonObject> OptionsAsync(ControlRequest request, CancellationToken cancel)
    {
        var action = request.Text("action_id");
        var (options, result) = await request.Hands.SuggestAsync(
            Where(request, action), request.Body.Text("block_id"), action, request.Body.Text("query") ?? "", cancel);
        return options?.DeepClone().AsObject() ?? ControlAnswer.Of(result);
    }

    /// <summary>The modal named, or the one on top.</summary>
    public static View View(ControlRequest request)
    {
        var named = request.Body.Text("view_id");
        lock (request.Workspace.Gate)
        {
            return (named is null ? request.Hands.Modal : request.Workspace.Views.Find(named))
                ?? throw new ControlRefusal("view_not_found", named is null ? $"{request.Person.RealName} has no dialogue open." : "That dialogue is not open any more.");
        }
    }

    private static Func<Spot?> Where(ControlRequest request, string words)
    {
        var (workspace, user) = (request.Workspace, request.Person.Id);
        var container = request.Body["container"] as JsonObject ?? request.Body;
        if (container.Text("view_id") is { } view)
        {
            return () => ClickHand.LocateView(workspace, user, view);
        }

        var channel = container.Text("channel") is null ? null : container == request.Body ? request.Place() : container.Text("channel");
        if ((container.Text("ts") ?? container.Text("message_ts")) is { } ts)
        {
            return () => ClickHand.Locate(workspace, user, ts, channel);
        }

        return () => Seen(workspace, user, channel).FirstOrDefault(spot => spot.FindByWords(words) is not null);
    }

    /// <summary>Where a person would look: the dialogue before their eyes and nothing else, or the newest messages, then Home.</summary>
    private static IEnumerable<Spot> Seen(Workspace workspace, string user, string? channelId)
    {
        if (workspace.Views.Stack(user) is [.., var modal])
        {
            return [new Spot.InView(modal)];
        }

        var places = channelId is null ? workspace.Conversations.Of(user) : [channelId];
        var messages = places.Select(id => workspace.Conversations.Find(id)!)
            .SelectMany(place => workspace.MessagesSeenBy(user, place.Id).Select(message => new Spot.InMessage(place, message)))
            .OrderByDescending(spot => spot.Message.Ts, StringComparer.Ordinal);
        return workspace.Views.Home(user) is { } home && channelId is null ? [.. messages, new Spot.InView(home)] : messages;
    }

    private static JsonObject? State(ControlRequest request, Func<Spot?> where)
    {
        var state = request.Body["state"] as JsonObject;
        if (request.Body["fill"] is not JsonObject fill)
        {
            return state;
        }

        lock (request.Workspace.Gate)
        {
            return where() is { } spot ? FilledIn.Of(request.Workspace, spot, fill, state) : state;
        }
    }
}
