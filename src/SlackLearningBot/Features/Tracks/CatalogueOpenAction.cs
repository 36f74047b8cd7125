using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary>The button "Choose tracks", wherever it stands.</summary>
internal sealed class CatalogueOpenAction(Catalogue catalogue) : IActionHandler, IOpensView
{
    public string Name => CommonButtons.CatalogueOpen;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var view = await catalogue.RenderAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), CataloguePlace.Start, null, cancel);
        return call.Opening(view);
    }
}
