using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Who left the company leaves their groups: nothing more comes to them, and nobody counts them.</summary>
internal sealed partial class MembersGone(NpgsqlDataSource database, Endings endings, CalendarClock calendar, ILogger<MembersGone> log)
{
    private const int BatchSize = 500;

    private const string ReadGoneSql = """
        select m.team_id, m.cohort_id, m.user_id
          from person who
          join programme_member m on m.team_id = who.team_id and m.user_id = who.user_id and m.left_at is null
          join programme_cohort c on c.team_id = m.team_id and c.cohort_id = m.cohort_id and c.state = 'running'
         where who.deleted
         order by m.team_id, m.cohort_id, m.user_id
         limit @Most
        """;

    public async Task LeaveDueAsync(CancellationToken cancel)
    {
        IReadOnlyList<(string TeamId, Guid CohortId, string UserId)> gone;
        var hasFailed = false;
        do
        {
            gone = await database.InTransactionAsync(transaction => ReadGoneAsync(transaction, cancel), cancel);
            foreach (var group in gone.GroupBy(one => (one.TeamId, one.CohortId)))
            {
                hasFailed |= !await TryLeaveAsync(group.Key.TeamId, group.Key.CohortId, [.. group.Select(one => one.UserId)], cancel);
            }
        }
        while (gone.Count == BatchSize && !hasFailed);
    }

    /// <summary>False when something is wrong with this group: it is tried again in an hour, and the others do not wait for it.</summary>
    private async Task<bool> TryLeaveAsync(string teamId, Guid id, string[] people, CancellationToken cancel)
    {
        try
        {
            await database.InTransactionAsync(transaction => LeaveAsync(transaction, teamId, id, people, cancel), cancel);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException && !Database.IsDown(e))
        {
            Log.Failed(log, id, teamId, e);
            return false;
        }
    }

    private static async Task<IReadOnlyList<(string TeamId, Guid CohortId, string UserId)>> ReadGoneAsync(NpgsqlTransaction transaction, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid, string)>(new CommandDefinition(ReadGoneSql, new { Most = BatchSize }, transaction, cancellationToken: cancel))).AsList();

    private async Task LeaveAsync(NpgsqlTransaction transaction, string teamId, Guid id, string[] people, CancellationToken cancel)
    {
        if (await CohortStore.LockAsync(transaction, teamId, id, cancel) is not { IsRunning: true } cohort)
        {
            return;
        }

        foreach (var person in people)
        {
            await MemberStore.LeaveAsync(transaction, new LearnerKey(teamId, person), id, byStop: false, calendar.Now, cancel);
        }

        await endings.EndAsync(transaction, cohort, people, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(5080, LogLevel.Error, "Who left the company could not be taken out of group {CohortId} of workspace {TeamId}; it is tried again in an hour.")]
        public static partial void Failed(ILogger log, Guid cohortId, string teamId, Exception e);
    }
}
