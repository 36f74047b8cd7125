using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Changes the first message about a group to how things are now: a session that was moved, or called off, does not stand there with its old day.</summary>
internal abstract class FirstWordChange(SlackClient slack, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar, string kind, string firstWord) : ICallWork
{
    /// <summary>A first word that is just being sent may show how things were: it is looked at again after this.</summary>
    private static readonly TimeSpan UntilItIsSent = TimeSpan.FromMinutes(2);

    private const string FindSql = """
        select state in ('sending', 'unsure') as is_going_out, channel, ts
          from delivery
         where team_id = @TeamId and recipient = @Recipient and kind = @Kind and slot = @Slot
        """;

    public string Kind => kind;

    public string Method => "chat.update";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (await database.InTransactionAsync(transaction => FindAsync(transaction, delivery, cancel), cancel) is not var (address, message))
        {
            return new CallOutcome.Drop("the programme is over");
        }

        return await slack.ChatUpdateAsync(workspace.Token, address, message, cancel) switch
        {
            SlackResult<MessageAddress>.Failed failed => new CallOutcome.Failed(failed.Failure),
            _ => new CallOutcome.Done(),
        };
    }

    private async Task<(MessageAddress Address, SlackMessage Message)?> FindAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel)
    {
        var first = await transaction.Connection!.QuerySingleOrDefaultAsync<(bool IsGoingOut, string? Channel, string? Ts)>(new CommandDefinition(
            FindSql, new { delivery.TeamId, delivery.Recipient, Kind = firstWord, delivery.Slot }, transaction, cancellationToken: cancel));
        if (first.IsGoingOut)
        {
            var again = new NewDelivery(delivery.TeamId, delivery.Recipient, kind, delivery.Slot, DeliveryClass.Home, calendar.Now + UntilItIsSent) { Lane = Lane.Update };
            await deliveries.EnqueueAgainAsync(transaction, again, cancel);
        }

        return first is { Channel: { } channel, Ts: { } ts }
            && await CohortStore.FindAsync(transaction, delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"), cancel) is { } cohort
            && await RenderAsync(transaction, delivery, cohort, cancel) is { } message
                ? (new MessageAddress(channel, ts), message)
                : null;
    }

    /// <summary>Null when it is to stay as it is.</summary>
    protected abstract Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Cohort cohort, CancellationToken cancel);
}

/// <summary>The first message of a group's own channel.</summary>
internal sealed class ChannelHelloChangeWork(SlackClient slack, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
    : FirstWordChange(slack, database, deliveries, calendar, KindName, ChannelHelloWork.KindName)
{
    public const string KindName = "programme.channel_hello_change";

    public static NewDelivery Of(Cohort cohort, string channel, DateTimeOffset now) =>
        new(cohort.TeamId, channel, KindName, $"{cohort.CohortId:N}", DeliveryClass.Answer, now) { Lane = Lane.Update };

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Cohort cohort, CancellationToken cancel) =>
        Task.FromResult<SlackMessage?>(ChannelView.Hello(cohort));
}

/// <summary>The first word to somebody of the group.</summary>
internal sealed class HelloChangeWork(SlackClient slack, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
    : FirstWordChange(slack, database, deliveries, calendar, KindName, HelloWork.KindName)
{
    public const string KindName = "programme.hello_change";

    private readonly CalendarClock calendar = calendar;

    public static NewDelivery Of(Cohort cohort, string userId, DateTimeOffset now) =>
        NewDelivery.To(new LearnerKey(cohort.TeamId, userId), KindName, $"{cohort.CohortId:N}", DeliveryClass.Home, now) with { Lane = Lane.Update };

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Cohort cohort, CancellationToken cancel) =>
        HelloWork.FindAsync(transaction, delivery.Person, cohort, calendar.Now, cancel);
}
