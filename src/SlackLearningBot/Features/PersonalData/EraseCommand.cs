using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.PersonalData;

/// <summary><c>/learn data erase</c>: asks for the word.</summary>
internal sealed class EraseCommand : ISubcommand
{
    public string Path => "data erase";

    public IReadOnlyList<HelpLine> Help { get; } = [new("data erase", "make me forget you; asks before it does")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        Task.FromResult<CommandReply>(new CommandReply.OpenView(PersonalDataView.AskForWord));
}
