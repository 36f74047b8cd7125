using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The words of "Today" in App Home; only the person themself sees them.</summary>
internal static class LessonsHomeView
{
    private static readonly Header Heading = new(new PlainText("Today"));

    public static IReadOnlyList<Block> Ahead(Coming next, NoMessages? none, DateTimeOffset now, string zone) =>
    [
        Heading,
        new Section(Mrkdwn.Of($"{(none is { } by ? NoMessagesText.Words(by) : $"Your next lesson comes {next.Words(now, zone)}.")}"), Accessory: new Button(new PlainText("Take it now"), CommonButtons.LessonToday)),
    ];

    public static IReadOnlyList<Block> Nothing(NoLessonReason reason) =>
    [
        Heading,
        new Section(
            reason == NoLessonReason.NoTracks
                ? Mrkdwn.Of($"You have joined no track yet, so no lesson comes.")
                : Mrkdwn.Of($"Nothing new is left in your tracks. Choose another when you feel like it."),
            Accessory: CommonButtons.Catalogue),
    ];

    public static IReadOnlyList<Block> Render(TodayAnswer.There there)
    {
        var facts = there.Facts;
        var lesson = TodayView.Named(there);
        return facts switch
        {
            { State: LessonCardState.Done } => [Heading, new Section(Mrkdwn.Of($"*Done:* {lesson}{Results(facts)}")), Small(facts)],
            { State: LessonCardState.PutAside } => [Heading, new Section(Mrkdwn.Of($"*Put aside:* {lesson}")), Small(facts)],
            { ComesBackAt: { } at } => [Heading, new Section(Mrkdwn.Of($"*Later:* {lesson} comes back {LessonCardMoments.Words(at, facts.Now, facts.Zone)}."))],
            _ => [Heading, new Section(Mrkdwn.Of($"*{lesson}*\n{facts.Lesson.Format} · {facts.TrackTitle}"), Accessory: CommonButtons.Today)],
        };
    }

    /// <summary>What came as often as it may and was not answered: there for who wants it, without a number.</summary>
    public static IReadOnlyList<Block> Resting(IReadOnlyList<(string Title, Uri? Link)> lessons) => lessons.Count == 0
        ? []
        :
        [
            new Context(
            [
                Mrkdwn.Of($"Still open when you feel like it: {Mrkdwn.Join(", ", lessons.Select(Named))}. {(lessons.Count == 1 ? "It no longer comes by itself." : "They no longer come by themselves.")}"),
            ]),
        ];

    private static Mrkdwn Named((string Title, Uri? Link) lesson)
    {
        var title = SlackText.Truncate(lesson.Title, SlackLimits.HeaderText);
        return lesson.Link is { } link ? Mrkdwn.Of($"{new SlackLink(link.ToString(), title)}") : Mrkdwn.Of($"{title}");
    }

    private static Mrkdwn Results(LessonCardFacts facts) => facts.Answers.Count == 0
        ? Mrkdwn.Empty
        : Mrkdwn.Of($"\n{string.Join("  ", facts.Lesson.Questions.Where(question => facts.Answers.ContainsKey(question.Id)).Select(question => facts.Answers[question.Id].IsRight ? "✅ right" : "❌ not quite"))}");

    private static Context Small(LessonCardFacts facts) => new(
    [
        LessonCardMoments.Next(facts) is { } next
            ? Mrkdwn.Of($"{next}")
            : Mrkdwn.Of($"That was the last lesson of your tracks."),
    ]);
}
