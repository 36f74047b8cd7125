using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>
/// /response/{team}/{id}: the bot's answers to one interaction
/// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses; refusals as observed).
/// </summary>
internal sealed class ResponseUrlEndpoint(SlackWorld world, Happenings happenings, CallDoor door)
{
    private const string Method = "response_url";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/response/{team}/{id}", HandleAsync);

    private async Task HandleAsync(HttpContext context, string team, string id, CancellationToken cancel)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var payload = Json.TryParse(await reader.ReadToEndAsync(cancel)) as JsonObject;
        var (reply, fault) = await door.PassAsync(Occasion(team, id), () => Reply(Answer(team, id, payload)));
        var answer = Encoding.UTF8.GetString(reply.Content());
        world.Calls.Add(number => new CallRecord(
            number, world.Machine.GetUtcNow(), team, Method, "none", Json.Write(payload ?? []), reply.Status,
            answer.StartsWith('{') ? answer : Json.Write(new JsonObject { ["ok"] = reply.Status == 200, ["error"] = reply.Status == 200 ? null : answer })) { Fault = fault });
        await door.WriteAsync(context, reply, cancel);
    }

    /// <summary>Whose answer it is, for faults that are meant for somebody.</summary>
    private Occasion Occasion(string team, string id)
    {
        if (world.Find(team) is not { } workspace)
        {
            return new Occasion(Method, Workspace: null);
        }

        lock (workspace.Gate)
        {
            var url = workspace.ResponseUrls.Find(id);
            return new Occasion(Method, workspace) { User = url?.UserId, Channel = url?.ChannelId };
        }
    }

    private static Reply Reply((int Status, string Answer) given) => new(given.Status, [])
    {
        Bytes = Encoding.UTF8.GetBytes(given.Answer),
        ContentType = given.Answer.StartsWith('{') ? "application/json; charset=utf-8" : "text/plain; charset=utf-8",
    };

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
