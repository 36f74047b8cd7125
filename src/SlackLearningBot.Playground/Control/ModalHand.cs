using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.Strict;
using SlackLearningBot.Playground.WebApi;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Playground.Control;

/// <summary>Submits and closes modals (https://docs.slack.dev/surfaces/modals).</summary>
internal sealed class ModalHand(Wiring wiring)
{
    public async Task<HandResult> SubmitAsync(Workspace workspace, string user, string viewId, JsonObject? state, CancellationToken cancel)
    {
        JsonObject payload;
        View view;
        lock (workspace.Gate)
        {
            if (Find(workspace, user, viewId) is not { } found)
            {
                return NoSuchView();
            }

            view = found;
            view.Choose(GivenState.Of(workspace, user, state));
            if (SubmitCheck.Errors(view) is { } errors)
            {
                return new HandResult { Errors = errors };
            }

            var trigger = workspace.Triggers.Issue(user, view.Id, workspace.MachineNow);
            payload = Payloads.ViewSubmission(workspace, workspace.Person(user), trigger, view);
        }

        var answer = await wiring.InteractAsync(workspace, payload, cancel);
        return answer.Fine ? Apply(workspace, view, answer) : wiring.Failed(workspace, user, "Submitting", answer);
    }

    public async Task<HandResult> CloseAsync(Workspace workspace, string user, string viewId, bool cleared, CancellationToken cancel)
    {
        List<JsonObject> payloads;
        lock (workspace.Gate)
        {
            if (Find(workspace, user, viewId) is not { } view)
            {
                return NoSuchView();
            }

            cleared |= view.Body.Flag("clear_on_close");
            IEnumerable<View> closing = cleared ? workspace.Views.Stack(user).Reverse() : [view];
            payloads = [.. closing.Where(closed => closed.Body.Flag("notify_on_close"))
                .Select(closed => Payloads.ViewClosed(workspace, workspace.Person(user), closed, cleared))];
            if (cleared)
            {
                workspace.Views.Clear(user);
            }
            else
            {
                workspace.Views.Close(view);
            }

            wiring.Happenings.Shown(workspace, view);
        }

        BotAnswer? answer = null;
        foreach (var payload in payloads)
        {
            answer = await wiring.InteractAsync(workspace, payload, cancel);
        }

        return new HandResult { Answer = answer };
    }

    /// <summary>The bot's answer: nothing closes the view; errors, update, push and clear do what they say; anything else is a fault.</summary>
    private HandResult Apply(Workspace workspace, View view, BotAnswer answer)
    {
        lock (workspace.Gate)
        {
            try
            {
                var given = answer.Body.Trim() is "" or "{}" ? [] : Json.TryParse(answer.Body) as JsonObject ?? throw new Refusal("invalid_answer");
                return Act(workspace, view, given) is { } errors
                    ? new HandResult { Errors = errors, Answer = answer }
                    : new HandResult { Answer = answer };
            }
            catch (Refusal refusal)
            {
                var text = refusal.Error == "push_limit_reached"
                    ? $"Submitting did not work: {SlackLimits.ViewStack} dialogues are open already, and Slack opens no further one (push_limit_reached)."
                    : "Submitting did not work: the app's answer makes no sense.";
                workspace.Toast(view.UserId, text);
                return new HandResult { Error = refusal.Error, Message = text, Answer = answer };
            }
            finally
            {
                wiring.Happenings.Shown(workspace, view);
            }
        }
    }

    private static JsonObject? Act(Workspace workspace, View view, JsonObject given)
    {
        switch (given.Text("response_action"))
        {
            case null when given.Count == 0:
                workspace.Views.Close(view);
                return null;
            case "clear":
                workspace.Views.Clear(view.UserId);
                return null;
            case "update":
                view.Show(ViewMethods.Checked(workspace, given["view"]?.DeepClone() ?? throw new Refusal("invalid_answer"), Surface.Modal, view), workspace.Now);
                return null;
            case "push":
                if (workspace.Views.Stack(view.UserId).Count >= SlackLimits.ViewStack)
                {
                    throw new Refusal("push_limit_reached");
                }

                ViewMethods.Stack(
                    workspace, view.UserId, ViewMethods.Checked(workspace, given["view"]?.DeepClone() ?? throw new Refusal("invalid_answer"), Surface.Modal));
                return null;
            case "errors" when given["errors"] is JsonObject { Count: > 0 } errors && AllAreInputs(view, errors):
                return errors.DeepClone().AsObject();
            default:
                throw new Refusal("invalid_answer");
        }
    }

    /// <summary>Errors name input blocks of this view by block_id, or the person sees nothing of them.</summary>
    private static bool AllAreInputs(View view, JsonObject errors)
    {
        var inputs = Elements.In(view.Body["blocks"]!.AsArray()).Where(placed => placed.IsInput).Select(placed => placed.BlockId)
            .ToHashSet(StringComparer.Ordinal);
        return errors.All(error => inputs.Contains(error.Key) && errors.Text(error.Key) is { Length: > 0 });
    }

    private static View? Find(Workspace workspace, string user, string viewId) =>
        workspace.Views.Find(viewId) is { Type: "modal" } view && view.UserId == user ? view : null;

    private static HandResult NoSuchView() => HandResult.Refused("view_not_found", "That dialogue is not open any more.");
}
