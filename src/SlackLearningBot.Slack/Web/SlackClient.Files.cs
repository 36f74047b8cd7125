using System.Globalization;

namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>First of three steps: asks where to post the bytes.</summary>
    public Task<SlackResult<UploadTarget>> FilesGetUploadUrlExternalAsync(
        string token, string fileName, long length, CancellationToken cancel) =>
        FormAsync(
            new("files.getUploadURLExternal", Repeatable: true),
            token,
            [("filename", fileName), ("length", length.ToString(CultureInfo.InvariantCulture))],
            UploadTarget.From,
            cancel);

    /// <summary>Second: posts the bytes, without a token.</summary>
    public Task<SlackResult<SlackDone>> UploadAsync(UploadTarget target, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var method = new SlackMethod("upload", Repeatable: true);
        return _transport.PostAsync<SlackDone>(
            method,
            target.Url,
            new ReadOnlyMemoryContent(bytes),
            (response, _) => response.IsSuccessStatusCode
                ? new SlackResult<SlackDone>.Ok(Done, [])
                : SlackTransport.Fail<SlackDone>(method, SlackTransport.WithoutJson(response), response, []),
            cancel);
    }

    /// <summary>Third: makes it a file and, with a channel, shares it there; sharing goes on after the answer.</summary>
    public Task<SlackResult<SlackDone>> FilesCompleteUploadExternalAsync(
        string token,
        string fileId,
        string title,
        string? channelId,
        string? initialComment,
        string? threadTs,
        CancellationToken cancel) =>
        JsonAsync(
            new("files.completeUploadExternal", Repeatable: false),
            token,
            writer =>
            {
                writer.WriteStartArray("files");
                writer.WriteStartObject();
                writer.WriteString("id", fileId);
                writer.WriteString("title", title);
                writer.WriteEndObject();
                writer.WriteEndArray();
                foreach (var (name, value) in new[]
                    { ("channel_id", channelId), ("initial_comment", initialComment), ("thread_ts", threadTs) })
                {
                    if (value is not null)
                    {
                        writer.WriteString(name, value);
                    }
                }
            },
            _ => Done,
            cancel);
}
