using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>The round one takes part in, as long as one can say whom one would like; for App Home, for what was held back, and for <c>/learn why</c>.</summary>
internal sealed class RoundsHome(NpgsqlDataSource database, CalendarClock calendar) : IHomeSection, IWaiting, IWhy
{
    public int Order => 28;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) => await database.InTransactionAsync<IReadOnlyList<Block>>(
        async transaction =>
            await RoundStore.FindOpenAsync(transaction, person.TeamId, cancel) is { } round && round.IsAskingAt(calendar.Now)
            && await EnrolledStore.LockAsync(transaction, person, round.RoundId, cancel) is { } part
                ? [new Header("Mentor round"), .. AskView.Standing(round, part, await ProfileReads.FindAsync(transaction, round, person.UserId, cancel)).Blocks]
                : [],
        cancel);

    public IReadOnlyList<string> Kinds { get; } = [AskWork.KindName, AloneWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new List<WaitingThing?>();
        foreach (var one in held)
        {
            var round = await RoundStore.FindAsync(transaction, teamId, AskWork.RoundOf(one.Slot), cancel);
            things.Add((round, one.Kind) switch
            {
                (null, _) => null,
                (_, AloneWork.KindName) => new WaitingThing(Mrkdwn.Of($"What came of the mentor round {RoundView.Bold(round.Name)}")),
                _ when round.IsAskingAt(now) => new WaitingThing(Mrkdwn.Of($"The mentor round {RoundView.Bold(round.Name)}: whom would you like?"), new Button("Say it", AskView.Choose, RoundsJson.Value(round.RoundId))),
                _ => null,
            });
        }

        return things;
    }

    private const string FindLastSql = """
        select slot, finished_at as sent_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind in ('mentor_round.ask', 'mentor_round.alone') and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
            await transaction.Connection!.QuerySingleOrDefaultAsync<(string Slot, DateTimeOffset SentAt)?>(new CommandDefinition(
                FindLastSql, person, transaction, cancellationToken: cancel)) is var (slot, sentAt)
            && await RoundStore.FindAsync(transaction, person.TeamId, AskWork.RoundOf(slot), cancel) is { } round
                ? new WhyAnswer(sentAt, Mrkdwn.Of($"The mentor round {RoundView.Bold(round.Name)}"), AskView.Reason(round), null)
                : null,
        cancel);
}
