using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>"Erase me", after Slack's own "are you sure": asks for the word.</summary>
internal sealed class EraseAction : IActionHandler
{
    public string Name => PersonalDataView.EraseName;

    public Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        Task.FromResult<ActionReply>(new ActionReply.OpenView(PersonalDataView.AskForWord));
}
