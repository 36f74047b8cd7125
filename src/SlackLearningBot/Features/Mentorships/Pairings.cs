using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The way into a mentorship for whoever presses something: only its members come in, one at a time.</summary>
internal sealed class Pairings(NpgsqlDataSource database, CalendarClock calendar)
{
    private static readonly SlackMessage NotYours = Remarks.Say(Mrkdwn.Of($"This belongs to the people of that mentorship, so nothing was changed."));

    public static ActionReply NotYoursReply { get; } = new ActionReply.Remark(NotYours);

    public static ActionReply NotYoursView { get; } = new ActionReply.OpenView(MessageView.Of(NotYours));

    public static SubmissionReply NotYoursSent { get; } = new SubmissionReply.Update(MessageView.Of(NotYours));

    public static LearnerKey Person(Actor actor) => new(actor.TeamId!, actor.UserId);

    /// <summary>Does it in a transaction that holds the mentorship, or answers <paramref name="notYours"/>.</summary>
    public Task<T> AsMemberAsync<T>(Actor actor, Guid mentorship, T notYours, Func<NpgsqlTransaction, Pairing, Member, Task<T>> work, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
                await PairingStore.LockAsync(transaction, actor.TeamId!, mentorship, calendar.Now, cancel) is { } pairing && pairing.Find(actor.UserId) is { } member
                    ? await work(transaction, pairing, member)
                    : notYours,
            cancel);

    /// <summary>The same for whoever takes part or did: what made somebody leave can still be said.</summary>
    public Task<T> AsFormerAsync<T>(Actor actor, Guid mentorship, T notYours, Func<NpgsqlTransaction, Pairing, Task<T>> work, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
                await PairingStore.LockAsync(transaction, actor.TeamId!, mentorship, calendar.Now, cancel) is { } pairing && pairing.Everybody.Any(one => one.UserId == actor.UserId)
                    ? await work(transaction, pairing)
                    : notYours,
            cancel);

    /// <summary>As it is after something was changed.</summary>
    public async Task<Pairing> AgainAsync(NpgsqlTransaction transaction, Pairing pairing, CancellationToken cancel) =>
        (await PairingStore.FindAsync(transaction, pairing.Facts.TeamId, pairing.Id, calendar.Now, cancel))!;
}
