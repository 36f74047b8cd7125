using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Sessions;

/// <summary>What somebody said about one date, and what the list says of them.</summary>
internal sealed record Guest
{
    public required string UserId { get; init; }
    public required bool HadSeat { get; init; }

    /// <summary>"I was there".</summary>
    public required bool Tapped { get; init; }
    public bool? Listed { get; init; }

    /// <summary>False: they left the company, and Slack takes them in no form.</summary>
    public required bool IsHere { get; init; }
}

/// <summary>Who said something about a date.</summary>
internal static class Guests
{
    private const string ReadSql = """
        select p.user_id, coalesce(p.answer = 'yes', false) as had_seat, p.attended_at is not null as tapped, p.listed, not coalesce(who.deleted, false) as is_here
          from gathering_place p
          left join person who on who.team_id = p.team_id and who.user_id = p.user_id
         where p.team_id = @TeamId and p.gathering_id = @GatheringId and (p.answer = 'yes' or p.attended_at is not null or p.listed)
         order by p.since nulls last, p.user_id
        """;

    public static async Task<IReadOnlyList<Guest>> ReadAsync(NpgsqlTransaction transaction, SessionDate date, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Guest>(new CommandDefinition(ReadSql, new { date.TeamId, date.GatheringId }, transaction, cancellationToken: cancel))).AsList();
}
