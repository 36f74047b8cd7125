using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary><c>/learn catalog</c>.</summary>
internal sealed class CatalogueCommand(Catalogue catalogue) : ISubcommand, IOpensView
{
    public string Path => "catalog";

    public IReadOnlyList<HelpLine> Help { get; } = [new("catalog", "choose what to learn")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        new CommandReply.OpenView(await catalogue.RenderAsync(call.Learner, CataloguePlace.Start, null, cancel));
}
