using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using GatheringKind = SlackLearningBot.Learning.Gatherings.KindWords;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Colleagues who spoke about something, or taught it, and so may know more of it. They offered nothing, so there is no button to ask them as a mentor.</summary>
internal sealed class Speakers(BotSettings settings, CalendarClock calendar)
{
    private const string SearchSpeakersSql = """
        with query as (
            select websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words) as words, @Team::tsquery as team
        ), found as (
            select g.gathering_id, g.kind, g.title, g.day, g.state = 'held' as is_held, ts_rank('{0.1, 0.2, 0.4, 1.0}', g.search, q.words, 1) as rank
              from query q
              join gathering g on g.search @@ (q.team && q.words)
             where g.team_id = @TeamId and g.state in ('held', 'planned') and numnode(q.words) > 0
             order by rank desc, g.day desc, g.gathering_id
             limit @Most
        ), best as (
            select distinct on (h.user_id) h.user_id, f.kind, f.title, f.day, f.is_held, f.rank
              from found f
              join gathering_host h on h.team_id = @TeamId and h.gathering_id = f.gathering_id
             where h.user_id <> @UserId and not h.user_id = any(@Mentors::text[])
             order by h.user_id, f.is_held desc, f.rank desc, f.day desc, f.gathering_id
        )
        select b.user_id, b.kind, b.title, b.is_held
          from best b
          left join person who on who.team_id = @TeamId and who.user_id = b.user_id
         where who.deleted is not true
         order by b.rank desc, b.day desc, b.user_id
        """;

    /// <summary>
    /// Those whose talks and sessions have the words in title, abstract or skills, the best first, each once with what they held on it. The rules that hide a
    /// mentor hide them: who left, takes a rest, is of one's own reporting line or kept apart from whoever asks.
    /// </summary>
    /// <param name="connection">To read with.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="words">What for; no words are wrong.</param>
    /// <param name="mentors">Who stands in the list already.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Speaker>> SearchAsync(NpgsqlConnection connection, LearnerKey person, string words, IReadOnlyList<string> mentors, CancellationToken cancel)
    {
        var found = (await connection.QueryAsync<Speaker>(new CommandDefinition(
            SearchSpeakersSql,
            new { person.TeamId, person.UserId, Team = TextQuery.Quoted(person.TeamId), Words = words, Mentors = mentors.ToArray(), CandidateStore.Most },
            cancellationToken: cancel))).AsList();
        if (found.Count == 0)
        {
            return [];
        }

        string[] ids = [.. found.Select(one => one.UserId)];
        var facts = await CandidateStore.ReadFactsAsync(connection, person, ids, calendar.Now, cancel);
        var resting = (await CandidateStore.ReadAsync(connection, person.TeamId, ids, cancel)).Where(row => row.Open(calendar.Now, settings.DefaultZone).IsPaused).Select(row => row.UserId).ToHashSet();
        return [.. found.Where(one => !resting.Contains(one.UserId) && facts[one.UserId] is { IsOwnLine: false, IsBlocked: false })];
    }
}

/// <summary>Somebody who held a talk or a session, or is going to, and the one that says why they are found.</summary>
internal sealed record Speaker
{
    public required string UserId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required bool IsHeld { get; init; }

    /// <summary>"@Ben", and "Spoke about *How we deploy*." or "Teaches the workshop *SQL* soon."</summary>
    public IReadOnlyList<Block> Blocks()
    {
        var words = GatheringKind.Of(Kind);
        var what = IsHeld ? words.HeldWhat : words.HoldsWhat;
        var end = IsHeld ? "." : " soon.";
        return
        [
            new Section(Mrkdwn.Of($"*{new SlackUser(UserId)}*\n{char.ToUpperInvariant(what[0])}{what[1..]} *{Title.Replace('*', '∗')}*{end}").Truncate(SlackLimits.SectionText)),
        ];
    }
}
