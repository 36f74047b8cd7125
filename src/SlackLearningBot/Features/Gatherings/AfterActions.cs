using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>"I was there": one click, in the channel or in the direct message.</summary>
internal sealed class AttendedAction(NpgsqlDataSource database, CalendarClock calendar) : IActionHandler<GatheringChoice>
{
    public string Name => GatheringButtons.AttendedName;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            if (await GatheringReads.LockAsync(transaction, call.Actor.TeamId!, value.Gathering, cancel) is not { State: GatheringStates.Held } gathering)
            {
                return new ActionReply.Remark(AfterView.NotOver);
            }

            var person = new LearnerKey(gathering.TeamId, call.Actor.UserId);
            await AfterStore.AttendAsync(transaction, gathering, person.UserId, calendar.Now, cancel);
            var isLeftOut = gathering.ListedAt is not null && await PlaceStore.FindAsync(transaction, person, gathering.GatheringId, cancel) is not { Listed: true };
            var answer = isLeftOut ? AfterView.NotListed(gathering) : AfterView.Attended(gathering);
            return OwnMessage.Is(call) ? new ActionReply.ReplaceMessage(answer) : new ActionReply.Remark(answer);
        },
        cancel);
}

/// <summary>"I could not come".</summary>
internal sealed class MissedAction(NpgsqlDataSource database) : IActionHandler<GatheringChoice>
{
    public string Name => GatheringButtons.MissedName;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindAsync(transaction, call.Actor.TeamId!, value.Gathering, cancel), cancel) is { } gathering
            ? new ActionReply.ReplaceMessage(AfterView.Missed(gathering))
            : new ActionReply.Remark(GatheringView.Gone);
}

/// <summary>"Tell the speakers something", or the trainers: the form.</summary>
internal sealed class TellAction(NpgsqlDataSource database) : IActionHandler<GatheringChoice>
{
    public string Name => GatheringButtons.TellName;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel)
    {
        var gathering = await database.InTransactionAsync(transaction => GatheringReads.FindAsync(transaction, call.Actor.TeamId!, value.Gathering, cancel), cancel);
        var view = gathering is { State: GatheringStates.Held, Hosts.Length: > 0 } ? AfterView.Form(gathering) : MessageView.Of(AfterView.NotOver);
        return call.Payload.View is { Type: "modal" } ? new ActionReply.PushView(view) : new ActionReply.OpenView(view);
    }
}

/// <summary>It goes to those who held it, and to nobody else.</summary>
internal sealed class FeedbackModal(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => AfterView.FeedbackForm;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, GatheringValues.Default.GatheringChoice, GatheringValues.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var words = (submission.State.Text(AfterView.FeedbackField, AfterView.FeedbackField) ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        if (words.Length is 0 or > AfterView.LongestFeedback)
        {
            return new SubmissionReply.Errors(new Dictionary<string, string>
            {
                [AfterView.FeedbackField] = words.Length == 0 ? "Please write something, or cancel." : $"This has {words.Length} characters, and at most {AfterView.LongestFeedback} fit.",
            });
        }

        var by = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                if (await GatheringReads.FindAsync(transaction, by.TeamId, value.Gathering, cancel) is not { State: GatheringStates.Held } gathering)
                {
                    return new SubmissionReply.Update(MessageView.Of(AfterView.NotOver));
                }

                var id = Guid.CreateVersion7(calendar.Now);
                await AfterStore.AddFeedbackAsync(transaction, by, id, gathering.GatheringId, words, calendar.Now, cancel);
                await deliveries.EnqueueManyAsync(
                    transaction,
                    FeedbackWork.KindName,
                    DeliveryClass.Answer,
                    [.. gathering.Hosts.Select(host => NewDelivery.To(new LearnerKey(by.TeamId, host), FeedbackWork.KindName, $"{gathering.GatheringId}:{id}", DeliveryClass.Answer, calendar.Now))],
                    cancel);
                return new SubmissionReply.Update(MessageView.Of(AfterView.Sent(gathering)));
            },
            cancel);
    }
}

/// <summary>Whether a click was on a message in the direct conversation with the bot, which is one person's own.</summary>
internal static class OwnMessage
{
    public static bool Is(ActionCall call) => call.Payload.Container is { Type: "message", IsEphemeral: false, ChannelId: ['D', ..] };
}
