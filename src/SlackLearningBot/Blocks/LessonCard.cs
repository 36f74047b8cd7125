using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A lesson's message in every state: as it comes, answered, done, put off, put aside. Never above Slack's limits, whatever the lesson.</summary>
internal static class LessonCard
{
    // A message takes 50 blocks and 12,000 characters; the text takes up to 30 of the blocks and an answered question up to 1,200 characters.
    private const int MostAnswered = 4;
    private const int MostFallback = 1500;

    public static SlackMessage Render(LessonCardFacts facts) => facts switch
    {
        { State: LessonCardState.PutAside } => PutAside(facts),
        { State: LessonCardState.Open, ComesBackAt: { } at } => PutOff(facts, at),
        _ => Whole(facts),
    };

    private static SlackMessage Whole(LessonCardFacts facts)
    {
        var lesson = facts.Lesson;
        var text = MarkdownBlocks.Excerpt(lesson.Body, lesson.Source?.Url);
        var next = facts.State == LessonCardState.Done ? null : lesson.Questions.FirstOrDefault(question => !facts.Answers.ContainsKey(question.Id));
        List<Block> blocks = [Title(lesson), LessonCardText.Above(facts, text.Whole.Plain)];
        if (lesson.Link is { } link)
        {
            blocks.Add(LessonCardText.Link(lesson, link));
        }

        blocks.AddRange(text.First.Blocks);
        if (text.Rest is not null)
        {
            blocks.Add(new Actions([LessonCardButtons.RestButton(facts)]));
        }

        if (lesson.Source is { } source)
        {
            blocks.Add(LessonCardText.Origin(source));
        }

        blocks.AddRange(Results(facts));
        if (next is not null)
        {
            blocks.AddRange([new Divider(), .. QuestionBlocks.Asked(next, facts.Learner, facts.DeliveryId)]);
        }

        blocks.AddRange(facts.State == LessonCardState.Done ? Ending(facts) : Choices(facts, next));
        return new SlackMessage(Fallback(facts, next), blocks);
    }

    private static Header Title(Lesson lesson) => new(new PlainText(SlackText.Truncate(lesson.Title, SlackLimits.HeaderText)));

    private static IEnumerable<Block> Results(LessonCardFacts facts)
    {
        var answered = facts.Lesson.Questions.Where(question => facts.Answers.ContainsKey(question.Id)).ToList();
        return answered.Count == 0
            ? []
            : [new Divider(), .. answered.TakeLast(MostAnswered).SelectMany(question => QuestionBlocks.Answered(question, facts.Answers[question.Id]).Take(1))];
    }

    private static IEnumerable<Block> Choices(LessonCardFacts facts, Question? next)
    {
        yield return new Divider();
        Element[] first = next is null ? [LessonCardButtons.DoneButton(facts)] : [];
        yield return new Actions([.. first, LessonCardButtons.LaterMenu(facts, "Later"), LessonCardButtons.NotForMeButton(facts), LessonCardButtons.WhyButton(facts)]);
    }

    private static IEnumerable<Block> Ending(LessonCardFacts facts)
    {
        if (!facts.IsLearning)
        {
            yield return new Context([Mrkdwn.Of($"✓ Done. No further lessons come, since you stopped them.")]);
            yield return new Actions([CommonButtons.Welcome]);
        }
        else if (facts.Next is { } at)
        {
            yield return new Context([Mrkdwn.Of($"✓ Done. Your next lesson comes {LessonCardMoments.Words(at, facts.Now, facts.Zone)}.")]);
        }
        else
        {
            yield return new Context([Mrkdwn.Of($"✓ Done. That was the last lesson of your tracks.")]);
            yield return new Actions([CommonButtons.Catalogue]);
        }
    }

    private static SlackMessage PutOff(LessonCardFacts facts, DateTimeOffset at)
    {
        var words = Mrkdwn.Of($"*Later:* “{Short(facts.Lesson.Title)}” comes back {LessonCardMoments.Words(at, facts.Now, facts.Zone)}.");
        return new SlackMessage(words,
        [
            new Section(words),
            new Actions([LessonCardButtons.UndoButton(facts, "Show it now"), LessonCardButtons.LaterMenu(facts, "Another time")]),
        ]);
    }

    private static SlackMessage PutAside(LessonCardFacts facts)
    {
        var next = facts.Next is { } at ? Mrkdwn.Of($" Your next lesson comes {LessonCardMoments.Words(at, facts.Now, facts.Zone)}.") : Mrkdwn.Empty;
        var words = Mrkdwn.Of($"*Put aside:* “{Short(facts.Lesson.Title)}” does not come again.{next}");
        return new SlackMessage(words, [new Section(words), new Actions([LessonCardButtons.UndoButton(facts, "Undo")])]);
    }

    private static string Short(string title) => SlackText.Truncate(title, SlackLimits.HeaderText);

    /// <summary>What notifications and screen readers get: the title, and the question with its options or how it went.</summary>
    private static Mrkdwn Fallback(LessonCardFacts facts, Question? next)
    {
        var title = $"{facts.Lesson.Format}: {Short(facts.Lesson.Title)}";
        var text = (facts.State, next) switch
        {
            (LessonCardState.Done, _) => $"{title}. Done. {string.Join(' ', facts.Answers.Values.Select(answer => answer.IsRight ? "Right." : "Not quite."))}",
            (_, { } question) => $"{title}. {question.Ask} {string.Join(' ', QuestionBlocks.OptionTexts(question, facts.Learner).Select((option, at) => $"{at + 1}. {option}"))}",
            _ => $"{title}. Press Done when you are through.",
        };
        return Mrkdwn.Escaped(SlackText.Truncate(text, MostFallback));
    }
}
