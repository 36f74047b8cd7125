using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>An owner's drafts with their files, and colleagues' messages on their way to become lessons.</summary>
internal sealed class AuthoringPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables => ["draft", "draft_file", "lesson_wish"];

    // What a colleague wrote is not handed to whoever pointed to it.
    private const string ExportSql = """
        select jsonb_build_object(
               'draft', (select coalesce(jsonb_agg(to_jsonb(d) order by d.created_at), '[]') from draft d where d.team_id = @TeamId and d.user_id = @UserId),
               'draft_file', (select coalesce(jsonb_agg(to_jsonb(f) order by f.draft_id, f.path), '[]') from draft_file f where f.team_id = @TeamId and f.user_id = @UserId),
               'lesson_wish', (select coalesce(jsonb_agg(case when w.author_id = @UserId then to_jsonb(w) else to_jsonb(w) - 'text' end order by w.created_at), '[]')
                                 from lesson_wish w
                                where w.team_id = @TeamId and (w.author_id = @UserId or w.user_id = @UserId or w.claimed_by = @UserId)))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // A draft made of this person's message is theirs as well, until it is published.
    private const string EraseDraftsSql = """
        delete from draft d
         where d.team_id = @TeamId
           and (d.user_id = @UserId
                or d.state = 'open' and d.draft_id in (select w.draft_id from lesson_wish w where w.team_id = @TeamId and w.author_id = @UserId))
        """;

    private const string EraseWishesSql = "delete from lesson_wish where team_id = @TeamId and author_id = @UserId";

    private const string LeaveWishesSql = """
        update lesson_wish
           set user_id = nullif(user_id, @UserId), draft_id = case when claimed_by = @UserId then null else draft_id end, claimed_by = nullif(claimed_by, @UserId)
         where team_id = @TeamId and (user_id = @UserId or claimed_by = @UserId)
        """;

    public async Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseDraftsSql, person, transaction, cancellationToken: cancel));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseWishesSql, person, transaction, cancellationToken: cancel));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(LeaveWishesSql, person, transaction, cancellationToken: cancel));
    }
}
