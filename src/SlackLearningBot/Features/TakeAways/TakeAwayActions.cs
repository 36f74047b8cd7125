using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>"Write them down": the form, or what was written when somebody else has it already.</summary>
internal sealed class WriteAction(NpgsqlDataSource database) : IActionHandler<TakeAwayChoice>, IOpensView
{
    public string Name => TakeAwayButtons.WriteName;

    public JsonTypeInfo<TakeAwayChoice> ValueType => TakeAwayValues.Default.TakeAwayChoice;

    public int ValueVersion => TakeAwayValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, TakeAwayChoice value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction => call.Opening(await TakeAwayStore.LockAsync(transaction, Places.Person(call.Actor), value.About, cancel) switch
        {
            null or { WithdrawnAt: not null } => MessageView.Of(TakeAwayView.Gone),
            { IsUsed: true } used => MessageView.Of(TakeAwayView.Card(used)),
            var one => TakeAwayForm.Write(one, AskedIn.Of(call, one)),
        }),
        cancel);
}

/// <summary>The take-aways are kept, and what can become of them is offered.</summary>
internal sealed class WriteModal(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => TakeAwayForm.WriteCallback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (TakeAwaysJson.Read(submission.View.PrivateMetadata) is not { } value)
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var wrong = new Dictionary<string, string>();
        return TakeAwayForm.Read(submission.State, wrong) is { } points
            ? await database.InTransactionAsync(transaction => SaveAsync(transaction, Places.Person(submission.Actor), value, points, cancel), cancel)
            : new SubmissionReply.Errors(wrong);
    }

    private async Task<SubmissionReply> SaveAsync(NpgsqlTransaction transaction, LearnerKey person, TakeAwayValue value, IReadOnlyList<string> points, CancellationToken cancel)
    {
        if (await Uses.FindAsync(transaction, person, value.TakeAway, cancel) is not { } one)
        {
            return new SubmissionReply.Update(MessageView.Of(TakeAwayView.Gone));
        }

        if (!one.IsUsed)
        {
            await TakeAwayStore.WriteAsync(transaction, one, points, calendar.Now, cancel);
        }

        var card = TakeAwayView.Card((await Uses.FindAsync(transaction, person, value.TakeAway, cancel))!);
        if (await AskedIn.FindAsync(transaction, one, value, cancel) is var (channel, ts))
        {
            await deliveries.EnqueueAgainAsync(transaction, UpdateMessageWork.Of(person.TeamId, channel, ts, card, calendar.Now), cancel);
        }

        return new SubmissionReply.Update(MessageView.Of(card));
    }
}

/// <summary>The message that asked for take-aways, and shows afterwards how things are.</summary>
internal static class AskedIn
{
    /// <summary>With the message of its own that was clicked in.</summary>
    public static TakeAwayValue Of(ActionCall call, TakeAway one) => call.Payload is { View: null, Container: { IsEphemeral: false, ChannelId: { } channel, MessageTs: { } ts } }
        ? new TakeAwayValue(one.TakeAwayId, channel, ts)
        : new TakeAwayValue(one.TakeAwayId);

    /// <summary>The message that asked, when the form was opened from it: what a person's client says is believed only where our own records say the same.</summary>
    public static async Task<(string Channel, string Ts)?> FindAsync(NpgsqlTransaction transaction, TakeAway one, TakeAwayValue value, CancellationToken cancel) =>
        await SentMessage.FindAsync(transaction, one.Person, AskWork.KindName, $"{one.TakeAwayId:N}", cancel) is { } asked && asked.ChannelId == value.Channel && asked.Ts == value.Ts
            ? (asked.ChannelId, asked.Ts)
            : null;
}
