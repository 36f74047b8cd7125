using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Drafts that are written in the form.</summary>
internal sealed class FormStore(NpgsqlDataSource database)
{
    private const string AddSql = """
        insert into draft (team_id, draft_id, user_id, kind, state, form, created_at, expires_at)
        values (@TeamId, @DraftId, @UserId, 'form', 'open', @Form::jsonb, @Now, @ExpiresAt)
        """;

    public static async Task AddAsync(NpgsqlTransaction transaction, Draft draft, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            draft.TeamId, draft.DraftId, draft.UserId, Form = AuthoringJson.Write(draft.Form), Now = draft.CreatedAt, ExpiresAt = draft.CreatedAt + Draft.Life,
        }, transaction, cancellationToken: cancel));

    private const string FindOpenSql = """
        select d.team_id, d.draft_id, d.user_id, d.kind, d.state, d.problems::text as problems, d.track::text as track, d.form::text as form, d.created_at
          from draft d
         where d.team_id = @TeamId and d.user_id = @UserId and d.kind = 'form' and d.state = 'open' and d.expires_at > @Now
           and not exists (select from lesson_wish w where w.team_id = d.team_id and w.draft_id = d.draft_id)
         order by d.created_at desc
         limit 1
        """;

    /// <summary>The form this person began last and did not end; one made of a message is found at the message.</summary>
    public async Task<Draft?> FindOpenAsync(LearnerKey author, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<DraftRow>(new CommandDefinition(
            FindOpenSql, new { author.TeamId, author.UserId, Now = now }, cancellationToken: cancel));
        return row?.ToDraft();
    }

    private const string SaveSql =
        "update draft set form = @Form::jsonb where team_id = @TeamId and draft_id = @DraftId and state = 'open' and kind = 'form'";

    /// <summary>False when the draft is over.</summary>
    public async Task<bool> SaveAsync(Draft draft, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            SaveSql, new { draft.TeamId, draft.DraftId, Form = AuthoringJson.Write(draft.Form) }, cancellationToken: cancel)) == 1;
    }

    private const string TakenSql = """
        select exists (select from lesson where team_id = @TeamId and lesson_id = @Id)
            or exists (select from question where team_id = @TeamId and question_id = @Id || '-1')
        """;

    /// <summary>Whether a lesson or its first question has this id already.</summary>
    public async Task<bool> IsTakenAsync(string teamId, string id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(TakenSql, new { TeamId = teamId, Id = id }, cancellationToken: cancel));
    }
}
