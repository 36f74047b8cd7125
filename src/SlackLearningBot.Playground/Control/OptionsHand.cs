using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Playground.Control;

/// <summary>Asks the bot for the options of an external select while a person types.</summary>
internal sealed class OptionsHand(Wiring wiring)
{
    /// <summary>{options:[…]} or {option_groups:[…]}, or the reason why there are none.</summary>
    public async Task<(JsonObject? Options, HandResult Result)> SuggestAsync(
        Workspace workspace, string user, Func<Spot?> where, string? blockId, string actionId, string query, CancellationToken cancel)
    {
        JsonObject payload;
        lock (workspace.Gate)
        {
            if (where() is not { } spot || spot.Find(blockId, actionId) is not { } placed)
            {
                return (null, HandResult.Refused("no_such_element", $"There is no '{actionId}' there."));
            }

            if (!placed.Type.Contains("external", StringComparison.Ordinal))
            {
                return (null, HandResult.Refused("not_external", $"'{actionId}' lists its own options."));
            }

            payload = Payloads.BlockSuggestion(workspace, workspace.Person(user), spot.Container, placed, query);
            if (spot is Spot.InView { View: var view })
            {
                payload["view"] = ViewShape.ForApi(workspace, view, withState: true);
            }
            else if (spot is Spot.InMessage { Channel: var channel, Message: var message })
            {
                payload["channel"] = Payloads.Place(channel);
                payload["message"] = MessageShape.ForApi(workspace, channel, message);
            }
        }

        var answer = await wiring.InteractAsync(workspace, payload, cancel);
        if (!answer.Fine)
        {
            return (null, wiring.Failed(workspace, user, "Loading options", answer));
        }

        var options = Json.TryParse(answer.Body) as JsonObject;
        return Fits(options)
            ? (options, new HandResult { Answer = answer })
            : (null, wiring.Failed(workspace, user, "Loading options", answer));
    }

    private static bool Fits(JsonObject? options) =>
        (options?["options"] ?? options?["option_groups"]) is JsonArray { Count: <= SlackLimits.SuggestedOptions };
}
