using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What the files of a draft say.</summary>
internal sealed class DraftFileStore(NpgsqlDataSource database)
{
    private const string LockSql = "select waiting from draft where team_id = @TeamId and draft_id = @DraftId for update";

    private const string ReadPathsSql = "select path from draft_file where team_id = @TeamId and draft_id = @DraftId and path = any(@Paths)";

    private const string SaveFilesSql = """
        insert into draft_file (team_id, draft_id, user_id, path, content)
        select d.team_id, d.draft_id, d.user_id, n.path, n.content
          from draft d, unnest(@Paths::text[], @Contents::text[]) as n (path, content)
         where d.team_id = @TeamId and d.draft_id = @DraftId
            on conflict (team_id, draft_id, path) do nothing
        """;

    private const string NoteReadSql = """
        update draft
           set problems = problems || @Problems::jsonb, waiting = array_remove(waiting, @File),
               state = case when array_remove(waiting, @File) = '{}' then 'open' else 'reading' end
         where team_id = @TeamId and draft_id = @DraftId
        returning state = 'open' and (problems <> '[]' or exists (select from draft_file f where f.team_id = @TeamId and f.draft_id = @DraftId))
        """;

    /// <summary>Keeps what one of Slack's files held; true when it was the last that was waited for, and there is something to report. Done twice it changes nothing.</summary>
    public static async Task<bool> SaveAsync(
        NpgsqlTransaction transaction, string teamId, FileToRead file, UploadRead read, CancellationToken cancel)
    {
        var draft = new { TeamId = teamId, DraftId = file.Draft };
        var waiting = await transaction.Connection!.QuerySingleOrDefaultAsync<string[]>(new CommandDefinition(LockSql, draft, transaction, cancellationToken: cancel));
        if (waiting?.Contains(file.File) is not true)
        {
            return false; // read already, discarded or gone
        }

        string[] paths = [.. read.Files.Select(one => one.Path)];
        var taken = (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadPathsSql, new { TeamId = teamId, DraftId = file.Draft, Paths = paths }, transaction, cancellationToken: cancel))).AsList();
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveFilesSql,
            new { TeamId = teamId, DraftId = file.Draft, Paths = paths, Contents = read.Files.Select(one => one.Text).ToArray() },
            transaction, cancellationToken: cancel));
        IReadOnlyList<ContentError> problems = [.. read.Problems, .. taken.Select(UploadWords.Twice)];
        return await transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            NoteReadSql, new { TeamId = teamId, DraftId = file.Draft, file.File, Problems = AuthoringJson.Write(problems) }, transaction, cancellationToken: cancel));
    }

    private const string ReadSql = "select path, content as text from draft_file where team_id = @TeamId and draft_id = @DraftId order by path";

    public async Task<IReadOnlyList<ContentFile>> ReadAsync(string teamId, Guid draftId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var files = await connection.QueryAsync<ContentFile>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, DraftId = draftId }, cancellationToken: cancel));
        return files.AsList();
    }
}
