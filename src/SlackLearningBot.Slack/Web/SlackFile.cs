namespace SlackLearningBot.Slack.Web;

/// <summary>
/// A file as <c>files.info</c> shows it (https://docs.slack.dev/reference/objects/file-object). <paramref name="Mode"/> is "hosted" or "snippet"
/// for files with bytes of their own, "tombstone" for a deleted one, "external" for one that lies elsewhere.
/// </summary>
public sealed record SlackFile(string Id, string? Name, string? Mode, bool IsExternal, long? Size, string? UserId, Uri? Address)
{
    internal static SlackFile? From(SlackAnswer answer) => answer.Json.Object("file") is { } file && file.Text("id") is { } id
        ? new(
            id,
            file.Text("name"),
            file.Text("mode"),
            file.Flag("is_external"),
            file.Whole("size"),
            file.Text("user"),
            Uri.TryCreate(file.Text("url_private_download") ?? file.Text("url_private"), UriKind.Absolute, out var address) ? address : null)
        : null;
}

/// <summary>What a file holds.</summary>
public sealed record FileBytes(ReadOnlyMemory<byte> Bytes);
