using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Whoever was at a session is asked once what they took away, as after a conference; those who taught it are not.</summary>
internal sealed class BringingBack(ITakeAways takeAways, CalendarClock calendar)
{
    /// <summary>Whether somebody who was there is asked.</summary>
    public static bool Asks(Gathering gathering, string userId) => Words.Kind(gathering).IsBroughtBack && !gathering.Hosts.Contains(userId);

    /// <summary>What stands for it among all that people bring something back from: all dates of a session are one thing.</summary>
    public static string AboutOf(Gathering gathering) => BeenThere.AboutSession(gathering.Kind, gathering.SessionId ?? gathering.GatheringId);

    /// <summary>How it stands with what they took away.</summary>
    public async Task<TakeAwayStanding> StandingAsync(NpgsqlTransaction transaction, Gathering gathering, string userId, CancellationToken cancel) => Asks(gathering, userId)
        ? await takeAways.FindStandingAsync(transaction, new LearnerKey(gathering.TeamId, userId), AboutOf(gathering), cancel)
        : TakeAwayStanding.Nothing;

    // Who was there on one of the dates of the session, and on which last: by the list, or by their own word as long as there is none.
    private const string ReadThereSql = """
        with date as (
            select @GatheringId::uuid as gathering_id
             union
            select other.gathering_id
              from session_date own
              join session_date other on other.team_id = own.team_id and other.session_id = own.session_id
             where own.team_id = @TeamId and own.gathering_id = @GatheringId
        )
        select p.user_id,
               max(g.day) filter (where (g.state = 'held' or (g.state = 'planned' and g.starts_at <= @Now))
                                    and case when g.listed_at is null then p.attended_at is not null else coalesce(p.listed, false) end) as last_on
          from date d
          join gathering g on g.team_id = @TeamId and g.gathering_id = d.gathering_id
          join gathering_place p on p.team_id = g.team_id and p.gathering_id = g.gathering_id and (p.attended_at is not null or p.listed is not null)
         where @UserId::text is null or p.user_id = @UserId
         group by p.user_id
         order by p.user_id
        """;

    /// <summary>After something was said about who was there: whoever was is asked a few days later, whoever was not is not.</summary>
    /// <param name="transaction">Of whoever says it.</param>
    /// <param name="gathering">As it is now; held by the transaction.</param>
    /// <param name="userId">Of whom it was said; null: of everybody.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task SettleAsync(NpgsqlTransaction transaction, Gathering gathering, string? userId, CancellationToken cancel)
    {
        if (!Words.Kind(gathering).IsBroughtBack)
        {
            return;
        }

        var known = (await transaction.Connection!.QueryAsync<(string UserId, DateOnly? LastOn)>(new CommandDefinition(
            ReadThereSql, new { gathering.TeamId, gathering.GatheringId, UserId = userId, calendar.Now }, transaction, cancellationToken: cancel))).AsList();
        var there = known.Where(one => one.LastOn is not null && Asks(gathering, one.UserId)).ToList();
        var others = known.Select(one => one.UserId).Append(userId).OfType<string>().Except(there.Select(one => one.UserId));

        var about = AboutOf(gathering);
        await takeAways.StopAskingAsync(transaction, [.. others.Select(Key)], about, cancel);
        foreach (var day in there.GroupBy(one => one.LastOn!.Value))
        {
            await takeAways.ExpectAsync(transaction, [.. day.Select(one => Key(one.UserId))], new BeenThere(about, gathering.Title, day.Key), cancel);
        }

        LearnerKey Key(string id) => new(gathering.TeamId, id);
    }
}
