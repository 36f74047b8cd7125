using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Assessments;

/// <summary>
/// Gives what was confirmed to thousands, lets their reminders follow a deadline that was moved, and takes back what was taken back from them. Who is left stands in their own rows, so a walk that was broken
/// off goes on there, and whichever walk of the workspace comes next does what is left of any.
/// </summary>
internal sealed class AssignmentWalk(
    NpgsqlDataSource database, Giving giving, Moving moving, TakingBack takingBack, OwnersMessage message, Deliveries deliveries, CalendarClock calendar)
    : WalkWork(database, deliveries, calendar)
{
    private const string KindName = "assessment.walk";

    public override string Kind => KindName;

    public static NewDelivery Of(string teamId, DateTimeOffset now) => Start(teamId, KindName, now);

    /// <summary>Answers which assignment it was at.</summary>
    protected override async Task<string?> WalkAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel)
    {
        if (await WalkStore.LockNextAsync(transaction, teamId, cancel) is not { } assignment)
        {
            return null;
        }

        var isMore = assignment.State == "open"
            ? await giving.GiveSomeAsync(transaction, assignment, cancel) || await moving.FollowSomeAsync(transaction, assignment, cancel)
            : await takingBack.EndSomeAsync(transaction, assignment, cancel);
        if (!isMore)
        {
            await WalkStore.SaveWalkingAsync(transaction, assignment, false, cancel);
            await message.UpdateAsync(transaction, assignment, cancel);
        }

        return $"{assignment.AssignmentId}";
    }
}
