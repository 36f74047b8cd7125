using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Reports;

/// <summary>"Download as CSV": asks the outbox for the file. The minute and the track are the request's key, so that a double click brings one file.</summary>
internal sealed class ReportFileAction(IRoles roles, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IActionHandler<ReportValue>
{
    public string Name => ReportView.File;

    public JsonTypeInfo<ReportValue> ValueType => ReportJson.Default.ReportValue;

    public int ValueVersion => ReportJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, ReportValue value, CancellationToken cancel)
    {
        var (owner, now) = (new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), calendar.Now);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new ActionReply.Remark(ReportView.OwnersOnly);
        }

        await database.InTransactionAsync(
            transaction => deliveries.EnqueueAsync(
                transaction,
                NewDelivery.To(owner, ReportFileWork.KindName, $"{now:yyyy-MM-dd'T'HH:mm'Z'} {value.Track}", DeliveryClass.Answer, now) with
                {
                    Lane = Lane.File,
                    Payload = JsonSerializer.Serialize(value, ReportJson.Default.ReportValue),
                },
                cancel),
            cancel);
        return new ActionReply.Remark(ReportView.OnItsWay);
    }
}
