using System.Globalization;
using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>The sessions a person was at, those of programmes among them: a line of its own in <c>/learn progress</c>.</summary>
internal sealed class SessionsProgress(NpgsqlDataSource database, ISessionsAttended others) : IProgressSection
{
    private const int MostAtOneGlance = 3;

    private const string ReadSql = """
        select g.title, g.day, g.starts_at, count(*) over ()::int as sessions
          from gathering_place p
          join gathering g on g.team_id = p.team_id and g.gathering_id = p.gathering_id and g.kind <> 'talk' and g.state <> 'cancelled'
         where p.team_id = @TeamId and p.user_id = @UserId
           and case when g.listed_at is null then p.attended_at is not null else coalesce(p.listed, false) end
         order by g.starts_at desc nulls last, g.gathering_id
         limit @Most
        """;

    public async Task<ProgressPart?> ReadAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var newest = (await connection.QueryAsync<(string Title, DateOnly Day, DateTimeOffset? StartsAt, int Sessions)>(new CommandDefinition(
            ReadSql, new { person.TeamId, person.UserId, Most = MostAtOneGlance }, cancellationToken: cancel))).AsList();
        var elsewhere = await others.ReadAsync(person, MostAtOneGlance, cancel);
        var count = elsewhere.Count + (newest is [var first, ..] ? first.Sessions : 0);
        var all = newest.Select(one => (one.Title, one.Day, one.StartsAt)).Concat(elsewhere.Newest.Select(one => (one.Title, one.Day, StartsAt: (DateTimeOffset?)one.StartsAt)));
        return count == 0 ? null : Part(count, [.. all.OrderByDescending(one => one.Day).ThenByDescending(one => one.StartsAt).Take(MostAtOneGlance).Select(one => (one.Title, one.Day))]);
    }

    private static ProgressPart Part(int sessions, IReadOnlyList<(string Title, DateOnly Day)> newest)
    {
        var titles = newest.Select(one => Mrkdwn.Of($"{HappeningWords.Bold(one.Title)} ({one.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)})"));
        var line = Mrkdwn.Of($"*Sessions*\nYou were at {HappeningWords.Count(sessions, "session", "sessions")}.\n{Mrkdwn.Join(" · ", titles)}").Truncate(SlackLimits.SectionText);
        return new ProgressPart(line, [new Section(line)]);
    }
}
