using Dapper;
using Npgsql;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Questions to a mentor, and answers to a mentee, that were held back.</summary>
internal sealed class AsksWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [AskWork.KindName, ToldWork.KindName];

    private const string ReadSql = """
        select h.place, w.user_id as mentee_id, c.mentor_id, c.state, w.user_id = h.user_id as is_own
          from unnest(@UserIds::text[], @WishIds::uuid[], @Choices::smallint[]) with ordinality as h (user_id, wish_id, choice, place)
          join mentor_wish w on w.team_id = @TeamId and w.wish_id = h.wish_id
          join mentor_choice c on c.team_id = w.team_id and c.wish_id = w.wish_id and c.place = h.choice
         where (c.mentor_id = h.user_id and c.state = 'asked') or (w.user_id = h.user_id and c.state in ('accepted', 'declined', 'silent', 'gone'))
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = (await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(ReadSql, new
        {
            TeamId = teamId,
            UserIds = held.Select(one => one.UserId).ToArray(),
            WishIds = held.Select(one => Guid.ParseExact(one.Slot[..32], "N")).ToArray(),
            Choices = held.Select(one => short.TryParse(one.Slot[33..], out var choice) ? choice : (short)0).ToArray(),
        }, transaction, cancellationToken: cancel))).ToDictionary(row => (int)row.Place - 1);
        return [.. held.Select((_, at) => rows.TryGetValue(at, out var row) ? new WaitingThing(What(row)) : null)];
    }

    private static Mrkdwn What(Row row) => row switch
    {
        { IsOwn: false } => Mrkdwn.Of($"{new SlackUser(row.MenteeId)} asks you for help, in `/mentor asks`"),
        { State: "accepted" } => Mrkdwn.Of($"{new SlackUser(row.MentorId)} said yes to you"),
        _ => Mrkdwn.Of($"{new SlackUser(row.MentorId)} cannot help you now; `/mentor asks` shows how it goes on"),
    };

    private sealed record Row(long Place, string MenteeId, string MentorId, string State, bool IsOwn);
}
