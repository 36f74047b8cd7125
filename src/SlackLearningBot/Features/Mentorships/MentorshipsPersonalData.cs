using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>What a person agreed on, wrote down and answered. With whom they meet is in it, what the others wrote is not.</summary>
internal sealed class MentorshipsPersonalData(Ending ending, CalendarClock calendar) : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } =
        ["mentorship_member", "meet_note", "mentorship_check", "mentor_badge", "mentor_contact", "mentorship_report"];

    private const string ExportSql = """
        select jsonb_build_object(
            'mentorship_member', (select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object(
                    'kind', s.kind, 'began_at', s.began_at, 'ended_at', s.ended_at,
                    'with', (select coalesce(jsonb_agg(o.user_id order by o.user_id), '[]') from mentorship_member o
                              where o.team_id = m.team_id and o.mentorship_id = m.mentorship_id and o.user_id <> m.user_id),
                    'meetings', (select coalesce(jsonb_agg(jsonb_build_object('starts_at', u.starts_at, 'state', u.state) order by u.number), '[]') from meet_up u
                                  where u.team_id = m.team_id and u.mentorship_id = m.mentorship_id)) order by s.began_at), '[]')
                                    from mentorship_member m
                                    join mentorship s on s.team_id = m.team_id and s.mentorship_id = m.mentorship_id
                                   where m.team_id = @TeamId and m.user_id = @UserId),
            'meet_note', (select coalesce(jsonb_agg(to_jsonb(n) order by n.written_at), '[]') from meet_note n where n.team_id = @TeamId and n.user_id = @UserId),
            'mentorship_check', (select coalesce(jsonb_agg(to_jsonb(c) order by c.answered_at), '[]') from mentorship_check c where c.team_id = @TeamId and c.user_id = @UserId),
            'mentor_badge', (select coalesce(jsonb_agg(to_jsonb(b)), '[]') from mentor_badge b where b.team_id = @TeamId and b.user_id = @UserId),
            'mentor_contact', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from mentor_contact c where c.team_id = @TeamId and c.user_id = @UserId),
            'mentorship_report', (select coalesce(jsonb_agg(to_jsonb(r) order by r.created_at), '[]') from mentorship_report r where r.team_id = @TeamId and r.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string ReadAllSql = "select mentorship_id from mentorship_member where team_id = @TeamId and user_id = @UserId order by mentorship_id";

    private const string EraseSql = """
        delete from meet_note where team_id = @TeamId and user_id = @UserId;
        delete from mentorship_check where team_id = @TeamId and user_id = @UserId;
        delete from mentor_badge where team_id = @TeamId and user_id = @UserId;
        delete from mentor_contact where team_id = @TeamId and user_id = @UserId;
        delete from mentorship_report where team_id = @TeamId and user_id = @UserId;
        update mentorship_report set told_id = 'erased' where team_id = @TeamId and told_id = @UserId;
        delete from mentorship_member where team_id = @TeamId and user_id = @UserId;
        """;

    /// <summary>What is open ends as everything ends, by nobody and for no reason; a mentorship that nobody is left of is forgotten.</summary>
    public async Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        var all = (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(ReadAllSql, person, transaction, cancellationToken: cancel))).AsList();
        var pairings = new List<Guid>();
        foreach (var id in all)
        {
            if (await PairingStore.LockAsync(transaction, person.TeamId, id, calendar.Now, cancel) is not null)
            {
                pairings.Add(id);
            }
        }

        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
        foreach (var id in pairings)
        {
            var left = (await PairingStore.FindAsync(transaction, person.TeamId, id, calendar.Now, cancel))!;
            if (left.Everybody.Count == 0)
            {
                await MentorshipStore.ForgetAsync(transaction, person.TeamId, id, cancel);
            }
            else if (left.Facts.IsOpen && !Ending.CanGoOn(left.Facts, left.Members))
            {
                await ending.EndAsync(transaction, left, cancel);
            }
        }
    }
}
