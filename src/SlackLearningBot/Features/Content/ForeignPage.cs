using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>A page of somebody else's collection as a lesson: its id from its path, its title, licence and origin from the index.</summary>
internal static class ForeignPage
{
    public static LessonDraft Read(string file, FrontMatter matter, IndexEntry? entry)
    {
        var at = new At(file, 1);
        var clean = SiteTemplate.Strip(matter.Body).Trim('\n');
        var (heading, below) = CutHeading(clean);
        var body = entry?.Description is { } description && !below.Contains(description, StringComparison.Ordinal) ? $"{description}\n\n{below}" : below;
        var title = TitleOf(matter.Fields) ?? entry?.Title ?? heading ?? Path.GetFileNameWithoutExtension(file);
        return new LessonDraft
        {
            At = at,
            Id = new Raw(FileId.Of(file), at),
            Title = new Raw(title, at),
            Source = SourceOf(entry),
            Body = new Raw(body, new At(file, matter.BodyLine)),
            PlainBody = MarkdownBlocks.Plain(body),
        };
    }

    public static SourceDraft? SourceOf(IndexEntry? entry)
    {
        if (entry is null or { Licence: null, Url: null, Attribution: null })
        {
            return null;
        }

        var at = new At(LessonIndex.FileName, entry.Line);
        return new SourceDraft(at, Raw(entry.Collection ?? entry.Title, at), Raw(entry.Url, at), Raw(entry.Licence, at), Raw(entry.Attribution, at));
    }

    /// <summary>The first line as a title, when it is a heading.</summary>
    public static Raw? HeadingOf(string body, At at) => Raw(CutHeading(body.Trim('\n')).Heading, at);

    // The keys of another site mean nothing here, whatever their shape, except the title.
    private static string? TitleOf(YamlFields? fields) => fields is not null && fields.IsText("title") ? fields.Text("title")?.Text : null;

    // The title is shown above the lesson, so a first heading that repeats it goes.
    private static (string? Heading, string Below) CutHeading(string body)
    {
        var end = body.IndexOf('\n');
        var first = end < 0 ? body : body[..end];
        return first.StartsWith("# ", StringComparison.Ordinal)
            ? (MarkdownBlocks.Plain(first), end < 0 ? "" : body[(end + 1)..].Trim('\n'))
            : (null, body);
    }

    private static Raw? Raw(string? text, At at) => text is null ? null : new Raw(text, at);
}
