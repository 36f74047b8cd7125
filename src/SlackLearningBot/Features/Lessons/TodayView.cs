using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The words for "today's lesson, please".</summary>
internal static class TodayView
{
    public static SlackMessage Render(TodayAnswer answer) => answer switch
    {
        TodayAnswer.NotALearner => Say(
            Mrkdwn.Of($"No lessons come to you at the moment. Choose your hour, and they do."), CommonButtons.Welcome),
        TodayAnswer.NoTracks => Say(
            Mrkdwn.Of($"You have joined no track yet. Choose what interests you, and type `/learn today` again."), CommonButtons.Catalogue),
        TodayAnswer.NothingLeft { ComesBackAt: { } at } left => Say(
            Mrkdwn.Of($"Nothing new is left in your tracks. What you put off comes back {LessonCardMoments.Words(at, left.Now, left.Zone)}."), CommonButtons.Catalogue),
        TodayAnswer.NothingLeft => Say(
            Mrkdwn.Of($"You have finished all your tracks. Well done! Choose another when you feel like it."), CommonButtons.Catalogue),
        TodayAnswer.OnItsWay => Say(Mrkdwn.Of($"Today's lesson is on its way to our direct message.")),
        TodayAnswer.There there => Say(Standing(there)),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static Mrkdwn Standing(TodayAnswer.There there)
    {
        var facts = there.Facts;
        var lesson = Named(there);
        return facts switch
        {
            { State: LessonCardState.Done } => Mrkdwn.Of($"You have done today's lesson already: {lesson}.{Next(facts)}"),
            { State: LessonCardState.PutAside } => Mrkdwn.Of($"You put today's lesson aside: {lesson}. You can undo it there.{Next(facts)}"),
            { ComesBackAt: { } at } => Mrkdwn.Of(
                $"You put today's lesson off: {lesson} comes back {LessonCardMoments.Words(at, facts.Now, facts.Zone)}. You can show it there now."),
            _ => Mrkdwn.Of($"Here is today's lesson: {lesson}"),
        };
    }

    /// <summary>The lesson's title, as a link to its message where that is known.</summary>
    public static Mrkdwn Named(TodayAnswer.There there) => there.Link is { } link
        ? Mrkdwn.Of($"{new SlackLink(link.ToString(), there.Facts.Lesson.Title)}")
        : Mrkdwn.Of($"{there.Facts.Lesson.Title}");

    public static Mrkdwn Next(LessonCardFacts facts) => LessonCardMoments.Next(facts) is { } next
        ? Mrkdwn.Of($" {next}")
        : Mrkdwn.Empty;

    private static SlackMessage Say(Mrkdwn text, params Element[] buttons) =>
        new(text, buttons.Length == 0 ? [new Section(text)] : [new Section(text), new Actions(buttons)]);
}
