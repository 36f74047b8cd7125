using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>A Markdown file as a draft: in our own format, or a page of somebody else's site that an index.json describes.</summary>
internal static class LessonFile
{
    /// <returns>The draft; null after an error that leaves nothing to check.</returns>
    public static LessonDraft? Read(string file, string text, IndexEntry? entry, List<ContentError> errors)
    {
        if (FrontMatter.Read(file, text, errors) is not { } matter)
        {
            return null;
        }

        return matter.Fields is { } fields && (entry is null || fields.Has("id"))
            ? ReadOwn(file, matter, fields, entry)
            : ForeignPage.Read(file, matter, entry);
    }

    private static LessonDraft ReadOwn(string file, FrontMatter matter, YamlFields fields, IndexEntry? entry)
    {
        var source = fields.Fields("source");
        return new LessonDraft
        {
            At = new At(file, 1),
            Id = fields.Has("id") ? fields.Text("id") : new Raw(FileId.Of(file), new At(file, 1)),
            Title = fields.Text("title") ?? (fields.Has("id") ? null : ForeignPage.HeadingOf(matter.Body, new At(file, matter.BodyLine))),
            Format = fields.Text("format"),
            Link = fields.Text("link"),
            Minutes = fields.Text("minutes"),
            Owner = fields.Text("owner"),
            ReviewBy = fields.Text("review_by"),
            Source = ReadSource(source) ?? ForeignPage.SourceOf(entry),
            Skills = fields.Texts("skills"),
            Questions = [.. fields.List("questions").Select(QuestionFields.Read)],
            Body = new Raw(matter.Body.Trim('\n'), new At(file, matter.BodyLine)),
            PlainBody = MarkdownBlocks.Plain(matter.Body),
            Images = [.. MarkdownImages.Read(matter.Body).Select(image => ImageOf(image, new At(file, matter.BodyLine + image.Line - 1)))],
            UnknownKeys = [.. fields.Unknown(ContentKeys.Lesson), .. source?.Unknown(ContentKeys.Source) ?? []],
        };
    }

    private static ImageDraft ImageOf(MarkdownImage image, At at) => new(at, new Raw(image.Url, at), new Raw(image.Alt, at));

    private static SourceDraft? ReadSource(YamlFields? fields) => fields is null
        ? null
        : new SourceDraft(fields.At, fields.Text("title"), fields.Text("url"), fields.Text("licence"), fields.Text("attribution"));
}
