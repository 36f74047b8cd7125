using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>"Export my data".</summary>
internal sealed class ExportAction(ExportRequest request) : IActionHandler
{
    public string Name => PersonalDataView.ExportName;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        await request.MakeAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), cancel);
        return new ActionReply.Remark(PersonalDataView.OnItsWay);
    }
}
