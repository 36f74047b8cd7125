using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Digest;

/// <summary>What waited this week: lessons that were not answered, and what the budget or quiet held back. Never how much.</summary>
internal sealed class WaitedSection(WaitingThings things, IWorkspaces workspaces) : IDigestSection
{
    public int Order => 40;

    public bool IsWorthAMessage => true;

    private const string ReadOpenSql = """
        select p.user_id, l.title, d.channel, d.ts
          from unnest(@UserIds::text[], @Days::date[]) as p (user_id, since)
          join lesson_progress g on g.team_id = @TeamId and g.user_id = p.user_id and g.state = 'open' and g.served_on > p.since and coalesce(g.comes_back_at <= @Now, true)
          join enrolment e on e.team_id = g.team_id and e.user_id = g.user_id and e.track_id = g.track_id and e.left_at is null
          join lesson l on l.team_id = g.team_id and l.lesson_id = g.lesson_id and l.retired_at is null
          left join delivery d on d.team_id = g.team_id and d.recipient = g.user_id and d.kind = @Kind
                              and d.slot = to_char(g.served_on, 'YYYY-MM-DD') and d.state = 'sent' and d.ts is not null
         order by p.user_id, g.served_on desc
        """;

    public async Task<IReadOnlyDictionary<string, DigestPart>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<DigestWeek> weeks, CancellationToken cancel)
    {
        var userIds = weeks.Select(week => week.UserId).ToArray();
        var open = (await transaction.Connection!.QueryAsync<OpenLesson>(new CommandDefinition(ReadOpenSql, new
        {
            TeamId = teamId,
            UserIds = userIds,
            Days = weeks.Select(week => LocalDay.Of(week.From, week.Zone)).ToArray(),
            weeks[0].Now,
            Kind = Asked.Lesson,
        }, transaction, cancellationToken: cancel))).ToLookup(lesson => lesson.UserId);
        var held = await things.ReadAsync(transaction, teamId, userIds, weeks[0].Now, cancel);
        var workspace = open.Count == 0 ? null : await workspaces.FindAsync(transaction, teamId, cancel);
        return userIds
            .Select(user => (User: user, Open: open[user].ToList(), Held: held[user].Where(one => one.Held.Kind != Digests.Kind).ToList()))
            .Where(one => one.Open.Count + one.Held.Count > 0)
            .ToDictionary(one => one.User, one => PartOf(one.Open, one.Held, workspace));
    }

    private static DigestPart PartOf(List<OpenLesson> open, List<Waiting> held, Workspace? workspace) =>
        new(Mrkdwn.Of($"What waited"), [.. open.Select(lesson => Named(lesson, workspace)), .. held.Select(one => one.Thing.What)])
        {
            CountsRest = false,
            Buttons = [.. open.Count > 0 ? [CommonButtons.Today] : Array.Empty<Button>(), .. held.Count > 0 ? [WaitingView.OpenButton] : Array.Empty<Button>()],
        };

    private static Mrkdwn Named(OpenLesson lesson, Workspace? workspace) => lesson is { Channel: { } channel, Ts: { } ts } && workspace is not null
        ? Mrkdwn.Of($"{new SlackLink(workspace.LinkTo(channel, ts).ToString(), DigestView.Title(lesson.Title))}")
        : Mrkdwn.Of($"{DigestView.Title(lesson.Title)}");

    private sealed record OpenLesson
    {
        public required string UserId { get; init; }
        public required string Title { get; init; }
        public string? Channel { get; init; }
        public string? Ts { get; init; }
    }
}
