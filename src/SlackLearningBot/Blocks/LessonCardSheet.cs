using System.Collections.Concurrent;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What everybody's message of a lesson has in common: the lesson itself, put together once for all who get it. Safe for many at once.</summary>
internal sealed class LessonCardSheet
{
    private readonly ConcurrentDictionary<ChoiceQuestion, QuestionPieces> pieces = new(ReferenceEqualityComparer.Instance);

    /// <param name="lesson">With the questions that are asked now.</param>
    /// <param name="trackTitle">The track it came in.</param>
    public LessonCardSheet(Lesson lesson, string trackTitle)
    {
        var text = MarkdownBlocks.Excerpt(lesson.Body, lesson.Source?.Url);
        Above =
        [
            new Header(new PlainText(SlackText.Truncate(lesson.Title, SlackLimits.HeaderText))),
            LessonCardText.Above(lesson, trackTitle, text.Whole.Plain),
            .. lesson.Link is { } link ? [LessonCardText.Link(lesson, link)] : Array.Empty<Block>(),
        ];
        Text = text.First.Blocks;
        HasRest = text.Rest is not null;
        Origin = lesson.Source is { } source ? LessonCardText.Origin(source) : null;
    }

    /// <summary>The title, what kind it is, and where it leads.</summary>
    public IReadOnlyList<Block> Above { get; }

    public IReadOnlyList<Block> Text { get; }

    /// <summary>The message shows only the beginning.</summary>
    public bool HasRest { get; }

    /// <summary>Where it comes from, when it is not ours.</summary>
    public Context? Origin { get; }

    /// <summary>What a question shows to everybody; null when it has nothing to choose from.</summary>
    public QuestionPieces? PiecesOf(Question question) => question is ChoiceQuestion choice ? pieces.GetOrAdd(choice, static one => new QuestionPieces(one)) : null;

    /// <summary>It will come in many messages: what they share is written once.</summary>
    public void Keep(IEnumerable<Question> asked)
    {
        SlackJson.WriteOnce([.. Above, .. Text, .. Origin is null ? Array.Empty<Block>() : [Origin]]);
        foreach (var question in asked)
        {
            PiecesOf(question)?.Keep();
        }
    }

    /// <summary>
    /// Whether the message with its first question unanswered fits with so much to spare that it fits for every learner: they see the same texts,
    /// only in another order. Null until somebody has measured.
    /// </summary>
    public bool? IsRoomy { get; set; }
}
