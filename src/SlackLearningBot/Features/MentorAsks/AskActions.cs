using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>"Yes, gladly": one click, and the mentorship begins. A second click shows the first one's result.</summary>
internal sealed class AcceptAction(NpgsqlDataSource database, MentorFinder finder, IMentorships mentorships, Telling telling, AskMessages messages, CalendarClock calendar) : IActionHandler<ChoiceValue>
{
    public string Name => AskView.Accept;

    public JsonTypeInfo<ChoiceValue> ValueType => AsksJson.Default.ChoiceValue;

    public int ValueVersion => AsksJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, ChoiceValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            if (await WishStore.LockAsync(transaction, call.Actor.TeamId!, value.Wish, cancel) is not { } wish || wish.At(value.Place) is not { } choice)
            {
                return AskPlaces.Shown(call, AskView.Gone);
            }

            if (choice.MentorId != call.Actor.UserId)
            {
                return new ActionReply.Remark(Remarks.NotYours);
            }

            if (choice.State != "asked")
            {
                return AskPlaces.Shown(call, AskView.Over(wish.Wish, choice));
            }

            var now = calendar.Now;
            if (await IsForbiddenAsync(transaction, wish.Wish, choice, cancel))
            {
                await WishStore.SaveAsync(transaction, wish.Wish, choice, "gone", null, now, cancel);
                await WishStore.WaitAsync(transaction, wish.Wish, now, cancel);
                return AskPlaces.Shown(call, AskView.Over(wish.Wish, choice with { State = "gone" }));
            }

            await WishStore.SaveAsync(transaction, wish.Wish, choice, "accepted", null, now, cancel);
            await WishStore.EndAsync(transaction, wish.Wish, "matched", now, cancel);
            await mentorships.BeginAsync(
                transaction,
                wish.Wish.Kind == "peer"
                    ? new NewMentorship(wish.Wish.TeamId, wish.Wish.Kind, [], [wish.Wish.UserId, choice.MentorId], wish.Wish.Sentence, now)
                    : new NewMentorship(wish.Wish.TeamId, wish.Wish.Kind, [choice.MentorId], [wish.Wish.UserId], wish.Wish.Sentence, now),
                cancel);
            await telling.AnsweredAsync(transaction, wish.Wish, choice, cancel);
            var accepted = choice with { State = "accepted" };
            if (!AskPlaces.IsOwnMessage(call))
            {
                await messages.ShowOverAsync(transaction, wish.Wish, accepted, cancel);
            }

            return AskPlaces.Shown(call, AskView.Over(wish.Wish, accepted));
        },
        cancel);

    /// <summary>Since the question went out one of them may have blocked the other, or they came together elsewhere. Nothing else keeps a mentor who says yes from it.</summary>
    private async Task<bool> IsForbiddenAsync(NpgsqlTransaction transaction, Wish wish, Choice choice, CancellationToken cancel) =>
        (await finder.WeighAsync(transaction.Connection!, wish.Mentee, wish.MentorshipKind, [choice.MentorId], cancel)).GetValueOrDefault(choice.MentorId)?.Against
            is Exclusion.Blocked or Exclusion.ReportingLine or Exclusion.Met;
}

/// <summary>"Not now" and "Propose a colleague": a small form, if the question still stands.</summary>
internal abstract class RefuseAction(NpgsqlDataSource database, bool isProposing) : IActionHandler<ChoiceValue>, IOpensView
{
    public string Name => isProposing ? AskView.Propose : AskView.Decline;

    public JsonTypeInfo<ChoiceValue> ValueType => AsksJson.Default.ChoiceValue;

    public int ValueVersion => AsksJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, ChoiceValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction => new ActionReply.OpenView(
            await WishStore.LockAsync(transaction, call.Actor.TeamId!, value.Wish, cancel) is not { } wish || wish.At(value.Place) is not { } choice ? MessageView.Of(AskView.Gone)
            : choice.MentorId != call.Actor.UserId ? MessageView.Of(Remarks.NotYours)
            : choice.State != "asked" ? MessageView.Of(AskView.Over(wish.Wish, choice))
            : isProposing ? RefuseForm.Proposal(wish.Wish, value)
            : RefuseForm.Decline(wish.Wish, value)),
        cancel);
}

internal sealed class DeclineAction(NpgsqlDataSource database) : RefuseAction(database, isProposing: false);

internal sealed class ProposeAction(NpgsqlDataSource database) : RefuseAction(database, isProposing: true);

/// <summary>Where a button was pressed: in a message of its own, in what only one person sees, or in App Home.</summary>
internal static class AskPlaces
{
    /// <summary>In the message's place; App Home is published anew, so there it is said in a dialog.</summary>
    public static ActionReply Shown(ActionCall call, SlackMessage message) =>
        call.Payload.View is null ? new ActionReply.ReplaceMessage(message) : new ActionReply.Remark(message);

    public static bool IsOwnMessage(ActionCall call) => call.Payload.View is null && !call.Payload.Container.IsEphemeral;
}
