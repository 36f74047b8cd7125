using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Assessments;

/// <summary><c>assessment.brief</c>, from App Home or the list: the rules first; what was begun goes on in the direct message.</summary>
internal sealed class BriefAction(NpgsqlDataSource database, Taking taking, BotSettings settings, CalendarClock calendar) : IActionHandler<AssignmentValue>, IOpensView
{
    public string Name => BriefView.Brief;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel)
    {
        var person = AttemptReplies.Person(call.Actor);
        var assigned = await database.InTransactionAsync(transaction => AssignedStore.FindAsync(transaction, person, value.Assignment, cancel), cancel);
        return new ActionReply.OpenView(assigned is { State: "open" } && assigned.Decide(calendar.Now) is AttemptDecision.Begin
            ? BriefView.Modal(assigned, calendar.Now, assigned.ZoneOr(settings.DefaultZone))
            : MessageView.Of(AttemptReplies.Say(await taking.StartAsync(person, value.Assignment, null, cancel))));
    }
}

/// <summary>The rules were read, and it begins: in the direct message, where it can be found again.</summary>
internal sealed class BeginModal(Taking taking) : IViewSubmissionHandler
{
    public string CallbackId => BriefView.Begin;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel) =>
        new SubmissionReply.Update(MessageView.Of(
            ActionValue.TryRead(submission.View.PrivateMetadata, AssessmentsJson.Default.AssignmentValue, AssessmentsJson.Version, out var value)
                ? AttemptReplies.Say(await taking.StartAsync(AttemptReplies.Person(submission.Actor), value.Assignment, null, cancel))
                : Remarks.EarlierVersion));
}
