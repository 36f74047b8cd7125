using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A lesson's message in every state: as it comes, answered, done, put off, put aside. Never above Slack's limits, whatever the lesson.</summary>
internal static class LessonCard
{
    private const int MostAnswered = 4;
    private const int MostFallback = 1500;

    /// <summary>What is given up, one after another, until a message has room: fields in the message, earlier answers.</summary>
    private static readonly (int Answered, bool InDialog)[] Rooms = [(MostAnswered, false), (MostAnswered, true), (1, true)];

    /// <param name="facts">What it shows.</param>
    /// <param name="sheet">What was put together for others who get the same lesson; null when nobody else does.</param>
    public static SlackMessage Render(LessonCardFacts facts, LessonCardSheet? sheet = null) => facts switch
    {
        { State: LessonCardState.PutAside } => PutAside(facts),
        { State: LessonCardState.Open, ComesBackAt: { } at } => PutOff(facts, at),
        _ => Whole(facts, sheet ?? new LessonCardSheet(facts.Lesson, facts.TrackTitle)),
    };

    private static SlackMessage Whole(LessonCardFacts facts, LessonCardSheet sheet)
    {
        var next = facts.State == LessonCardState.Done ? null : facts.Lesson.Questions.FirstOrDefault(question => !facts.Answers.ContainsKey(question.Id));
        List<Block> below = [];
        if (sheet.HasRest)
        {
            below.Add(new Actions([LessonCardButtons.RestButton(facts)]));
        }

        if (sheet.Origin is { } origin)
        {
            below.Add(origin);
        }

        var isFresh = facts.State == LessonCardState.Open && facts.Answers.Count == 0 && facts.NearMisses.Count == 0;
        return new SlackMessage(Fallback(facts, next), Fitted(sheet, isFresh, below, room => [.. Results(facts, room.Answered), .. Asking(facts, sheet, next, room.InDialog)]));
    }

    /// <summary>All of it in the first room that fits; where not even the last does (a text all of signs that Slack counts fivefold), less of the lesson's text.</summary>
    private static List<Block> Fitted(
        LessonCardSheet sheet, bool isFresh, List<Block> below, Func<(int Answered, bool InDialog), IReadOnlyList<Block>> end)
    {
        var blocks = Filled(Rooms[0]);
        if ((isFresh && (sheet.IsRoomy ??= MessageRoom.HasPlenty(blocks))) || MessageRoom.Fits(blocks))
        {
            return blocks;
        }

        foreach (var room in Rooms.Skip(1))
        {
            blocks = Filled(room);
            if (MessageRoom.Fits(blocks))
            {
                return blocks;
            }
        }

        for (var left = sheet.Text.Count; left > 0 && !MessageRoom.Fits(blocks); left--)
        {
            blocks.RemoveAt(sheet.Above.Count + left - 1);
        }

        return blocks;

        List<Block> Filled((int Answered, bool InDialog) room) => [.. sheet.Above, .. sheet.Text, .. below, .. end(room)];
    }

    /// <summary>The latest answers, a block each.</summary>
    private static IEnumerable<Block> Results(LessonCardFacts facts, int most)
    {
        var answered = facts.Lesson.Questions.Where(question => facts.Answers.ContainsKey(question.Id)).ToList();
        return answered.Count == 0
            ? []
            :
            [
                new Divider(),
                .. answered.TakeLast(most).SelectMany(question => QuestionResult.Render(question, facts.Answers[question.Id]).Take(1)),
                .. QuestionAfter.Buttons(answered[^1].Id, facts.Answers[answered[^1].Id], facts.DeliveryId),
            ];
    }

    private static IEnumerable<Block> Asking(LessonCardFacts facts, LessonCardSheet sheet, Question? next, bool inDialog)
    {
        IReadOnlyList<Block> question = next is null
            ? []
            : [new Divider(), .. QuestionBlocks.Asked(next, facts.Learner, facts.DeliveryId, facts.NearMisses.GetValueOrDefault(next.Id), inDialog, sheet.PiecesOf(next))];
        return [.. question, .. facts.State == LessonCardState.Done ? Ending(facts).Concat(FollowUp(facts, inDialog)) : Choices(facts, next)];
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
        else if (LessonCardMoments.Next(facts) is { } next)
        {
            yield return new Context([Mrkdwn.Of($"✓ Done. {next}")]);
        }
        else
        {
            yield return new Context([Mrkdwn.Of($"✓ Done. That was the last lesson of your tracks.")]);
            yield return new Actions([CommonButtons.Catalogue]);
        }
    }

    /// <summary>What is asked again once the lesson is over.</summary>
    private static IReadOnlyList<Block> FollowUp(LessonCardFacts facts, bool inDialog) => facts.FollowUp is not { } end ? [] : inDialog ? end.InDialog : end.Blocks;

    private static SlackMessage PutOff(LessonCardFacts facts, DateTimeOffset at)
    {
        var words = Mrkdwn.Of($"*Later:* “{Short(facts.Lesson.Title)}” comes back {LessonCardMoments.Words(at, facts.Now, facts.Zone)}.");
        return new SlackMessage(words,
        [
            new Section(words),
            new Actions([LessonCardButtons.UndoButton(facts, "Show it now"), LessonCardButtons.LaterMenu(facts, "Another time")]),
            .. FollowUp(facts, inDialog: false),
        ]);
    }

    private static SlackMessage PutAside(LessonCardFacts facts)
    {
        var next = LessonCardMoments.Next(facts) is { } coming ? Mrkdwn.Of($" {coming}") : Mrkdwn.Empty;
        var words = Mrkdwn.Of($"*Put aside:* “{Short(facts.Lesson.Title)}” does not come again.{next}");
        return new SlackMessage(words, [new Section(words), new Actions([LessonCardButtons.UndoButton(facts, "Undo")]), .. FollowUp(facts, inDialog: false)]);
    }

    private static string Short(string title) => SlackText.Truncate(title, SlackLimits.HeaderText);

    /// <summary>What notifications and screen readers get: the title, how it went, and the question with what to do.</summary>
    private static Mrkdwn Fallback(LessonCardFacts facts, Question? next)
    {
        var title = $"{facts.Lesson.Format}: {Short(facts.Lesson.Title)}";
        var results = string.Concat(facts.Answers.Values.Select(answer => answer.IsRight ? "Right. " : "Not quite. "));
        var text = (facts.State, next) switch
        {
            (LessonCardState.Done, _) when facts.FollowUp is { } followUp => $"{title}. Done. {results}{followUp.Spoken}",
            (LessonCardState.Done, _) => $"{title}. Done. {results}".TrimEnd(),
            (_, { } question) => $"{title}. {results}{QuestionText.Spoken(question, facts.Learner, facts.NearMisses.GetValueOrDefault(question.Id))}",
            _ => $"{title}. {results}Press Done when you are through.",
        };
        return Mrkdwn.Escaped(SlackText.Truncate(text, MostFallback));
    }
}
