using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>Whose lessons they are: an owner is a user id or an e-mail. The lesson of somebody who is forgotten stays, without the name.</summary>
internal sealed class ContentPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables => ["lesson"];

    private const string ExportSql = """
        select jsonb_build_object('lesson', coalesce(
            jsonb_agg(jsonb_build_object('lesson_id', l.lesson_id, 'title', l.title, 'owner', l.owner) order by l.lesson_id), '[]'))::text
          from lesson l
         where l.team_id = @TeamId
           and (l.owner = @UserId
                or lower(l.owner) = (select lower(p.email) from person p where p.team_id = @TeamId and p.user_id = @UserId))
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = """
        update lesson l
           set owner = null
         where l.team_id = @TeamId
           and (l.owner = @UserId
                or lower(l.owner) = (select lower(p.email) from person p where p.team_id = @TeamId and p.user_id = @UserId))
        """;

    // Whose message a lesson was made of stands in its attribution.
    private const string EraseNameSql = """
        update lesson l
           set source = l.source - 'attribution'
          from lesson_wish w
         where w.team_id = @TeamId and w.author_id = @UserId and l.team_id = w.team_id and l.lesson_id = w.lesson_id and l.source is not null
        """;

    public async Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseNameSql, person, transaction, cancellationToken: cancel));
    }
}
