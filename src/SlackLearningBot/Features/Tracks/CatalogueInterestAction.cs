using SlackLearningBot.Data;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary>An interest was chosen: the open catalogue shows the tracks with that skill.</summary>
internal sealed class CatalogueInterestAction(Catalogue catalogue) : IActionHandler
{
    public string Name => CatalogueView.InterestName;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var skill = call.Action.State.Selected is { Length: <= SlackLimits.OptionValue } chosen && chosen != CatalogueView.AnySkill ? chosen : null;
        return new ActionReply.UpdateView(await catalogue.RenderAsync(
            new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), new CataloguePlace(skill, 0), null, cancel));
    }
}
