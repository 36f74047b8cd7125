using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Who left the company keeps nobody's place: of a group the others go on, everything else ends as everything ends.</summary>
internal sealed partial class GoneDue(NpgsqlDataSource database, Ending ending, CalendarClock calendar, ILogger<GoneDue> log)
{
    private const int BatchSize = 200;

    public async Task LeaveDueAsync(CancellationToken cancel)
    {
        IReadOnlyList<GoneMember> gone = [new("", Guid.Empty, "")];
        do
        {
            gone = await ReadAsync(gone[^1], cancel);
            foreach (var one in gone)
            {
                await LeaveAsync(one, cancel);
            }
        }
        while (gone.Count == BatchSize);
    }

    private Task<IReadOnlyList<GoneMember>> ReadAsync(GoneMember after, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => MemberStore.ReadGoneAsync(transaction, after, BatchSize, cancel), cancel);

    private async Task LeaveAsync(GoneMember one, CancellationToken cancel)
    {
        try
        {
            await database.InTransactionAsync(
                async transaction =>
                {
                    if (await PairingStore.LockAsync(transaction, one.TeamId, one.MentorshipId, calendar.Now, cancel) is { Facts.IsOpen: true } pairing && pairing.Find(one.UserId) is { } member)
                    {
                        await ending.LeaveAsync(transaction, pairing, member, cancel);
                    }
                },
                cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException && !Database.IsDown(e))
        {
            Log.Failed(log, one.MentorshipId, one.TeamId, e); // it must not keep the others from theirs; the next tick tries again
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5062, LogLevel.Error, "Mentorship {MentorshipId} of workspace {TeamId} could not go on without somebody who left; the next tick tries again.")]
        public static partial void Failed(ILogger log, Guid mentorshipId, string teamId, Exception e);
    }
}

/// <summary>Somebody who left the company while they take part.</summary>
internal sealed record GoneMember(string TeamId, Guid MentorshipId, string UserId);
