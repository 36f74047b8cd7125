using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Guide;

/// <summary><c>/learn why</c>: why the last things came, the newest first.</summary>
internal sealed class WhyCommand(IEnumerable<IWhy> reasons) : ISubcommand
{
    public string Path => "why";

    public IReadOnlyList<HelpLine> Help { get; } = [new("why", "why the last thing came, and how to get less of it")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var answers = new List<WhyAnswer>();
        foreach (var reason in reasons)
        {
            if (await reason.FindLastAsync(call.Learner, cancel) is { } answer)
            {
                answers.Add(answer);
            }
        }

        return WhyView.Render([.. answers.OrderByDescending(answer => answer.SentAt)]);
    }
}
