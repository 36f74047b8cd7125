using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Invitations;

/// <summary>What a person was invited to and said, and whom they meant to invite.</summary>
internal sealed class InvitationsPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables => ["invitation", "invitation_candidate", "invitation_quiet", "invitation_round"];

    private const string ExportSql = """
        select jsonb_build_object(
            'invitation', (select coalesce(jsonb_agg(to_jsonb(i)), '[]') from invitation i where i.team_id = @TeamId and i.user_id = @UserId),
            'invitation_candidate', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from invitation_candidate c where c.team_id = @TeamId and c.user_id = @UserId),
            'invitation_quiet', (select coalesce(jsonb_agg(to_jsonb(q)), '[]') from invitation_quiet q where q.team_id = @TeamId and q.user_id = @UserId),
            'invitation_round', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from invitation_round r where r.team_id = @TeamId and r.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // Others keep their invitations, without the one who is forgotten.
    private const string EraseSql = """
        update invitation set invited_by = 'erased' where team_id = @TeamId and invited_by = @UserId;
        delete from invitation_round where team_id = @TeamId and user_id = @UserId;
        update invitation_round r
           set targets = (select jsonb_agg(case when t.one ->> 'id' = @UserId then t.one || '{"id": "erased", "name": null}' else t.one end order by t.place)
                            from jsonb_array_elements(r.targets) with ordinality as t (one, place))
         where r.team_id = @TeamId and r.targets @> jsonb_build_array(jsonb_build_object('id', @UserId::text));
        delete from invitation_candidate where team_id = @TeamId and user_id = @UserId;
        delete from invitation_quiet where team_id = @TeamId and user_id = @UserId;
        delete from invitation where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
