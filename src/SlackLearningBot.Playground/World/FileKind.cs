namespace SlackLearningBot.Playground.World;

/// <summary>What Slack makes of a file's name (https://docs.slack.dev/reference/objects/file-object#types).</summary>
internal sealed record FileKind(string MimeType, string FileType, string PrettyType)
{
    public bool IsImage => MimeType.StartsWith("image/", StringComparison.Ordinal);

    public static FileKind Of(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".JSON" => new("application/json", "json", "JSON"),
        ".CSV" => new("text/csv", "csv", "CSV"),
        ".MD" or ".MARKDOWN" => new("text/plain", "markdown", "Markdown (raw)"),
        ".TXT" => new("text/plain", "text", "Plain Text"),
        ".GIFT" => new("text/plain", "text", "Plain Text"),
        ".YAML" or ".YML" => new("text/plain", "yaml", "YAML"),
        ".HTML" or ".HTM" => new("text/html", "html", "HTML"),
        ".PNG" => new("image/png", "png", "PNG"),
        ".JPG" or ".JPEG" => new("image/jpeg", "jpg", "JPEG"),
        ".GIF" => new("image/gif", "gif", "GIF"),
        ".WEBP" => new("image/webp", "webp", "WebP"),
        ".SVG" => new("image/svg+xml", "svg", "SVG"),
        ".PDF" => new("application/pdf", "pdf", "PDF"),
        ".ZIP" => new("application/zip", "zip", "Zip"),
        _ => new("application/octet-stream", "binary", "Binary"),
    };
}
