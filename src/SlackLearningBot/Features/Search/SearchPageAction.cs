using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Search;

/// <summary>Another page of what was found, or another spelling of what was asked.</summary>
internal sealed class SearchPageAction(Searching searching) : IActionHandler<SearchPlace>
{
    public string Name => SearchView.PageName;

    public JsonTypeInfo<SearchPlace> ValueType => SearchValues.Default.SearchPlace;

    public int ValueVersion => SearchValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, SearchPlace value, CancellationToken cancel) =>
        new ActionReply.ReplaceMessage(await searching.AnswerAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value, cancel));
}
