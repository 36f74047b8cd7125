using Dapper;
using Npgsql;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Digest;

/// <summary>What was learnt this week: the lessons that were done, and how many of the questions were right.</summary>
internal sealed class LearntSection : IDigestSection
{
    public int Order => 10;

    public bool IsWorthAMessage => true;

    private const string ReadDoneSql = """
        select p.user_id, l.title
          from unnest(@UserIds::text[], @Froms::timestamptz[]) as p (user_id, since)
          join lesson_turn t on t.team_id = @TeamId and t.user_id = p.user_id and t.state = 'done' and t.closed_at > p.since
          join lesson l on l.team_id = t.team_id and l.lesson_id = t.lesson_id
         order by p.user_id, t.closed_at, l.lesson_id
        """;

    private const string CountAnswersSql = """
        select p.user_id, count(*)::int as answered, count(*) filter (where r.is_right)::int as "right"
          from unnest(@UserIds::text[], @Froms::timestamptz[]) as p (user_id, since)
          join review r on r.team_id = @TeamId and r.user_id = p.user_id and r.answered_at > p.since
         group by p.user_id
        """;

    public async Task<IReadOnlyDictionary<string, DigestPart>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<DigestWeek> weeks, CancellationToken cancel)
    {
        var people = new { TeamId = teamId, UserIds = weeks.Select(week => week.UserId).ToArray(), Froms = weeks.Select(week => week.From.UtcDateTime).ToArray() };
        var done = (await transaction.Connection!.QueryAsync<(string UserId, string Title)>(
            new CommandDefinition(ReadDoneSql, people, transaction, cancellationToken: cancel))).ToLookup(one => one.UserId, one => one.Title);
        var answers = (await transaction.Connection!.QueryAsync<(string UserId, int Answered, int Right)>(
            new CommandDefinition(CountAnswersSql, people, transaction, cancellationToken: cancel))).ToDictionary(one => one.UserId);
        return weeks
            .Where(week => done.Contains(week.UserId) || answers.ContainsKey(week.UserId))
            .ToDictionary(week => week.UserId, week => new DigestPart(
                answers.TryGetValue(week.UserId, out var count) ? HeadingOf(done.Contains(week.UserId), count.Answered, count.Right) : Mrkdwn.Of($"Learnt this week"),
                [.. done[week.UserId].Select(title => Mrkdwn.Of($"{DigestView.Title(title)}"))]));
    }

    private static Mrkdwn HeadingOf(bool isAnyDone, int answered, int right) => (isAnyDone, answered) switch
    {
        (false, _) => Mrkdwn.Of($"You answered {answered} question{(answered == 1 ? "" : "s")} this week, {right} right"),
        (_, 1) => Mrkdwn.Of($"Learnt this week, with one question answered{(right == 1 ? " right" : "")}"),
        _ => Mrkdwn.Of($"Learnt this week, with {right} of {answered} questions right"),
    };
}
