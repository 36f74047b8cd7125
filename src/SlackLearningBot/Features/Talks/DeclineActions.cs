using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>"Not for us": the form, over the card.</summary>
internal sealed class DeclineAction(TalkDesk desk) : IActionHandler<TalkValue>
{
    public string Name => DeclineForm.Open;

    public JsonTypeInfo<TalkValue> ValueType => TalkValues.Default.TalkValue;

    public int ValueVersion => TalkValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TalkValue value, CancellationToken cancel) =>
        call.Opening(await desk.FindForDeclineAsync(TalkDesk.Person(call.Actor), value.Talk, cancel) is { } talk ? DeclineForm.Render(talk) : MessageView.Of(DeclineForm.TooLate));
}

/// <summary>The form was sent: it leaves the list, and whoever proposed it hears so.</summary>
internal sealed class DeclineModal(NpgsqlDataSource database, IGatherings gatherings, TalkDesk desk) : IViewSubmissionHandler
{
    public string CallbackId => DeclineForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = TalkDesk.Person(submission.Actor);
        if (TalkValues.Read(submission.View.PrivateMetadata) is not { } id || await desk.FindForDeclineAsync(person, id, cancel) is not { } talk)
        {
            return new SubmissionReply.Update(MessageView.Of(DeclineForm.TooLate));
        }

        var reason = FilledTalk.Reason(submission.State);
        var isDeclined = await database.InTransactionAsync(transaction => gatherings.DeclineAsync(transaction, person, id, reason, cancel), cancel);
        return new SubmissionReply.Update(MessageView.Of(isDeclined ? DeclineForm.Declined(talk) : DeclineForm.TooLate));
    }
}
