using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>
/// /response/{team}/{id}: the bot's answers to one interaction
/// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses; refusals as observed).
/// </summary>
internal sealed class ResponseUrlEndpoint(SlackWorld world, Happenings happenings)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/response/{team}/{id}", HandleAsync);

    private async Task HandleAsync(HttpContext context, string team, string id, CancellationToken cancel)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var payload = Json.TryParse(await reader.ReadToEndAsync(cancel)) as JsonObject;
        var (status, answer) = Answer(team, id, payload);
        world.Calls.Add(number => new CallRecord(
            number, world.Machine.GetUtcNow(), team, "response_url", "none", Json.Write(payload ?? []), status,
            answer.StartsWith('{') ? answer : Json.Write(new JsonObject { ["ok"] = status == 200, ["error"] = status == 200 ? null : answer })));
        context.Response.StatusCode = status;
        context.Response.ContentType = answer.StartsWith('{') ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
        await context.Response.WriteAsync(answer, cancel);
    }

    private (int Status, string Answer) Answer(string team, string id, JsonObject? payload)
    {
        if (world.Find(team) is not { } workspace)
        {
            return (404, "expired_url");
        }

        lock (workspace.Gate)
        {
            if (workspace.ResponseUrls.Find(id) is not { } url || url.Expired(workspace.MachineNow))
            {
                return (404, "expired_url");
            }

            if (url.UsedUp)
            {
                return (404, "used_url");
            }

            url.Uses++;
            if (payload is null)
            {
                return (400, "invalid_payload");
            }

            try
            {
                return Apply(workspace, url, new Arguments(payload)) ? (200, "ok") : (400, "no_text");
            }
            catch (Refusal refusal)
            {
                return (200, Json.Write(refusal.Body()));
            }
        }
    }

    /// <summary>Posts, replaces or deletes; false when there is nothing to say.</summary>
    private bool Apply(Workspace workspace, ResponseUrl url, Arguments given)
    {
        var channel = workspace.Conversations.Find(url.ChannelId) ?? throw new Refusal("channel_not_found");
        var original = url.MessageTs is { } ts ? channel.Find(ts) ?? channel.FindEphemeral(url.UserId, ts) : null;
        if (given.Flag("delete_original"))
        {
            Remove(workspace, channel, original);
            return true;
        }

        var draft = MessageDraft.Read(workspace, given);
        if (draft.IsEmpty)
        {
            return false;
        }

        if (given.Flag("replace_original") && original is not null)
        {
            var before = original.Now;

            // A replacement says everything anew: a text without blocks takes the blocks away.
            var replacement = draft with { Blocks = draft.Blocks ?? [] };
            original.Change(replacement.Version(workspace.Now, before), editedTs: null);
            _ = happenings.Changed(workspace, channel, original, before);
            return true;
        }

        AnswerPoster.Post(workspace, happenings, channel, url.UserId, draft, given.Text("response_type") == "in_channel", given.Text("thread_ts"));
        return true;
    }

    private void Remove(Workspace workspace, Conversation channel, Message? original)
    {
        if (original is not null)
        {
            channel.Remove(original);
            _ = happenings.Deleted(workspace, channel, original);
        }
    }
}
