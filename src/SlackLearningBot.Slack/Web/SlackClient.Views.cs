using System.Text.Json;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>Opens a modal; a trigger lives 3 s, Slack's own delivery included, and works once.</summary>
    public Task<SlackResult<ReceivedView>> ViewsOpenAsync(
        string token, string triggerId, ModalView view, CancellationToken cancel) =>
        ViewAsync(new("views.open", Repeatable: false), token, writer => writer.WriteString("trigger_id", triggerId), view, null, cancel);

    /// <summary>Puts a modal on top of the open one.</summary>
    public Task<SlackResult<ReceivedView>> ViewsPushAsync(
        string token, string triggerId, ModalView view, CancellationToken cancel) =>
        ViewAsync(new("views.push", Repeatable: false), token, writer => writer.WriteString("trigger_id", triggerId), view, null, cancel);

    /// <summary>Changes an open view; with a hash only if nothing else changed it (<c>hash_conflict</c>).</summary>
    public Task<SlackResult<ReceivedView>> ViewsUpdateAsync(
        string token, string viewId, View view, string? hash, CancellationToken cancel) =>
        ViewAsync(
            new("views.update", Repeatable: hash is null),
            token,
            writer => writer.WriteString("view_id", viewId),
            view,
            hash,
            cancel);

    /// <summary>Publishes a person's App Home.</summary>
    public Task<SlackResult<ReceivedView>> ViewsPublishAsync(
        string token, string userId, HomeView view, string? hash, CancellationToken cancel) =>
        ViewAsync(
            new("views.publish", Repeatable: hash is null),
            token,
            writer => writer.WriteString("user_id", userId),
            view,
            hash,
            cancel);

    private Task<SlackResult<ReceivedView>> ViewAsync(
        SlackMethod method, string token, Action<Utf8JsonWriter> target, View view, string? hash, CancellationToken cancel) =>
        JsonAsync(
            method,
            token,
            writer =>
            {
                target(writer);
                if (hash is not null)
                {
                    writer.WriteString("hash", hash);
                }

                SlackJson.WriteView(writer, view);
            },
            answer => answer.Json.Object("view") is { } shown ? ReceivedView.From(shown) : null,
            cancel);
}
