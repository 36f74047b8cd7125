using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>"I was there": one click, in the channel or in the direct message.</summary>
internal sealed class AttendedAction(NpgsqlDataSource database, BringingBack bringingBack, OpenQuestions questions, CalendarClock calendar) : IActionHandler<GatheringChoice>
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

            if (gathering.IsLongOverAt(calendar.Now))
            {
                return new ActionReply.Remark(AfterView.LongOver);
            }

            var person = new LearnerKey(gathering.TeamId, call.Actor.UserId);
            await AfterStore.AttendAsync(transaction, gathering, person.UserId, calendar.Now, cancel);
            await bringingBack.SettleAsync(transaction, gathering, person.UserId, cancel);
            var isLeftOut = gathering.ListedAt is not null && await PlaceStore.FindAsync(transaction, person, gathering.GatheringId, cancel) is not { Listed: true };
            var answer = isLeftOut ? AfterView.NotListed(gathering) : AfterView.Attended(gathering, await bringingBack.StandingAsync(transaction, gathering, person.UserId, cancel));
            return await questions.AnswerAsync(transaction, call, gathering, answer, cancel);
        },
        cancel);
}

/// <summary>"I could not come", and "I was not there" beside what is noted: only that changes what somebody said before.</summary>
internal sealed class MissedAction(NpgsqlDataSource database, BringingBack bringingBack, OpenQuestions questions, CalendarClock calendar) : IActionHandler<GatheringChoice>
{
    public string Name => GatheringButtons.MissedName;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            if (await GatheringReads.LockAsync(transaction, call.Actor.TeamId!, value.Gathering, cancel) is not { State: GatheringStates.Held } gathering)
            {
                return new ActionReply.Remark(AfterView.NotOver);
            }

            if (gathering.IsLongOverAt(calendar.Now))
            {
                return new ActionReply.Remark(AfterView.LongOver);
            }

            var before = await PlaceStore.FindAsync(transaction, new LearnerKey(gathering.TeamId, call.Actor.UserId), gathering.GatheringId, cancel);
            if (before is { AttendedAt: { } saidAt } && !value.Sure)
            {
                return await questions.AnswerAsync(transaction, call, gathering, AfterView.SaidBefore(gathering, saidAt), cancel);
            }

            await AfterStore.MissAsync(transaction, gathering, call.Actor.UserId, calendar.Now, cancel);
            await bringingBack.SettleAsync(transaction, gathering, call.Actor.UserId, cancel);
            return await questions.AnswerAsync(
                transaction, call, gathering, gathering.ListedAt is not null && before is { Listed: true } ? AfterView.ListedAllTheSame(gathering) : AfterView.Missed(gathering), cancel);
        },
        cancel);
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
        return call.Opening(gathering switch
        {
            { State: GatheringStates.Held, Hosts.Length: > 0 } => AfterView.Form(gathering),
            { State: GatheringStates.Held } => MessageView.Of(AfterView.NobodyToTell(gathering)),
            _ => MessageView.Of(AfterView.NotOver),
        });
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

        var lines = (submission.State.Text(AfterView.FeedbackField, AfterView.FeedbackField) ?? "").ReplaceLineEndings("\n").Split('\n');
        var words = string.Join('\n', lines.Select(PlainLine.Of)).Trim();
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

                var id = await AfterStore.AddFeedbackAsync(transaction, by, Guid.CreateVersion7(calendar.Now), gathering.GatheringId, words, calendar.Now, cancel);
                await deliveries.EnqueueManyAsync(
                    transaction,
                    FeedbackWork.KindName,
                    DeliveryClass.Nudge,
                    [
                        .. gathering.Hosts.Select(host =>
                            NewDelivery.To(new LearnerKey(by.TeamId, host), FeedbackWork.KindName, $"{gathering.GatheringId}:{id}", DeliveryClass.Nudge, calendar.Now) with { Value = NudgeValue.Gathering }),
                    ],
                    cancel);
                await ChangeSentAsync(transaction, gathering, by, id, words, cancel);
                return new SubmissionReply.Update(MessageView.Of(AfterView.Sent(gathering)));
            },
            cancel);
    }

    /// <summary>Whoever has their earlier words reads these in the same message.</summary>
    private async Task ChangeSentAsync(NpgsqlTransaction transaction, Gathering gathering, LearnerKey by, Guid id, string words, CancellationToken cancel)
    {
        foreach (var host in gathering.Hosts)
        {
            if (await SentMessage.FindAsync(transaction, new LearnerKey(by.TeamId, host), FeedbackWork.KindName, $"{gathering.GatheringId}:{id}", cancel) is { } sent)
            {
                await deliveries.EnqueueAgainAsync(
                    transaction, UpdateMessageWork.Of(by.TeamId, sent.ChannelId, sent.Ts, AfterView.Feedback(gathering, by.UserId, words), calendar.Now), cancel);
            }
        }
    }
}

/// <summary>Whether a click was on a message in the direct conversation with the bot, which is one person's own.</summary>
internal static class OwnMessage
{
    public static bool Is(ActionCall call) => call.Payload.Container is { Type: "message", IsEphemeral: false, ChannelId: ['D', ..] };
}
