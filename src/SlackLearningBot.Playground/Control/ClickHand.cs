using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Presses and chooses in messages and views: one block_actions payload each, never repeated.</summary>
internal sealed class ClickHand(Wiring wiring)
{
    /// <summary>A message by its ts in any conversation of a person, also one only they see. Inside the workspace's lock.</summary>
    public static Spot? Locate(Workspace workspace, string user, string ts, string? channelId = null)
    {
        var channels = channelId is null ? workspace.Conversations.Of(user) : [channelId];
        return channels.Select(workspace.Conversations.Find).OfType<Conversation>()
            .Where(channel => channel.Has(user))
            .Select(channel => (channel, Message: channel.Find(ts) ?? channel.FindEphemeral(user, ts)))
            .Where(found => found.Message is not null)
            .Select(found => new Spot.InMessage(found.channel, found.Message!))
            .FirstOrDefault();
    }

    /// <summary>One of a person's own views. Inside the workspace's lock.</summary>
    public static Spot? LocateView(Workspace workspace, string user, string viewId) =>
        workspace.Views.Find(viewId) is { } view && view.UserId == user ? new Spot.InView(view) : null;

    public Task<HandResult> PressWordsAsync(
        Workspace workspace, string user, Func<Spot?> where, string words, JsonObject? state, CancellationToken cancel)
    {
        PlacedElement? placed;
        lock (workspace.Gate)
        {
            placed = where()?.FindByWords(words);
        }

        return placed is null
            ? Task.FromResult(NoSuchElement(words))
            : PressAsync(workspace, user, where, placed.BlockId, placed.ActionId, ChosenBy(placed, words), state, cancel);
    }

    public async Task<HandResult> PressAsync(
        Workspace workspace, string user, Func<Spot?> where, string? blockId, string actionId, JsonObject? value, JsonObject? state, CancellationToken cancel)
    {
        JsonObject payload;
        lock (workspace.Gate)
        {
            if (where() is not { } spot || spot.Find(blockId, actionId) is not { } placed)
            {
                return NoSuchElement(actionId);
            }

            if (ElementValues.Action(placed, value, Timestamps.At(workspace.Now)) is not { } action)
            {
                return HandResult.Refused("no_such_option", "That option is not offered any more.");
            }

            payload = Payload(workspace, workspace.Person(user), spot, action, Chosen(placed, action, GivenState.Of(workspace, user, state)));
        }

        var answer = await wiring.InteractAsync(workspace, payload, cancel);
        return answer.Fine ? new HandResult { Answer = answer } : wiring.Failed(workspace, user, "This", answer);
    }

    private static JsonObject Payload(Workspace workspace, Person person, Spot spot, JsonObject action, JsonObject chosen)
    {
        switch (spot)
        {
            case Spot.InView { View: var view }:
            {
                view.Choose(chosen);
                var trigger = workspace.Triggers.Issue(person.Id, view.Type == "modal" ? view.Id : null, workspace.MachineNow);
                var payload = Payloads.BlockActions(workspace, person, trigger, spot.Container, view.State.DeepClone().AsObject(), action);
                payload["view"] = ViewShape.ForApi(workspace, view, withState: true);
                return payload;
            }

            case Spot.InMessage { Channel: var channel, Message: var message }:
            {
                var before = message.State is null ? null : Json.Parse(message.State).AsObject();
                var state = StateValues.Of(spot.Blocks, before, chosen);
                message.State = Json.Write(state);
                var trigger = workspace.Triggers.Issue(person.Id, viewId: null, workspace.MachineNow);
                var url = workspace.ResponseUrls.Issue(workspace.Ids.Next("R"), channel.Id, person.Id, message.Ts, workspace.MachineNow);
                var payload = Payloads.BlockActions(workspace, person, trigger, spot.Container, state, action);
                payload["channel"] = Payloads.Place(channel);
                payload["response_url"] = Payloads.Address(workspace, url);
                if (message.EphemeralTo is null)
                {
                    payload["message"] = MessageShape.ForApi(workspace, channel, message);
                }

                return payload;
            }

            default:
                throw new InvalidOperationException("A spot is a message or a view.");
        }
    }

    /// <summary>The state the page gave, with the element just used on top of it.</summary>
    private static JsonObject Chosen(PlacedElement placed, JsonObject action, JsonObject? given)
    {
        var chosen = given?.DeepClone().AsObject() ?? [];
        if (ElementValues.State(placed, action) is { } value)
        {
            if (chosen[placed.BlockId] is not JsonObject row)
            {
                chosen[placed.BlockId] = row = [];
            }

            row[placed.ActionId] = value;
        }

        return chosen;
    }

    private static JsonObject? ChosenBy(PlacedElement placed, string words)
    {
        var option = ElementValues.Options(placed.Element).FirstOrDefault(option => option["text"].Text("text") == words);
        if (option?.Text("value") is not { } value)
        {
            return null;
        }

        return placed.Type.StartsWith("multi_", StringComparison.Ordinal) || placed.Type == "checkboxes"
            ? new JsonObject { ["selected_options"] = Json.Strings([value]) }
            : new JsonObject { ["selected_option"] = value };
    }

    private static HandResult NoSuchElement(string name) =>
        HandResult.Refused("no_such_element", $"There is no '{name}' to press there; the message may have changed.");
}
