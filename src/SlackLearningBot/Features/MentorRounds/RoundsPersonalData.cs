using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>The rounds a person opened, takes part in, and what they said in them. That others did not want them is the others' own.</summary>
internal sealed class RoundsPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["mentor_round", "mentor_round_person", "mentor_round_wish", "mentor_round_veto", "mentor_round_pair", "mentor_round_change"];

    // Who gets whom is nobody's to read before it has begun.
    private const string ExportSql = """
        select jsonb_build_object(
            'mentor_round', (select coalesce(jsonb_agg(to_jsonb(r) order by r.created_at), '[]') from mentor_round r where r.team_id = @TeamId and r.author_id = @UserId),
            'mentor_round_person', (select coalesce(jsonb_agg(to_jsonb(p) - 'alone' - 'alone_detail' || jsonb_build_object('name', r.name)), '[]')
                                      from mentor_round_person p join mentor_round r on r.team_id = p.team_id and r.round_id = p.round_id
                                     where p.team_id = @TeamId and p.user_id = @UserId and r.state not in ('reading', 'offered')),
            'mentor_round_wish', (select coalesce(jsonb_agg(to_jsonb(w) order by w.round_id, w.place), '[]') from mentor_round_wish w where w.team_id = @TeamId and w.user_id = @UserId),
            'mentor_round_veto', (select coalesce(jsonb_agg(to_jsonb(v)), '[]') from mentor_round_veto v where v.team_id = @TeamId and v.user_id = @UserId),
            'mentor_round_pair', (select coalesce(jsonb_agg(jsonb_build_object('round', r.round_id, 'mentorship', r.mentorship_id)), '[]') from mentor_round_pair r
                                   where r.team_id = @TeamId and r.mentorship_id is not null and @UserId in (r.user_id, r.mentor_id, r.third_id)),
            'mentor_round_change', (select coalesce(jsonb_agg(to_jsonb(c) order by c.created_at), '[]') from mentor_round_change c where c.team_id = @TeamId and c.author_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // A trio becomes a pair; whoever had only them goes without. What they said, and what was said of them, goes with the row that enrolled them.
    private const string EraseSql = """
        update mentor_round_pair set third_id = null where team_id = @TeamId and third_id = @UserId;
        update mentor_round_pair set mentor_id = third_id, third_id = null where team_id = @TeamId and mentor_id = @UserId and third_id is not null;
        update mentor_round_pair set user_id = third_id, third_id = null where team_id = @TeamId and user_id = @UserId and third_id is not null;
        update mentor_round_person p
           set alone = 'gone', alone_detail = null
          from mentor_round_pair r
          join mentor_round o on o.team_id = r.team_id and o.round_id = r.round_id
         where r.team_id = @TeamId and r.mentorship_id is null and p.team_id = r.team_id and p.round_id = r.round_id
           and ((r.mentor_id = @UserId and p.user_id = r.user_id) or (o.kind = 'peer' and r.user_id = @UserId and p.user_id = r.mentor_id));
        delete from mentor_round_person where team_id = @TeamId and user_id = @UserId;
        update mentor_round_change set author_id = 'erased' where team_id = @TeamId and author_id = @UserId;
        update mentor_round set author_id = 'erased' where team_id = @TeamId and author_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
