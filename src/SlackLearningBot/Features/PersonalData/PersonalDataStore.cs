using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>Whether there is anything to hand over.</summary>
internal sealed class PersonalDataStore(NpgsqlDataSource database)
{
    // Not asked: delivery, inbound_event and home_view, which showing the answer in App Home fills by itself.
    private const string KnowsSql = """
        select exists (select 1 from person where team_id = @TeamId and user_id = @UserId)
            or exists (select 1 from learner where team_id = @TeamId and user_id = @UserId)
            or exists (select 1 from role_grant where team_id = @TeamId and user_id = @UserId)
            or exists (select 1 from enrolment where team_id = @TeamId and user_id = @UserId)
            or exists (select 1 from lesson_turn where team_id = @TeamId and user_id = @UserId)
            or exists (select 1 from review where team_id = @TeamId and user_id = @UserId)
            or exists (select 1 from contact where team_id = @TeamId and user_id = @UserId)
        """;

    public async Task<bool> KnowsAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(KnowsSql, person, cancellationToken: cancel));
    }
}
