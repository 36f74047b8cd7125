using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Whom a person asked, and who asked them.</summary>
internal sealed class AsksPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["mentor_wish", "mentor_choice"];

    // What a mentor was asked is theirs to see; the mentee's other choices are not.
    private const string ExportSql = """
        select jsonb_build_object(
            'mentor_wish', (select coalesce(jsonb_agg(to_jsonb(w) || jsonb_build_object('choices',
                                       (select coalesce(jsonb_agg(to_jsonb(c) order by c.place), '[]') from mentor_choice c where c.team_id = w.team_id and c.wish_id = w.wish_id))
                                   order by w.created_at), '[]')
                              from mentor_wish w where w.team_id = @TeamId and w.user_id = @UserId),
            'mentor_choice', (select coalesce(jsonb_agg(jsonb_build_object('mentee', w.user_id, 'sentence', w.sentence, 'state', c.state, 'asked_at', c.asked_at, 'reply', c.reply) order by c.asked_at), '[]')
                                from mentor_choice c
                                join mentor_wish w on w.team_id = c.team_id and w.wish_id = c.wish_id
                               where c.team_id = @TeamId and c.mentor_id = @UserId and c.asked_at is not null))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // A mentor who is erased while they are asked is not there any more: the wish is looked at again at once.
    private const string EraseSql = """
        delete from mentor_wish where team_id = @TeamId and user_id = @UserId;
        update mentor_wish w
           set next_step_at = '-infinity'
         where w.team_id = @TeamId and w.state = 'open'
           and exists (select from mentor_choice c where c.team_id = w.team_id and c.wish_id = w.wish_id and c.mentor_id = @UserId);
        delete from mentor_choice where team_id = @TeamId and mentor_id = @UserId;
        update mentor_choice set proposed_by = null where team_id = @TeamId and proposed_by = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
