using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What a message had no room for.</summary>
internal static class RestView
{
    // Slack takes 250 KB of JSON; the longest texts are cut where blocks of the same size still fit.
    private const int MostCharacters = 60_000;

    public static ModalView Render(Lesson lesson)
    {
        var text = MarkdownBlocks.Excerpt(lesson.Body, lesson.Source?.Url);
        List<Block> blocks = [new Header(new PlainText(SlackText.Truncate(lesson.Title, SlackLimits.HeaderText)))];
        var length = 0;
        foreach (var block in (text.Rest ?? text.Whole).Blocks)
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
