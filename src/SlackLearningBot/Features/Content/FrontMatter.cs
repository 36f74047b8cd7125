using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>A Markdown file cut in two: the YAML between the first two lines of "---", and the text below.</summary>
internal sealed record FrontMatter(YamlFields? Fields, string Body, int BodyLine)
{
    /// <returns>The parts; null after an error.</returns>
    public static FrontMatter? Read(string file, string text, List<ContentError> errors)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd() != "---")
        {
            return new FrontMatter(null, text, 1);
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        if (end < 0)
        {
            errors.Add(new ContentError(file, 1, "front-matter-open", "Found '---' on the first line but none that ends the front matter. Add a line '---' below it."));
            return null;
        }

        return YamlText.Read(file, 1, string.Join('\n', lines[1..end]), errors) is { } fields
            ? new FrontMatter(fields, string.Join('\n', lines[(end + 1)..]), end + 2)
            : null;
    }
}
