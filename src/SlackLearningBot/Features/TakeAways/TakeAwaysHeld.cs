using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>Why the last question for take-aways came; and those that were held back and not answered since.</summary>
internal sealed class TakeAwaysHeld(NpgsqlDataSource database) : IWhy, IWaiting
{
    private const string FindLastAskedSql = """
        select d.finished_at, coalesce(t.about, '')
          from (select finished_at, slot
                  from delivery
                 where team_id = @TeamId and recipient = @UserId and kind = 'take_away.ask' and state = 'sent'
                 order by finished_at desc
                 limit 1) d
          left join take_away t on t.team_id = @TeamId and t.take_away_id = d.slot::uuid
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<(DateTimeOffset SentAt, string About)?>(new CommandDefinition(
            FindLastAskedSql, new { person.TeamId, person.UserId }, cancellationToken: cancel)) is var (sentAt, about)
            ? new WhyAnswer(sentAt, Mrkdwn.Of($"My question what you took away"), TakeAwayView.Reason(TakeAway.SessionOf(about)), Less: null)
            : null;
    }

    public IReadOnlyList<string> Kinds { get; } = [AskWork.KindName];

    private const string ReadSql = """
        select take_away_id, about, title
          from take_away
         where team_id = @TeamId and take_away_id = any(@Ids::uuid[]) and written_at is null and withdrawn_at is null
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var open = (await transaction.Connection!.QueryAsync<(Guid Id, string About, string Title)>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, Ids = held.Select(one => Guid.Parse(one.Slot)).ToArray() }, transaction, cancellationToken: cancel)))
            .ToDictionary(row => row.Id);
        return
        [
            .. held.Select(one => open.TryGetValue(Guid.Parse(one.Slot), out var row)
                ? new WaitingThing(Mrkdwn.Of($"What you took away from {TakeAwayView.Name(row.About, row.Title)}"), TakeAwayButtons.Write(row.About, row.Title, "Write it down"))
                : null),
        ];
    }
}
