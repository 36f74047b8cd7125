using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.preview</c>: something in a preview was pressed.</summary>
internal sealed class PreviewAction : IActionHandler
{
    public string Name => LessonPreview.Press;

    public Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        Task.FromResult<ActionReply>(new ActionReply.Remark(LessonsView.OnlyAPreview));
}
