using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Guide;

/// <summary>A slash command with subcommands: finds what the words name, and helps when they name nothing.</summary>
internal abstract class GuideCommand(CommandGuide guide, IEnumerable<ISubcommand> subcommands, IRoles roles) : ISlashCommandHandler, IPassesOn
{
    private readonly IReadOnlyList<ISubcommand> subcommands = [.. subcommands.Where(one => one.Command == guide.Command)];

    public string Command => guide.Command;

    public object? HandlerOf(SlashCommand command) => Routing.Find(subcommands, Words(command))?.Subcommand;

    public async Task<CommandReply> HandleAsync(SlashCommand command, CancellationToken cancel)
    {
        var person = new LearnerKey(command.TeamId, command.UserId);
        var text = Words(command);
        if (Routing.Find(subcommands, text) is { } route)
        {
            return route.Subcommand.OwnersOnly && !await roles.IsOwnerAsync(person, cancel)
                ? GuideView.OwnersOnly(guide, route.Subcommand)
                : await route.Subcommand.HandleAsync(new SubcommandCall(person, route.Words, command), cancel);
        }

        var isOwner = await roles.IsOwnerAsync(person, cancel);
        ISubcommand[] allowed = [.. subcommands.Where(one => isOwner || !one.OwnersOnly)];
        return Routing.IsHelp(text)
            ? GuideView.Help(guide, allowed)
            : GuideView.NotKnown(guide, text, Routing.Nearest(allowed, text), allowed);
    }

    private static string Words(SlashCommand command) => command.Text.Replace("\0", "", StringComparison.Ordinal).Trim();
}
