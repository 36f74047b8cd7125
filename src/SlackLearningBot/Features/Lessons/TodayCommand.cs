using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>/learn today</c></summary>
internal sealed class TodayCommand(Today today) : ISubcommand
{
    public string Path => "today";

    public IReadOnlyList<HelpLine> Help { get; } = [new("today", "today's lesson, now")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        new CommandReply.Ephemeral(TodayView.Render(await today.AskAsync(call.Learner, cancel)));
}
