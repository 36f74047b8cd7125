using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.PersonalData;

/// <summary><c>/learn data export</c>.</summary>
internal sealed class ExportCommand(ExportRequest request) : ISubcommand
{
    public string Path => "data export";

    public IReadOnlyList<HelpLine> Help { get; } = [new("data export", "get everything I keep about you as a file")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        await request.MakeAsync(call.Learner, cancel);
        return PersonalDataView.OnItsWay;
    }
}
