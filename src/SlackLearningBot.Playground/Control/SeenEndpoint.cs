using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>
/// /playground/seen: every message of the app that people have before their eyes, one JSON object a line, read conversation by conversation
/// so that a workspace is held up by none of it for long.
/// </summary>
internal sealed class SeenEndpoint(SlackWorld world)
{
    private const int FlushEvery = 256 * 1024;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/playground/seen", HandleAsync);

    private async Task HandleAsync(HttpContext context, CancellationToken cancel)
    {
        var query = context.Request.Query;
        var (team, since, all) = (query["team"].ToString(), query["since"].ToString(), query["by"] == "all");
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        var lines = new StringBuilder();
        foreach (var workspace in world.All.Where(workspace => team.Length == 0 || workspace.TeamId == team))
        {
            foreach (var id in Places(workspace))
            {
                Write(lines, workspace, id, since, all);
                if (lines.Length > FlushEvery)
                {
                    await context.Response.WriteAsync(lines.ToString(), cancel);
                    lines.Clear();
                }
            }
        }

        await context.Response.WriteAsync(lines.ToString(), cancel);
    }

    private static string[] Places(Workspace workspace)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Conversations.Order];
        }
    }

    private static void Write(StringBuilder lines, Workspace workspace, string id, string since, bool all)
    {
        lock (workspace.Gate)
        {
            if (workspace.Conversations.Find(id) is not { } place)
            {
                return;
            }

            var user = place.IsDirect ? place.Members.FirstOrDefault(member => workspace.People.Find(member) is { IsBot: false }) : null;
            for (var i = FirstAfter(place.Roots, since); i < place.Roots.Count; i++)
            {
                if (all || place.Roots[i].BotId is not null)
                {
                    lines.Append(Json.Write(Line(workspace, place, user, place.Roots[i]))).Append('\n');
                }
            }
        }
    }

    private static JsonObject Line(Workspace workspace, Conversation place, string? user, Message message) => new()
    {
        ["team"] = workspace.TeamId, ["channel"] = place.Id, ["user"] = user, ["ts"] = message.Ts, ["by"] = message.UserId, ["text"] = message.Text,
        ["versions"] = message.Versions.Count, ["metadata"] = message.Metadata is { } metadata ? Json.Parse(metadata) : null,
    };

    private static int FirstAfter(IReadOnlyList<Message> messages, string since)
    {
        var (low, high) = (0, since.Length == 0 ? 0 : messages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(messages[middle].Ts, since) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
