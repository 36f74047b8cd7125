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

    // An option's value has 75 characters at most, and a form offers ten.
    private const string ReadTracksSql = """
        select track_id, title, description
          from track
         where team_id = @TeamId and retired_at is null and char_length(track_id) <= 75
         order by position, track_id
         limit 10
        """;

    public async Task<IReadOnlyList<OfferedTrack>> ReadTracksAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var tracks = await connection.QueryAsync<OfferedTrack>(new CommandDefinition(ReadTracksSql, new { TeamId = teamId }, cancellationToken: cancel));
        return tracks.AsList();
    }
}

/// <summary>The zone of the profile (IANA, perhaps one we do not know) and when Slack was last asked.</summary>
internal sealed record SlackProfile
{
    public string? Zone { get; init; }
    public DateTimeOffset? RefreshedAt { get; init; }
}

/// <summary>A track to choose by interest.</summary>
internal sealed record OfferedTrack(string TrackId, string Title, string Description);
