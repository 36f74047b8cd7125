using System.Text.Json;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>The channel is chosen: whether it can be written to is found out before anything is posted.</summary>
internal sealed class PlaceModal(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => TakeAwayForm.PostCallback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (TakeAwaysJson.Read(submission.View.PrivateMetadata) is not { } value)
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        if (submission.State.Conversation(TakeAwayForm.Channel, TakeAwayForm.Channel) is not { Length: > 1 and <= 40 } channel || channel[0] is not ('C' or 'G') || !channel.All(char.IsAsciiLetterOrDigit))
        {
            return new SubmissionReply.Errors(new Dictionary<string, string> { [TakeAwayForm.Channel] = "Please choose a channel." });
        }

        var person = Places.Person(submission.Actor);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                if (await Uses.FindAsync(transaction, person, value.TakeAway, cancel) is not { IsWritten: true, Channel: null } one)
                {
                    return new SubmissionReply.Update(MessageView.Of(TakeAwayView.Gone));
                }

                await deliveries.EnqueueAgainAsync(transaction, PlaceWork.Of(one, channel, calendar.Now), cancel);
                return new SubmissionReply.Update(MessageView.Of(TakeAwayView.OnItsWay(channel)));
            },
            cancel);
    }
}

/// <summary>Looks at the chosen channel, and owes the post there, or a word to whoever chose it.</summary>
internal sealed class PlaceWork(NpgsqlDataSource database, SlackClient slack, Deliveries deliveries, Posting posting, CalendarClock calendar) : ICallWork
{
    public const string KindName = "take_away.place";
    public const string NotMember = "not_in_channel";
    public const string Archived = "is_archived";
    public const string NotPublic = "not_public";
    public const string Elsewhere = "elsewhere";

    public string Kind => KindName;

    public string Method => "conversations.info";

    public static NewDelivery Of(TakeAway one, string channel, DateTimeOffset now) =>
        NewDelivery.To(one.Person, KindName, $"{one.TakeAwayId:N}:{channel}", DeliveryClass.Answer, now) with { Payload = TakeAwaysJson.Write(new PlaceWish(one.TakeAwayId, channel)) };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var wish = JsonSerializer.Deserialize(delivery.Payload, TakeAwaysJson.Default.PlaceWish)!;
        var info = await slack.ConversationsInfoAsync(workspace.Token, wish.Channel, cancel);
        if (info is SlackResult<Conversation>.Failed { Failure: { } failure } && (failure.IsTokenDead || failure.Kind != FailureKind.Permanent))
        {
            return new CallOutcome.Failed(failure);
        }

        return await database.InTransactionAsync<CallOutcome>(
            async transaction =>
            {
                if (!await Deliveries.HoldAsync(transaction, delivery, cancel) || await Uses.FindAsync(transaction, delivery.Person, wish.TakeAway, cancel) is not { IsWritten: true } one
                    || one.Channel == wish.Channel)
                {
                    return new CallOutcome.Drop("erased meanwhile");
                }

                var why = one.Channel is null ? Against(info) : Elsewhere;
                await (why is not null ? posting.RefuseAsync(transaction, one, wish.Channel, why, cancel) : PostAsync(transaction, one, wish.Channel, cancel));
                return new CallOutcome.Done();
            },
            cancel);
    }

    private async Task PostAsync(NpgsqlTransaction transaction, TakeAway one, string channel, CancellationToken cancel)
    {
        var now = calendar.Now;
        await deliveries.EnqueueAgainAsync(transaction, new NewDelivery(one.TeamId, channel, PostWork.KindName, $"{one.TakeAwayId:N}", DeliveryClass.Answer, now), cancel);
        var posted = one with { Channel = channel, PostOpen = true };
        await TakeAwayStore.NoteUseAsync(transaction, posted, now, cancel);
        await posting.ShowAsync(transaction, posted, cancel);
    }

    /// <summary>Why nothing is posted there; null when nothing speaks against it.</summary>
    private static string? Against(SlackResult<Conversation> info) => info switch
    {
        SlackResult<Conversation>.Ok { Value.IsForEverybodyHere: false } => NotPublic,
        SlackResult<Conversation>.Ok { Value.IsArchived: true } => Archived,
        SlackResult<Conversation>.Ok { Value.IsMember: false } => NotMember,
        SlackResult<Conversation>.Ok => null,
        _ => "channel_not_found",
    };
}

/// <summary>The post itself, in the channel, naming the person.</summary>
internal sealed class PostWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "take_away.post";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await TakeAwayStore.LockAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel) is { IsWritten: true } one && one.Channel == delivery.Recipient
            ? new Rendering.Post(TakeAwayView.Posted(one))
            : new Rendering.Drop("forgotten"),
        cancel);
}

/// <summary>Tells somebody why their take-aways are not in the channel they chose.</summary>
internal sealed class RefusedWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "take_away.refused";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        var refused = JsonSerializer.Deserialize(delivery.Payload, TakeAwaysJson.Default.PlaceRefused)!;
        return database.InTransactionAsync<Rendering>(
            async transaction => await Uses.FindAsync(transaction, delivery.Person, refused.TakeAway, cancel) is { } one && (one.Channel is null || refused.Why == PlaceWork.Elsewhere)
                ? new Rendering.Post(TakeAwayView.Refused(one, refused))
                : new Rendering.Drop("forgotten"),
            cancel);
    }
}
