using Dapper;
using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Invitations that were held back and not asked about since.</summary>
internal sealed class InvitationsWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [InvitationWork.KindName];

    private const string ReadSql = """
        select i.user_id, i.track_id, t.title
          from unnest(@UserIds::text[], @TrackIds::text[]) as h (user_id, track_id)
          join invitation i on i.team_id = @TeamId and i.user_id = h.user_id and i.track_id = h.track_id and i.state = 'waiting'
          join track t on t.team_id = i.team_id and t.track_id = i.track_id and t.retired_at is null
         where not exists (select from invitation_quiet q where q.team_id = i.team_id and q.user_id = i.user_id)
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<(string UserId, string TrackId, string Title)>(new CommandDefinition(ReadSql, new
        {
            TeamId = teamId,
            UserIds = held.Select(one => one.UserId).ToArray(),
            TrackIds = held.Select(one => TrackOf(one.Slot)).ToArray(),
        }, transaction, cancellationToken: cancel));
        var titles = rows.DistinctBy(row => (row.UserId, row.TrackId)).ToDictionary(row => (row.UserId, row.TrackId), row => row.Title);
        return [.. held.Select(one => titles.TryGetValue((one.UserId, TrackOf(one.Slot)), out var title) ? new WaitingThing(InvitationView.Name(title)) : null)];
    }

    private static string TrackOf(string slot) => slot[(slot.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
