using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Learners;

/// <summary>What other slices know that helps to propose something.</summary>
internal sealed class ProposalStore(NpgsqlDataSource database)
{
    private const string FindProfileSql = """
        select zone, refreshed_at
          from person
         where team_id = @TeamId and user_id = @UserId
        """;

    /// <summary>What Slack said about the person, when it was asked.</summary>
    public async Task<SlackProfile?> FindProfileAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<SlackProfile>(new CommandDefinition(FindProfileSql, person, cancellationToken: cancel));
    }

    private const string FindDefaultsSql = "select zone, hour, days from workspace_default where team_id = @TeamId";

    /// <summary>What the workspace wants to be proposed, when it said so.</summary>
    public async Task<WorkspaceDefaults?> FindDefaultsAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<WorkspaceDefaults>(new CommandDefinition(
            FindDefaultsSql, new { TeamId = teamId }, cancellationToken: cancel));
    }

    // An option's value has 75 characters at most, and a form offers ten.
    private const string ReadTracksSql = """
        select t.track_id, t.title, t.description, e.track_id is not null or i.track_id is not null as is_joined
          from track t
          left join enrolment e on e.team_id = t.team_id and e.user_id = @UserId and e.track_id = t.track_id and e.left_at is null
          left join invitation i on i.team_id = t.team_id and i.user_id = @UserId and i.track_id = t.track_id and i.state = 'asked'
         where t.team_id = @TeamId and t.retired_at is null and char_length(t.track_id) <= 75
         order by e.track_id is null and i.track_id is null, t.position, t.track_id
         limit 10
        """;

    /// <summary>What can be learnt here, at most ten; what the person joined already, or is invited to, comes first.</summary>
    public async Task<IReadOnlyList<OfferedTrack>> ReadTracksAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var tracks = await connection.QueryAsync<OfferedTrack>(new CommandDefinition(ReadTracksSql, person, cancellationToken: cancel));
        return tracks.AsList();
    }
}

/// <summary>The zone of the profile (IANA, perhaps one we do not know) and when Slack was last asked.</summary>
internal sealed record SlackProfile
{
    public string? Zone { get; init; }
    public DateTimeOffset? RefreshedAt { get; init; }
}

/// <summary>A workspace's own word; null: the program's settings hold.</summary>
internal sealed record WorkspaceDefaults
{
    public string? Zone { get; init; }
    public TimeOnly? Hour { get; init; }
    public short? Days { get; init; }
}

/// <summary>A track to choose by interest; one the person joined or is invited to is ticked.</summary>
internal sealed record OfferedTrack(string TrackId, string Title, string Description, bool IsJoined);
