using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.PersonalData;

/// <summary><c>/learn data</c>: what is kept, with the two things that can be done with it.</summary>
internal sealed class DataCommand : ISubcommand
{
    public string Path => "data";

    public IReadOnlyList<HelpLine> Help { get; } = [new("data", "what I keep about you")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => Task.FromResult<CommandReply>(PersonalDataView.Shown);
}
