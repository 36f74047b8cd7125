using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Programmes;

/// <summary>The programmes a person wrote, is in, or gets steps of as somebody's manager.</summary>
internal sealed class ProgrammesPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } =
        ["programme", "programme_version", "programme_draft", "programme_cohort", "programme_member", "programme_step_state", "programme_spared"];

    private const string ExportSql = """
        select jsonb_build_object(
            'programme', (select coalesce(jsonb_agg(to_jsonb(p) order by p.saved_at), '[]') from programme p where p.team_id = @TeamId and p.author_id = @UserId),
            'programme_version', (select coalesce(jsonb_agg(to_jsonb(v) order by v.saved_at), '[]') from programme_version v where v.team_id = @TeamId and v.author_id = @UserId),
            'programme_draft', (select coalesce(jsonb_agg(to_jsonb(d) order by d.created_at), '[]') from programme_draft d where d.team_id = @TeamId and d.user_id = @UserId),
            'programme_cohort', (select coalesce(jsonb_agg(to_jsonb(c) order by c.created_at), '[]') from programme_cohort c where c.team_id = @TeamId and c.author_id = @UserId),
            'programme_member', (select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('programme', c.programme_id)), '[]')
                                   from programme_member m join programme_cohort c on c.team_id = m.team_id and c.cohort_id = m.cohort_id
                                  where m.team_id = @TeamId and m.user_id = @UserId and c.state in ('running', 'over', 'cancelled')),
            'programme_spared', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from programme_spared x where x.team_id = @TeamId and x.user_id = @UserId),
            'programme_step_state', (select coalesce(jsonb_agg(to_jsonb(s) order by s.owed_at), '[]') from programme_step_state s
                                      where s.team_id = @TeamId and s.user_id = @UserId and s.state in ('owed', 'done')))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // What was planned about them goes with the row that enrolled them; what they were to do about others goes by itself, and what had not come waits for another manager.
    private const string EraseSql = """
        delete from programme_member where team_id = @TeamId and user_id = @UserId;
        update programme_step_state set user_id = about_id where team_id = @TeamId and user_id = @UserId and about_id <> @UserId and state in ('waiting', 'left_out');
        delete from programme_step_state where team_id = @TeamId and user_id = @UserId;
        delete from programme_spared where team_id = @TeamId and user_id = @UserId;
        delete from programme_draft where team_id = @TeamId and user_id = @UserId;
        update programme set author_id = 'erased' where team_id = @TeamId and author_id = @UserId;
        update programme_version set author_id = 'erased' where team_id = @TeamId and author_id = @UserId;
        update programme_cohort set author_id = 'erased' where team_id = @TeamId and author_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
