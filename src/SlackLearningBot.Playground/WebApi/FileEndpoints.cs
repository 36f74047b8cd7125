using System.Text;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>Uploads of the bot and downloads of people.</summary>
internal sealed class FileEndpoints(SlackWorld world, CallDoor door)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/files/upload/{team}/{id}", UploadAsync);
        routes.MapGet("/files/{team}/{id}/{name}", Download);
        routes.MapGet("/files/{team}/{id}/download/{name}", Download);
    }

    private async Task UploadAsync(HttpContext context, string team, string id, CancellationToken cancel)
    {
        var workspace = world.Find(team);
        var bytes = await ReadAsync(context.Request, cancel);
        var (reply, _) = await door.PassAsync(new Occasion("upload_url", workspace), () =>
        {
            var (status, answer) = workspace is null ? (404, "not_found") : Keep(workspace, id, bytes);
            return new Reply(status, []) { Bytes = Encoding.UTF8.GetBytes(answer), ContentType = "text/plain; charset=utf-8" };
        });
        await door.WriteAsync(context, reply, cancel);
    }

    private static (int Status, string Answer) Keep(Workspace workspace, string id, byte[] bytes)
    {
        lock (workspace.Gate)
        {
            if (workspace.Files.Find(id) is not { Completed: false } file)
            {
                return (404, "not_found");
            }

            if (bytes.Length != file.AnnouncedLength)
            {
                return (400, $"length_mismatch: {file.AnnouncedLength} bytes were announced and {bytes.Length} came");
            }

            file.Bytes = bytes;
            return (200, $"OK - {bytes.Length}");
        }
    }

    /// <summary>The raw body, or the one file of a multipart form.</summary>
    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        if (request.HasFormContentType && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            var form = await request.ReadFormAsync(cancel);
            if (form.Files is [var file, ..])
            {
                await file.CopyToAsync(bytes, cancel);
            }
        }
        else
        {
            await request.Body.CopyToAsync(bytes, cancel);
        }

        return bytes.ToArray();
    }

    /// <summary>
    /// A file for a person who sees a conversation it is in ("as", since the page has no log-in), or for the bot's token
    /// (https://docs.slack.dev/reference/objects/file-object#authentication). Everybody else is sent to the page, as Slack sends them to sign in.
    /// </summary>
    private IResult Download(HttpRequest request, HttpResponse response, string team, string id)
    {
        if (world.Find(team) is not { } workspace)
        {
            return Results.NotFound();
        }

        lock (workspace.Gate)
        {
            var person = request.Query["as"].ToString();
            var bearer = request.Headers.Authorization.ToString();
            if (person.Length == 0 && (!IsTokenOf(workspace, bearer) || !workspace.Scopes.Contains("files:read")))
            {
                return Results.Redirect($"/?redir={Uri.EscapeDataString(request.Path)}");
            }

            response.Headers.XContentTypeOptions = "nosniff"; // an uploaded page must never run as ours
            return workspace.Files.Find(id) is { Completed: true, Bytes: { } bytes } file && Sees(workspace, file, person)
                ? Results.Bytes(bytes, file.MimeType, file.Name)
                : Results.NotFound();
        }
    }

    private bool IsTokenOf(Workspace workspace, string authorization) =>
        workspace.Installed && authorization.StartsWith("Bearer ", StringComparison.Ordinal) && world.FindByToken(authorization["Bearer ".Length..]) == workspace;

    private static bool Sees(Workspace workspace, SharedFile file, string person)
    {
        var user = person.Length == 0 ? workspace.Bot.Id : person;
        return (person.Length == 0 && file.UserId is null) || file.Conversations.Any(channel => workspace.Conversations.Find(channel)?.Has(user) == true);
    }
}
