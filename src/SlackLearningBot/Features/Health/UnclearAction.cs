using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Health;

/// <summary>"This question is unclear": noted once of each version. The message stays as it is.</summary>
internal sealed class UnclearAction(UnclearStore store, CalendarClock calendar) : IActionHandler<AnsweredValue>
{
    public string Name => QuestionAfter.Unclear;

    public JsonTypeInfo<AnsweredValue> ValueType => LessonCardValues.Default.AnsweredValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AnsweredValue value, CancellationToken cancel) => new ActionReply.Remark(
        await store.SayAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value.Question, value.Delivery, calendar.Now, cancel) switch
        {
            null => Remarks.NotYours,
            true => HealthView.Noted,
            false => HealthView.NotedBefore,
        });
}
