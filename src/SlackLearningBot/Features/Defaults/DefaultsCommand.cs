using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Defaults;

/// <summary><c>/learn defaults</c>: what a workspace decides for those of its people who chose nothing, as a form; <c>reset</c> forgets it.</summary>
internal sealed class DefaultsCommand(DefaultsStore store, BotSettings settings) : ISubcommand
{
    public string Path => "defaults";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help => [new("defaults", "what newcomers are proposed, and what holds for people who chose nothing")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var teamId = call.Learner.TeamId;
        switch (call.Words.Trim().ToLowerInvariant())
        {
            case "":
                return new CommandReply.OpenView(DefaultsView.Modal(
                    (await store.ReadAsync(teamId, cancel)).With(settings), await store.ReadCalendarsAsync(teamId, cancel), settings.NudgesADay));
            case "reset":
                await store.DeleteAsync(teamId, cancel);
                return DefaultsView.Reset(new DefaultsRow().With(settings));
            default:
                return DefaultsView.NotUnderstood(call.Words.Trim());
        }
    }
}
