using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.today</c>: the same as the command, from App Home or a message.</summary>
internal sealed class TodayAction(Today today) : IActionHandler
{
    public string Name => CommonButtons.LessonToday;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        new ActionReply.Remark(TodayView.Render(await today.AskAsync(LessonsView.Person(call), cancel)));
}
