using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Why somebody asked this person for help, for <c>/learn why</c>.</summary>
internal sealed class AsksWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindSql = """
        select slot, finished_at as sent_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind = @Kind and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    private const string FindWishSql = """
        select w.user_id, p.gives, p.people
          from mentor_wish w
          join mentor_choice c on c.team_id = w.team_id and c.wish_id = w.wish_id and c.place = @Place and c.mentor_id = @UserId
          left join mentor_profile p on p.team_id = c.team_id and p.user_id = c.mentor_id
         where w.team_id = @TeamId and w.wish_id = @WishId
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (await connection.QuerySingleOrDefaultAsync<(string Slot, DateTimeOffset SentAt)?>(new CommandDefinition(
                FindSql, new { person.TeamId, person.UserId, Kind = AskWork.KindName }, cancellationToken: cancel)) is not var (slot, sentAt))
        {
            return null;
        }

        var (wish, place) = AskWork.Read(slot);
        return await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            FindWishSql, new { person.TeamId, person.UserId, WishId = wish, Place = place }, cancellationToken: cancel)) is { } row
            ? new WhyAnswer(sentAt, Mrkdwn.Of($"The question of {new SlackUser(row.UserId)}"), Reason(row), Less: null)
            : null;
    }

    private static Mrkdwn Reason(Row row) => row.Gives is { } gives
        ? Mrkdwn.Of($"Your mentor profile says that you help with {string.Join(", ", gives.Take(3))}, and have time for {row.People} {(row.People == 1 ? "person" : "people")}. Without an answer they go on to somebody else; `/mentor pause` keeps such questions away.")
        : Mrkdwn.Of($"You had a mentor profile when they asked. You have none now, so nobody else asks.");

    private sealed record Row(string UserId, string[]? Gives, short? People);
}
