using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary>"Names as CSV": asks the outbox for the file. The minute and the assignment are the request's key, so that a double click brings one file.</summary>
internal sealed class NamesFileAction(IRoles roles, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IActionHandler<AssignmentValue>
{
    public string Name => StatusView.FileName;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel)
    {
        var (owner, now) = (AttemptReplies.Person(call.Actor), calendar.Now);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new ActionReply.UpdateView(MessageView.Of(NewView.NoOwner));
        }

        await database.InTransactionAsync(
            transaction => deliveries.EnqueueAsync(
                transaction,
                NewDelivery.To(owner, NamesFileWork.KindName, $"{now:yyyy-MM-dd'T'HH:mm'Z'} {value.Assignment}", DeliveryClass.Answer, now) with
                {
                    Lane = Lane.File, Payload = JsonSerializer.Serialize(value, AssessmentsJson.Default.AssignmentValue),
                },
                cancel),
            cancel);
        return new ActionReply.Remark(StatusView.FileOnItsWay);
    }
}
