using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A lesson's text in a dialog, to be read: no questions, nothing to press.</summary>
internal static class LessonReading
{
    // Slack takes 250 KB of JSON; the longest texts are cut where blocks of the same size still fit.
    private const int MostCharacters = 60_000;

    /// <summary>All of the lesson, with what kind it is, where it leads and whose it is.</summary>
    public static ModalView Whole(Lesson lesson, string trackTitle)
    {
        var text = MarkdownBlocks.Excerpt(lesson.Body, lesson.Source?.Url).Whole;
        Block[] link = lesson.Link is { } address ? [LessonCardText.Link(lesson, address)] : [];
        return Render(lesson, [LessonCardText.Above(lesson, trackTitle, text.Plain), .. link], text);
    }

    /// <summary>What a message had no room for.</summary>
    public static ModalView Rest(Lesson lesson)
    {
        var text = MarkdownBlocks.Excerpt(lesson.Body, lesson.Source?.Url);
        return Render(lesson, [], text.Rest ?? text.Whole);
    }

    private static ModalView Render(Lesson lesson, IReadOnlyList<Block> above, RenderedMarkdown text)
    {
        List<Block> blocks = [new Header(new PlainText(SlackText.Truncate(lesson.Title, SlackLimits.HeaderText))), .. above];
        var length = 0;
        foreach (var block in text.Blocks)
        {
            length += SlackJson.Write(block).Length;
            if (length > MostCharacters)
            {
                blocks.Add(new Context([Mrkdwn.Of($"The lesson goes on, but a dialog takes no more.")]));
                break;
            }

            blocks.Add(block);
        }

        if (lesson.Source is { } source)
        {
            blocks.Add(LessonCardText.Origin(source));
        }

        return new ModalView(new PlainText("Lesson"), blocks, close: new PlainText("Close"));
    }
}
