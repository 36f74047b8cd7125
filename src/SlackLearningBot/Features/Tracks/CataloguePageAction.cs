using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary>"Previous" and "Next" in the catalogue.</summary>
internal sealed class CataloguePageAction(Catalogue catalogue) : IActionHandler<CataloguePlace>
{
    public string Name => CatalogueView.PageName;

    public JsonTypeInfo<CataloguePlace> ValueType => TracksJson.Default.CataloguePlace;

    public int ValueVersion => TracksJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, CataloguePlace value, CancellationToken cancel) =>
        new ActionReply.UpdateView(await catalogue.RenderAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value, null, cancel));
}
